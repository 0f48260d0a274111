import { sql } from 'kysely';
import { type AnyTransaction, businessMonth } from '../../platform/index.ts';

/** Longer than any sale is on its way from its decision to its record. */
const marginMs = 3_600_000;

/**
 * Keeps sales to a meter waiting until the caller's transaction ends; those that were decided before are then decided anew. For whoever
 * changes what sales go by: the meter is taken away, its card blocked. A sale comes before or after, never in between.
 */
export async function holdSales(
  transaction: AnyTransaction,
  meterNo: string,
  at: Date,
): Promise<void> {
  const around = [-marginMs, marginMs].map((ms) => businessMonth(new Date(at.getTime() + ms)));
  await sql`select p2apst.hold_sales(${meterNo}, ${sql.val([...new Set(around)])}::integer[])`.execute(
    transaction,
  );
}

/** A credit of which the centre has not heard what became of it. */
export interface OpenCredit {
  readonly tokenId: string;
  /** The purchase, or the order, that it was made for. */
  readonly requestId: string;
  readonly energyDkwh: number;
  readonly issuedAt: Date;
  /** The card that it waits on; null: on paper. */
  readonly cardUid: string | null;
  /** sold: somebody has paid; unsold: the sale was taken back; other: it was not made for a sale. */
  readonly standing: 'sold' | 'unsold' | 'other';
}

/**
 * Of these requests of a meter, those whose sale was taken back: nobody has paid for their tokens. To be asked when the tokens are locked,
 * so that none is taken back meanwhile.
 */
export async function unsoldAmong(
  transaction: AnyTransaction,
  meterNo: string,
  requestIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ requestId: string }>`
    select u.id as "requestId" from unnest(${sql.val([...requestIds])}::uuid[]) u(id)
     where p2apst.standing_of(${meterNo}, u.id) = 'unsold'`.execute(transaction);
  return rows.map(({ requestId }) => requestId);
}

/** The latest open credits of a meter, the newest first, `limit` at most. */
export async function openCredits(
  transaction: AnyTransaction,
  meterNo: string,
  limit: number,
): Promise<readonly OpenCredit[]> {
  const { rows } = await sql<OpenCredit>`
    select token_id as "tokenId", request_id as "requestId", energy_dkwh as "energyDkwh", issued_at as "issuedAt",
           card_uid as "cardUid", standing
      from p2apst.open_credits(${meterNo}, ${limit})`.execute(transaction);
  return rows;
}
