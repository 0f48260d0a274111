import type { Report } from '@setrum/card';
import { type ReportRow, reportRow } from '../../profile/index.ts';
import type { NewToken } from '../../vending/index.ts';
import type { Decision } from './decide.ts';
import type { Decline, PurchaseRequest, PurchaseRow } from './model.ts';

/** One row of `p2apst.record_purchases`, and the purchase as it will stand on record if the row is sold. */
export interface Draft {
  readonly row: Readonly<Record<string, unknown>>;
  readonly report: ReportRow | null;
  /** Null when the lane has declined it already. */
  readonly purchase: PurchaseRow | null;
}

interface Frame {
  readonly request: PurchaseRequest;
  readonly purchaseId: string;
  readonly at: Date;
}

function commonRow(frame: Frame): Readonly<Record<string, unknown>> {
  const { request } = frame;
  return {
    meter_no: request.meterNo,
    purchase_id: frame.purchaseId,
    partner_id: request.partnerId,
    counter_id: request.counterId,
    request_key: request.requestKey,
    amount_cents: request.amountCents,
    channel: request.channel,
    terminal_id: request.terminalId,
    pln_ref: request.plnRef,
    switcher_ref: request.switcherRef,
    at: frame.at.toISOString(),
  };
}

export function declinedDraft(frame: Frame, decline: Decline): Draft {
  return {
    row: { ...commonRow(frame), decline },
    report: null,
    purchase: null,
  };
}

/** @param tokens made and sealed, in the order in which the meter takes them */
export function soldDraft(
  frame: Frame & { readonly month: number; readonly adminCents: number },
  decision: Decision,
  tokens: readonly NewToken[],
  report: Report | null,
): Draft {
  const { request } = frame;
  const { plan, quote, supplyPoint: place, mailbox } = decision;
  const facts = {
    idpel: place.idpel,
    holder: place.holder,
    unit: place.unit,
    tariff: place.tariff,
    power_va: place.power_va,
    price_cents: quote.pricePerKwhCents,
    admin_cents: frame.adminCents,
    stamp_cents: quote.stampCents,
    ppn_cents: quote.ppnCents,
    ppj_cents: quote.ppjCents,
    instalment_cents: quote.instalmentCents,
    token_cents: quote.tokenCents,
    energy_dkwh: decision.energyDkwh,
    energy_computed_ckwh: quote.energyComputedCkwh,
    rule_ids: quote.ruleIds,
    card_uid: request.card?.uid ?? null,
    mailbox_sequence: mailbox?.sequence ?? null,
  };
  const row = {
    ...commonRow(frame),
    ...facts,
    status: 'sold',
    month: frame.month,
    limit_dkwh: decision.limitDkwh,
    key_version: plan.current.version,
    pending_version: plan.pendingVersion,
    base_date: plan.key.baseDate,
    tid: plan.tid,
    tokens,
    mailbox_tokens:
      mailbox === null ? null : [...mailbox.waiting, ...tokens].map((token) => token.token_id),
  };
  const arrival = { at: frame.at.toISOString(), purchaseId: frame.purchaseId };
  return {
    row,
    report:
      request.card === null || report === null ? null : reportRow(report, request.card, arrival),
    purchase: {
      ...facts,
      meter_no: request.meterNo,
      purchase_id: frame.purchaseId,
      partner_id: request.partnerId,
      counter_id: request.counterId,
      request_key: request.requestKey,
      amount_cents: request.amountCents,
      channel: request.channel,
      terminal_id: request.terminalId,
      pln_ref: request.plnRef,
      switcher_ref: request.switcherRef,
      status: 'sold',
      at: frame.at.toISOString(),
      decline: null,
      tokens,
      mailbox: mailbox === null ? null : [...mailbox.waiting, ...tokens],
    },
  };
}
