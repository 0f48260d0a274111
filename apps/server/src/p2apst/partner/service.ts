import { type Database, uuidv7 } from '../../platform/index.ts';

/** A bank or another partner that sells. */
export interface PartnerRegistration {
  readonly partnerId: string;
  readonly name: string;
  /** What the partner charges the customer on top of a purchase, and keeps: rupiah x 100. */
  readonly adminCents: number;
}

/** Registers a partner with an empty deposit; does nothing when it is there already. */
export async function registerPartner(
  database: Database,
  partner: PartnerRegistration,
): Promise<void> {
  await database.pool.query(
    `with partner as (
       insert into p2apst.partner (partner_id, name, admin_cents) values ($1, $2, $3) on conflict do nothing returning partner_id)
     insert into p2apst.deposit (partner_id, balance_cents) select partner_id, 0 from partner`,
    [partner.partnerId, partner.name, partner.adminCents],
  );
}

/**
 * Books money that a partner has paid into its deposit: the bank account is debited, the deposit credited.
 *
 * @param requestKey makes a repeated top-up the same top-up
 * @returns the balance afterwards, rupiah x 100
 */
export async function topUpDeposit(
  database: Database,
  topUp: {
    readonly partnerId: string;
    readonly amountCents: number;
    readonly at: Date;
    readonly requestKey: string;
  },
): Promise<number> {
  const { rows } = await database.pool.query<{ balance: number | null }>(
    'select p2apst.top_up_deposit($1, $2, $3, $4, $5) as balance',
    [
      topUp.partnerId,
      topUp.requestKey,
      uuidv7(topUp.at.getTime()),
      topUp.amountCents,
      topUp.at.toISOString(),
    ],
  );
  const balance = rows[0]?.balance ?? null;
  if (balance === null) throw new RangeError(`partner ${topUp.partnerId} has no deposit`);
  return balance;
}

/** What a partner may still sell for, rupiah x 100; null when there is no such partner. */
export async function depositBalance(
  database: Database,
  partnerId: string,
): Promise<number | null> {
  const { rows } = await database.pool.query<{ balance_cents: number }>(
    'select balance_cents from p2apst.deposit where partner_id = $1',
    [partnerId],
  );
  return rows[0]?.balance_cents ?? null;
}
