import { MAILBOX_ENTRIES, type Report } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { carriedAmount, isKeyExpired, nextTid, StsError } from '@setrum/sts';
import { checkAmount, monthlyLimitDkwh, type Quote, quote, type TariffRules } from '@setrum/tariff';
import type { MeterKey } from '../../vending/index.ts';
import type { MeterKeyRow, PurchaseContext, PurchaseRequest, SupplyPoint } from './model.ts';

/** A purchase worked out, but for its token. */
export interface Decision {
  readonly key: MeterKey;
  readonly tid: number;
  readonly quote: Quote;
  /** What the token carries, tenths of a kWh: the energy sold. */
  readonly energyDkwh: number;
  readonly limitDkwh: number;
  readonly supplyPoint: SupplyPoint;
  /** Null: no card, or no room left on it. */
  readonly mailbox: { readonly sequence: number; readonly waitingIds: readonly string[] } | null;
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
  if (partner === null || partner.blocked) throw new SetrumError('SETRUM_PARTNER_BLOCKED');
  if (place === null) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  if (place.blocked) throw new SetrumError('SETRUM_CUSTOMER_BLOCKED');
  if (context.key === null) throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
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
  const key = meterKeyOf(context.key);
  return {
    key,
    tid: allotTid(key, context.last_tid, now),
    quote: worked,
    energyDkwh: energySold(worked, place, context.energy_dkwh),
    limitDkwh: monthlyLimitDkwh(place.power_va),
    supplyPoint: place,
    mailbox: nextMailbox(request, report, context),
  };
}

/** The minute of issue, or one more than the last when that minute is taken (IEC 62055-41, TokenIdentifier). */
function allotTid(key: MeterKey, lastTid: number | null, now: Date): number {
  const tid = freeTid(key, lastTid, now);
  if (isKeyExpired(tid, key.ken))
    throw new SetrumError('SETRUM_METER_KEY_EXPIRED', { meterNo: key.meterNo });
  return tid;
}

function freeTid(key: MeterKey, lastTid: number | null, now: Date): number {
  try {
    return nextTid(now.getTime(), key.baseDate, lastTid);
  } catch (error) {
    if (!(error instanceof StsError) || error.code !== 'STS_TID_EXHAUSTED') throw error;
    throw new SetrumError(
      'SETRUM_TOKEN_IDENTIFIERS_EXHAUSTED',
      { meterNo: key.meterNo },
      { cause: error },
    );
  }
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
  return carriedAmount(worked.energyDkwh).units;
}

/**
 * The mailbox for this sale. Its sequence is above the card's, above what its meter has dealt with, and above every one that
 * we ever made for the card: an earlier mailbox that never reached it may still be on its way.
 */
function nextMailbox(
  request: PurchaseRequest,
  report: Report | null,
  context: PurchaseContext,
): Decision['mailbox'] {
  const waitingIds = (context.waiting ?? []).map((token) => token.token_id);
  if (request.card === null || waitingIds.length >= MAILBOX_ENTRIES) return null;
  return {
    sequence:
      Math.max(
        request.card.mailboxSequence,
        report?.acknowledgement.mailboxSequence ?? 0,
        context.mailbox_sequence ?? 0,
      ) + 1,
    waitingIds,
  };
}

function meterKeyOf(row: MeterKeyRow): MeterKey {
  return {
    meterNo: row.meter_no,
    version: row.version,
    pan: row.pan,
    dkga: row.dkga,
    ea: row.ea,
    keyType: row.key_type,
    sgc: row.sgc,
    krn: row.krn,
    ti: row.ti,
    ken: row.ken,
    baseDate: row.base_date,
  };
}
