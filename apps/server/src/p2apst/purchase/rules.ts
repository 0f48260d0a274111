import type { Report } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { monthlyLimitDkwh } from '@setrum/tariff';
import { products } from '../partner/model.ts';
import { adminCentsOf, assertMaySell } from '../partner/rules.ts';
import type { PurchaseContext, PurchaseRequest, SupplyPoint } from './model.ts';

/** Who buys where, and what the partner takes for it. */
export interface Buyer {
  readonly place: SupplyPoint;
  readonly adminCents: number;
  /** As it was read (PurchaseContext). */
  readonly revision: number;
}

/** Lets a request through whose partner, customer, card and fee are in order, or throws the SetrumError of its decline. */
export function assertMayBuy(
  request: PurchaseRequest,
  report: Report | null,
  context: PurchaseContext,
  now: Date,
): Buyer {
  const { meterNo } = request;
  const { supply_point: place, partner, card_state, card_meter_no } = context;
  assertMaySell(partner, now);
  if (place === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  assertNotBarred(place.sale_state);
  const card = { state: card_state, meterNo: card_meter_no };
  if (report !== null && report.meterNo !== meterNo && !isBoundTo(meterNo, card)) {
    throw new SetrumError('SETRUM_CARD_METER_MISMATCH', { meterNo, cardMeterNo: report.meterNo });
  }
  assertCardInOrder(meterNo, card);
  if (context.copied_from !== null) throw new SetrumError('SETRUM_CARD_COPIED');
  const adminCents = adminCentsOf(partner, products.prepaid, request.channel);
  if (request.adminCents !== null && request.adminCents !== adminCents) {
    throw new SetrumError('SETRUM_ADMIN_FEE_WRONG', { adminRupiah: adminCents / 100 });
  }
  return { place, adminCents, revision: context.revision };
}

/** What AP2T has on record of a card; null for one that it does not know. */
export interface CardOnRecord {
  readonly state: string | null;
  readonly meterNo: string | null;
}

/**
 * Whether a card belongs to this meter by the register. What its former meter wrote on it lies there until the new one has been tapped; it
 * is then not looked at.
 */
export function isBoundTo(meterNo: string, card: CardOnRecord): boolean {
  return card.state === 'bound' && card.meterNo === meterNo;
}

/**
 * Lets a card through that is bound to this meter, or that AP2T does not know: cards are older than their register. Throws
 * SETRUM_CARD_BLOCKED for one that is lost, blocked, replaced or given back, SETRUM_CARD_OTHER_METER.
 */
export function assertCardInOrder(meterNo: string, card: CardOnRecord): void {
  if (card.state === null) return;
  if (card.state !== 'bound') throw new SetrumError('SETRUM_CARD_BLOCKED');
  if (card.meterNo !== meterNo)
    throw new SetrumError('SETRUM_CARD_OTHER_METER', { meterNo, cardMeterNo: card.meterNo ?? '' });
}

/** Throws SETRUM_CUSTOMER_BLOCKED or SETRUM_CUSTOMER_SUSPENDED. */
export function assertNotBarred(state: SupplyPoint['sale_state']): void {
  if (state === 'blocked') throw new SetrumError('SETRUM_CUSTOMER_BLOCKED');
  if (state === 'suspended') throw new SetrumError('SETRUM_CUSTOMER_SUSPENDED');
}

/** Refuses what passes the limit of 720 hours already by what was read; the durable step decides it for good. */
export function assertWithinLimit(
  place: SupplyPoint,
  { energy_dkwh: soldDkwh }: PurchaseContext,
  energyDkwh: number,
): void {
  const allowedDkwh = monthlyLimitDkwh(place.power_va) - soldDkwh;
  if (energyDkwh <= allowedDkwh) return;
  throw new SetrumError('SETRUM_ENERGY_LIMIT', {
    allowedKwh: (Math.max(0, allowedDkwh) / 10).toFixed(1),
    requestedKwh: (energyDkwh / 10).toFixed(1),
  });
}
