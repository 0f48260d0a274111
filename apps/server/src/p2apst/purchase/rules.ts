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
}

/** Lets a request through whose partner, customer, card and fee are in order, or throws the SetrumError of its decline. */
export function assertMayBuy(
  request: PurchaseRequest,
  report: Report | null,
  { supply_point: place, partner }: PurchaseContext,
  now: Date,
): Buyer {
  const { meterNo } = request;
  assertMaySell(partner, now);
  if (place === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  assertNotBarred(place.sale_state);
  if (report !== null && report.meterNo !== meterNo) {
    throw new SetrumError('SETRUM_CARD_METER_MISMATCH', { meterNo, cardMeterNo: report.meterNo });
  }
  const adminCents = adminCentsOf(partner, products.prepaid, request.channel);
  if (request.adminCents !== null && request.adminCents !== adminCents) {
    throw new SetrumError('SETRUM_ADMIN_FEE_WRONG', { adminRupiah: adminCents / 100 });
  }
  return { place, adminCents };
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
