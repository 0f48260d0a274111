import { SetrumError } from '@setrum/errors';
import { monthlyLimitDkwh, rupiahText } from '@setrum/tariff';
import type { PurchaseContext, PurchaseRequest, PurchaseRow } from './model.ts';
import { assertWithinLimit, type Buyer } from './rules.ts';

/** A purchase of tokens that were made for an earlier one, which was taken back. */
export interface Collection extends Buyer {
  readonly kind: 'collection';
  /** The purchase that was taken back: its lines, its energy and its tokens are those of this one. */
  readonly unsold: PurchaseRow;
  readonly limitDkwh: number;
  /** The meter's keys as they were read: a change makes the tokens useless, and is noticed in the durable step. */
  readonly keyVersion: number;
  readonly pendingVersion: number | null;
}

/**
 * Decides the purchase of an unsold token. Its digits go on paper, also for a customer with a card: they may have been told before.
 * Throws SETRUM_UNSOLD_UNKNOWN, SETRUM_METER_KEY_UNKNOWN, SETRUM_ENERGY_LIMIT.
 */
export function decideCollection(
  { meterNo, amountCents }: PurchaseRequest,
  context: PurchaseContext,
  buyer: Buyer,
): Collection {
  const { unsold, key, pending } = context;
  if (unsold === null) {
    throw new SetrumError('SETRUM_UNSOLD_UNKNOWN', { amount: rupiahText(amountCents) });
  }
  if (key === null) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  assertWithinLimit(buyer.place, context, unsold.energy_dkwh);
  return {
    ...buyer,
    kind: 'collection',
    unsold,
    limitDkwh: monthlyLimitDkwh(buyer.place.power_va),
    keyVersion: key.version,
    pendingVersion: pending?.version ?? null,
  };
}
