import { businessMonth } from '../../platform/index.ts';
import { type JudgedReport, type ReportRow, reportRow } from '../../profile/index.ts';
import type { NewToken } from '../../vending/index.ts';
import type { Collection } from './collect.ts';
import type { Sale } from './decide.ts';
import type { SealedMailbox } from './mailbox.ts';
import type { Decline, PurchaseRequest, PurchaseRow } from './model.ts';

type Row = Readonly<Record<string, unknown>>;

/** One row of `p2apst.record_purchases`, and the purchase as it will stand on record if the row is sold. */
export interface Draft {
  readonly row: Row;
  /** Made for it; none for a collected or declined one. */
  readonly tokens: readonly NewToken[];
  readonly report: ReportRow | null;
  /** Null when the lane has declined it already. */
  readonly purchase: PurchaseRow | null;
  /** What few purchases have: an instalment, compensations, a token that is collected. Null otherwise. */
  readonly extra: Row | null;
}

export interface Frame {
  readonly request: PurchaseRequest;
  readonly purchaseId: string;
  readonly at: Date;
}

type Common = Pick<
  PurchaseRow,
  | 'meter_no'
  | 'purchase_id'
  | 'partner_id'
  | 'counter_id'
  | 'request_key'
  | 'amount_cents'
  | 'channel'
  | 'terminal_id'
  | 'pln_ref'
  | 'switcher_ref'
  | 'buying_option'
  | 'at'
>;

function commonOf({ request, purchaseId, at }: Frame): Common {
  return {
    meter_no: request.meterNo,
    purchase_id: purchaseId,
    partner_id: request.partnerId,
    counter_id: request.counterId,
    request_key: request.requestKey,
    amount_cents: request.amountCents,
    channel: request.channel,
    terminal_id: request.terminalId,
    pln_ref: request.plnRef,
    switcher_ref: request.switcherRef,
    buying_option: request.buyingOption,
    at: at.toISOString(),
  };
}

export function declinedDraft(frame: Frame, decline: Decline): Draft {
  return {
    row: { ...commonOf(frame), decline },
    tokens: [],
    report: null,
    purchase: null,
    extra: null,
  };
}

/** @param made tokens made and sealed, in the order in which the meter takes them */
export function saleDraft(
  frame: Frame,
  sale: Sale,
  made: { readonly tokens: readonly NewToken[]; readonly mailbox: SealedMailbox | null },
  report: JudgedReport | null,
): Draft {
  const { plan, quote, place, instalment, compensations, compensationTids } = sale;
  const { tokens, mailbox } = made;
  const given = compensations.map(({ kind, amountCents, energyDkwh }) => ({
    kind,
    amountCents,
    energyDkwh,
  }));
  const facts = {
    idpel: place.idpel,
    holder: place.holder,
    unit: place.unit,
    tariff: place.tariff,
    power_va: place.power_va,
    price_cents: quote.pricePerKwhCents,
    admin_cents: sale.adminCents,
    stamp_cents: quote.stampCents,
    ppn_cents: quote.ppnCents,
    ppj_cents: quote.ppjCents,
    instalment_cents: quote.instalmentCents,
    token_cents: quote.tokenCents,
    energy_dkwh: sale.energyDkwh,
    energy_computed_ckwh: quote.energyComputedCkwh,
    rule_ids: quote.ruleIds,
    card_uid: frame.request.card?.uid ?? null,
    mailbox_sequence: mailbox?.sequence ?? null,
    tokens_from: null,
    instalment_id: instalment?.instalment_id ?? null,
    compensations: given.length === 0 ? null : given,
  };
  const purchase = { ...commonOf(frame), ...facts, status: 'sold' as const };
  return {
    row: {
      ...purchase,
      month: businessMonth(frame.at),
      limit_dkwh: sale.limitDkwh,
      key_version: plan.current.version,
      pending_version: plan.pendingVersion,
      base_date: plan.key.baseDate,
      tid: compensationTids[0] ?? plan.tid,
      last_tid: plan.tid,
      mailbox_tokens: mailbox?.tokens.map((token) => token.token_id) ?? null,
      revision: sale.revision,
      mailbox_key_version: mailbox?.seal?.key_version ?? 0,
      mailbox_mac: mailbox?.seal ? `\\x${mailbox.seal.mac}` : null,
    },
    tokens,
    report: arrival(frame, report),
    purchase: {
      ...{ ...purchase, decline: null, refunded: false, tokens },
      ...{ mailbox: mailbox?.tokens ?? null, mailbox_seal: mailbox?.seal ?? null },
    },
    extra:
      instalment === null && given.length === 0
        ? null
        : extraRow(frame, facts, instalment?.paid_cents ?? null, compensations),
  };
}

/** The lines are those of the purchase that was taken back; customer, place and fee are the buyer's. */
export function collectionDraft(
  frame: Frame,
  { unsold, place, adminCents, limitDkwh, keyVersion, pendingVersion, revision }: Collection,
  report: JudgedReport | null,
): Draft {
  const purchase: PurchaseRow = {
    ...unsold,
    ...commonOf(frame),
    idpel: place.idpel,
    holder: place.holder,
    unit: place.unit,
    admin_cents: adminCents,
    card_uid: frame.request.card?.uid ?? null,
    mailbox_sequence: null,
    mailbox: null,
    mailbox_seal: null,
    tokens_from: unsold.tokens_from ?? unsold.purchase_id,
    refunded: false,
  };
  const { tokens: _, ...recorded } = purchase;
  return {
    row: {
      ...recorded,
      month: businessMonth(frame.at),
      limit_dkwh: limitDkwh,
      key_version: keyVersion,
      pending_version: pendingVersion,
      mailbox_tokens: null,
      revision,
    },
    tokens: [],
    report: arrival(frame, report),
    purchase,
    extra: { ...extraRow(frame, unsold, null, []), collects: unsold.purchase_id },
  };
}

/** One row of `p_extras`. */
function extraRow(
  frame: Frame,
  facts: Pick<PurchaseRow, 'instalment_id' | 'instalment_cents'>,
  paidCents: number | null,
  compensations: Sale['compensations'],
): Row {
  return {
    meter_no: frame.request.meterNo,
    purchase_id: frame.purchaseId,
    at: frame.at.toISOString(),
    instalment_id: facts.instalment_id,
    instalment_cents: facts.instalment_cents,
    instalment_paid_cents: paidCents,
    compensations: compensations.map(({ owed, energyDkwh }) => ({
      ...owed,
      energy_dkwh: energyDkwh,
    })),
  };
}

/** The report to be kept with the purchase; none that another meter wrote, before the card was bound to this one. */
function arrival(
  { request, purchaseId, at }: Frame,
  judged: JudgedReport | null,
): ReportRow | null {
  if (judged === null || judged.report.meterNo !== request.meterNo) return null;
  return reportRow(judged, { at: at.toISOString(), purchaseId });
}
