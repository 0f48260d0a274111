import { SetrumError } from '@setrum/errors';
import type { PoolClient } from 'pg';
import { uuidv7 } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import { isGoneOn } from '../payment/failure.ts';
import type { SaleRef } from './match.ts';
import type { Difference } from './model.ts';

/** A sale that was taken back, and the differences that are settled by it. */
export interface Returned {
  /** The event in the ledger; null when it was taken back before. */
  readonly eventId: string | null;
  readonly differenceIds: readonly string[];
}

/**
 * Takes a sale back that only we have, by new postings, in the caller's transaction: a purchase's token becomes unsold; a payment's claim
 * is open again, even after its business day. Throws SETRUM_SALE_NOT_RETURNABLE when the meter has taken the token, or when the partner
 * knows other bills of the same payment.
 */
export async function returnSale(
  client: PoolClient,
  difference: Difference,
  sale: SaleRef,
  now: Date,
): Promise<Returned> {
  const { product, differenceId } = difference;
  if (product !== products.prepaid) return returnPayment(client, difference, sale, now);
  const eventId = uuidv7(now.getTime());
  const { rows } = await client.query<{ done: boolean | null }>(
    'select p2apst.refund_purchase($1, $2, $3, $4) as done',
    [sale.meterNo, sale.saleId, eventId, now.toISOString()],
  );
  const done = rows[0]?.done ?? null;
  if (done === null) throw new SetrumError('SETRUM_SALE_NOT_RETURNABLE');
  return { eventId: done ? eventId : null, differenceIds: [differenceId] };
}

/** A payment is taken back as a whole, so all of its lines must be unknown to the partner. */
async function returnPayment(
  client: PoolClient,
  { partnerId, product, day, differenceId }: Difference,
  sale: SaleRef,
  now: Date,
): Promise<Returned> {
  const lines = await client.query<{ id: string }>(
    `select difference_id as id from p2apst.reconciliation_difference
      where partner_id = $1 and product = $2 and day = $3 and kind = 'only-ours' and state in ('open', 'asked')
        and ours->'sale'->>'saleId' = $4
      order by difference_id for update`,
    [partnerId, product, day, sale.saleId],
  );
  if (lines.rows.length !== sale.lines) throw new SetrumError('SETRUM_SALE_NOT_RETURNABLE');
  const eventId = uuidv7(now.getTime());
  const reversal = await client
    .query<{ done: boolean }>(
      'select p2apst.record_reversal($1, $2, $3, $4, $5) is not null as done',
      [partnerId, sale.requestKey, `reconciliation.${differenceId}`, eventId, now.toISOString()],
    )
    .catch((error: unknown) => {
      throw isGoneOn(error) ? new SetrumError('SETRUM_SALE_NOT_RETURNABLE') : error;
    });
  const done = reversal.rows[0]?.done === true;
  return { eventId: done ? eventId : null, differenceIds: lines.rows.map(({ id }) => id) };
}
