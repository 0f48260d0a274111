import { MAILBOX_ENTRIES, type Report } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { nextTid } from '@setrum/sts';
import { checkAmount, monthlyLimitDkwh, type Quote, quote, type TariffRules } from '@setrum/tariff';
import type { MeterKey } from '../../vending/index.ts';
import type { MeterKeyRow, PurchaseContext, PurchaseRequest, SupplyPoint } from './model.ts';

/** A purchase worked out, but for its token. */
export interface Decision {
  readonly key: MeterKey;
  readonly tid: number;
  readonly quote: Quote;
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
    limitDkwh: monthlyLimitDkwh(place.power_va),
    supplyPoint: place,
    mailbox: nextMailbox(request, context),
  };
}

/** IEC 62055-41 clause 6.3.5: the minute of issue, or one more than the last when that minute is taken. */
function allotTid(key: MeterKey, lastTid: number | null, now: Date): number {
  const tid = nextTid(key.baseDate, now.getTime(), lastTid);
  if (tid === null)
    throw new SetrumError('SETRUM_TOKEN_IDENTIFIERS_EXHAUSTED', { meterNo: key.meterNo });
  // KEN 255 never expires; otherwise a key ends with the TID whose top eight bits pass it (clause 6.3.9).
  if (key.ken !== 255 && tid >> 16 > key.ken) {
    throw new SetrumError('SETRUM_METER_KEY_EXPIRED', { meterNo: key.meterNo });
  }
  return tid;
}

/**
 * The mailbox for this sale. Its sequence is above the card's and above every one that we ever made for the card: an
 * earlier mailbox that never reached it may still be on its way.
 */
function nextMailbox(request: PurchaseRequest, context: PurchaseContext): Decision['mailbox'] {
  const waitingIds = (context.waiting ?? []).map((token) => token.token_id);
  if (request.card === null || waitingIds.length >= MAILBOX_ENTRIES) return null;
  return {
    sequence: Math.max(request.card.mailboxSequence, context.mailbox_sequence ?? 0) + 1,
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
