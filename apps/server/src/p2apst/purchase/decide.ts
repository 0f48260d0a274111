import { MAILBOX_ENTRIES, type Report } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { checkAmount, monthlyLimitDkwh, type Quote, quote, type TariffRules } from '@setrum/tariff';
import {
  carriedEnergy,
  planTokens,
  type StoredToken,
  type TokenPlan,
} from '../../vending/index.ts';
import { assertMaySell } from '../partner/rules.ts';
import type { PurchaseContext, PurchaseRequest, SupplyPoint } from './model.ts';

/** A purchase worked out, but for its tokens. */
export interface Decision {
  readonly plan: TokenPlan;
  readonly quote: Quote;
  /** What the token carries, tenths of a kWh: the energy sold. */
  readonly energyDkwh: number;
  readonly limitDkwh: number;
  readonly supplyPoint: SupplyPoint;
  /** Null: no card, or no room on it for all of the tokens. */
  readonly mailbox: { readonly sequence: number; readonly waiting: readonly StoredToken[] } | null;
}

/**
 * Decides one request from what was read about it. Throws the SetrumError of a decline. The limit of 720 hours and the
 * deposit are decided in the durable step, where nobody can slip in between.
 */
export function decide(
  rules: TariffRules,
  request: PurchaseRequest,
  report: Report | null,
  context: PurchaseContext,
  now: Date,
): Decision {
  const { supply_point: place, partner } = context;
  const { meterNo } = request;
  assertMaySell(partner, now);
  if (place === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  if (place.blocked) throw new SetrumError('SETRUM_CUSTOMER_BLOCKED');
  if (report !== null && report.meterNo !== meterNo) {
    throw new SetrumError('SETRUM_CARD_METER_MISMATCH', { meterNo, cardMeterNo: report.meterNo });
  }
  checkAmount(rules, request.amountCents, now);
  const worked = quote(rules, {
    amountCents: request.amountCents,
    tariff: place.tariff,
    powerVa: place.power_va,
    unit: place.unit,
    at: now,
  });
  const plan = planTokens(meterNo, context, now);
  return {
    plan,
    quote: worked,
    energyDkwh: energySold(worked, place, context.energy_dkwh),
    limitDkwh: monthlyLimitDkwh(place.power_va),
    supplyPoint: place,
    mailbox: nextMailbox(request, report, context, plan),
  };
}

/**
 * What the token carries: the quoted energy, or the next larger amount that its 16 bits can hold. Refuses what passes
 * the limit of 720 hours already by what was read; the durable step decides it for good.
 */
function energySold(worked: Quote, place: SupplyPoint, soldDkwh: number): number {
  const allowedDkwh = monthlyLimitDkwh(place.power_va) - soldDkwh;
  if (worked.energyDkwh > allowedDkwh) {
    throw new SetrumError('SETRUM_ENERGY_LIMIT', {
      allowedKwh: (Math.max(0, allowedDkwh) / 10).toFixed(1),
      requestedKwh: (worked.energyDkwh / 10).toFixed(1),
    });
  }
  return carriedEnergy(worked.energyDkwh);
}

/**
 * The mailbox for this sale. Its sequence is above the card's, above what its meter has dealt with, and above every one that
 * we ever made for the card: an earlier mailbox that never reached it may still be on its way.
 */
function nextMailbox(
  request: PurchaseRequest,
  report: Report | null,
  context: PurchaseContext,
  plan: TokenPlan,
): Decision['mailbox'] {
  const waiting = context.waiting ?? [];
  const coming = (plan.keyChange?.count ?? 0) + 1;
  if (request.card === null || waiting.length + coming > MAILBOX_ENTRIES) return null;
  const sequence = Math.max(
    request.card.mailboxSequence,
    report?.acknowledgement.mailboxSequence ?? 0,
    context.mailbox_sequence ?? 0,
  );
  return { sequence: sequence + 1, waiting };
}
