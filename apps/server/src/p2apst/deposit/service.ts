import { type Database, uuidv7 } from '../../platform/index.ts';

/**
 * Books money into a deposit at once: the bank account is debited, the deposit credited. It is how demos and tests begin; people order
 * top-ups, and colleagues approve them ({@link BookingService}).
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

/** The balance of a partner's deposit, rupiah x 100; null when there is no such partner. */
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

/** What moved a deposit other than a sale. */
export interface DepositMovement {
  readonly eventId: string;
  readonly kind: 'top-up' | 'withdrawal' | 'correction';
  readonly requestKey: string;
  /** Rupiah x 100: positive into the deposit, negative out of it. */
  readonly amountCents: number;
  readonly at: Date;
}

/** A partner's movements before an instant, the newest first, at most `limit`. */
export async function depositMovements(
  database: Database,
  partnerId: string,
  before: Date,
  limit: number,
): Promise<readonly DepositMovement[]> {
  const { rows } = await database.pool.query<DepositMovement>(
    `select event_id as "eventId", kind, request_key as "requestKey", amount_cents as "amountCents", at
       from p2apst.deposit_movement where partner_id = $1 and at < $2 order by at desc, event_id desc limit $3`,
    [partnerId, before.toISOString(), limit],
  );
  return rows;
}
