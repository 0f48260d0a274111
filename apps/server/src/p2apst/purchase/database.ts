import type { Pool } from 'pg';
import { businessMonth, type CompositeRow, compositeArray } from '../../platform/index.ts';
import { imageDigest, type JudgedReport, reportParameters } from '../../profile/index.ts';
import { type MeterKeyRow, type NewToken, tokenColumns } from '../../vending/index.ts';
import type { Partner } from '../partner/model.ts';
import { askColumns, purchaseColumns } from './columns.ts';
import type { Draft } from './draft.ts';
import type { Decline, PurchaseContext, PurchaseRequest, SupplyPoint } from './model.ts';

/** One verdict of the durable step (`p2apst.record_purchases`). */
export interface Verdict {
  readonly draft: Draft;
  readonly verdict: 'sold' | 'declined' | 'known' | 'stale' | 'failed';
  readonly decline: Decline | null;
  /** SQLSTATE of a row that failed. */
  readonly errorCode: string | null;
}

/** Reads what a batch needs, in one round trip. */
export async function readContexts(
  pool: Pool,
  requests: readonly PurchaseRequest[],
  reports: readonly (JudgedReport | null)[],
  at: Date,
): Promise<readonly PurchaseContext[]> {
  const asks = requests.map((request, i) => ({
    i,
    meter_no: request.meterNo,
    partner_id: request.partnerId,
    request_key: request.requestKey,
    month: businessMonth(at),
    amount_cents: request.amountCents,
    buying_option: request.buyingOption,
    card_uid: request.card?.uid ?? null,
    ...reported(reports[i] ?? null, request.meterNo),
  }));
  const { rows } = await pool.query<ContextRow>({
    name: 'purchase_context',
    text: 'select * from p2apst.purchase_context($1) order by i',
    values: [compositeArray(askColumns, asks)],
  });
  const partners = new Map(
    rows.flatMap(({ partner }) => (partner === null ? [] : [[partner.partner_id, partner]])),
  );
  return rows.flatMap((row, i) => {
    const request = requests[i];
    return request === undefined ? [] : [contextOf(row, request, partners)];
  });
}

/** What `p2apst.purchase_context` tells of a request: the meter's place and key in columns of their own, null without one. */
type ContextRow = Omit<PurchaseContext, 'supply_point' | 'key'> &
  (Omit<SupplyPoint, 'meter_no'> | { readonly idpel: null }) &
  (KeyColumns | { readonly key_version: null });
type KeyColumns = Omit<MeterKeyRow, 'meter_no' | 'state' | 'version'> & {
  readonly key_version: number;
};

function contextOf(
  row: ContextRow,
  { meterNo: meter_no, partnerId }: PurchaseRequest,
  partners: ReadonlyMap<string, Partner>,
): PurchaseContext {
  const partner = partners.get(partnerId) ?? null;
  return { ...row, partner, supply_point: placeOf(row, meter_no), key: keyOf(row, meter_no) };
}

function placeOf(row: ContextRow, meter_no: string): SupplyPoint | null {
  if (row.idpel === null) return null;
  const { idpel, holder, unit, tariff, power_va, sale_state } = row;
  return { meter_no, idpel, holder, unit, tariff, power_va, sale_state };
}

function keyOf(row: ContextRow, meter_no: string): MeterKeyRow | null {
  if (row.key_version === null) return null;
  const { key_version: version, pan, dkga, ea, key_type, sgc, krn, ti, ken, base_date } = row;
  const key = { pan, dkga, ea, key_type, sgc, krn, ti, ken, base_date };
  return {
    meter_no,
    version,
    state: 'current',
    ...key,
    kct_count: row.kct_count,
    medium: row.medium,
  };
}

/** The durable step: records a batch as a whole, or throws and has done nothing. */
export async function recordDrafts(
  pool: Pool,
  drafts: readonly Draft[],
): Promise<readonly Verdict[]> {
  const { rows, tokens, reports, extras } = numbered(drafts);
  const answer = await pool.query<VerdictRow>({
    name: 'record_purchases',
    text: 'select * from p2apst.record_purchases($1, $2, $3, $4, $5, $6)',
    values: [
      compositeArray(purchaseColumns, rows),
      compositeArray(tokenColumns, tokens),
      ...reportParameters(reports),
      extras,
    ],
  });
  return verdictsOf(drafts, answer.rows);
}

/**
 * The same after the database has refused the batch: each purchase by itself, all in one round trip, so that one that cannot be
 * recorded fails alone.
 */
export async function recordEachDraft(
  pool: Pool,
  drafts: readonly Draft[],
): Promise<readonly Verdict[]> {
  const { rows, tokens, reports, extras } = numbered(drafts);
  const lists = [
    rows,
    tokens,
    reports.map(({ i, row }) => ({ ...row.report, i })),
    reports.flatMap(({ i, row }) => row.readings.map((reading) => ({ ...reading, i }))),
    reports.map(({ i, row }) => ({ ...row.acknowledgement, i })),
  ];
  const answer = await pool.query<VerdictRow>({
    name: 'record_each_purchase',
    text: 'select * from p2apst.record_each_purchase($1, $2, $3, $4, $5, $6)',
    values: [...lists.map((list) => JSON.stringify(list)), extras],
  });
  return verdictsOf(drafts, answer.rows);
}

interface VerdictRow {
  readonly i: number;
  readonly verdict: Verdict['verdict'];
  readonly decline: Decline | null;
  readonly error_code?: string | null;
}

/** The parts of a batch, each with the number of its purchase. */
function numbered(drafts: readonly Draft[]) {
  const extras = drafts.flatMap(({ extra }, n) => (extra === null ? [] : [{ ...extra, i: n + 1 }]));
  return {
    rows: drafts.map(({ row }, n) => ({ ...row, i: n + 1 })),
    tokens: drafts.flatMap(({ tokens }, n) => tokens.map((token) => tokenRow(token, n + 1))),
    reports: drafts.flatMap(({ report: row }, n) => (row === null ? [] : [{ i: n + 1, row }])),
    extras: extras.length === 0 ? null : JSON.stringify(extras),
  };
}

function tokenRow(token: NewToken, i: number): CompositeRow {
  return { ...token, i, sealed: bytes(token.sealed), digest: bytes(token.digest) };
}

/** Base64 as PostgreSQL reads bytes. */
function bytes(base64: string): string {
  return `\\x${Buffer.from(base64, 'base64').toString('hex')}`;
}

function verdictsOf(drafts: readonly Draft[], rows: readonly VerdictRow[]): readonly Verdict[] {
  return rows.flatMap(({ i, verdict, decline, error_code }) => {
    const draft = drafts[i - 1];
    return draft === undefined ? [] : [{ draft, verdict, decline, errorCode: error_code ?? null }];
  });
}

/** What is asked about a report: what it says of tokens and of the meter's key, and what tells it from others. */
function reported(judged: JudgedReport | null, meterNo: string): CompositeRow {
  // What another meter wrote says nothing of this one.
  if (judged === null || judged.report.meterNo !== meterNo) return {};
  const { report, proof, digest, card } = judged;
  const { mailboxSequence, results } = report.acknowledgement;
  return {
    ack_sequence: mailboxSequence,
    ack_results: results,
    status: { krn: report.keyRevision, ti: report.tariffIndex, sgc: report.supplyGroupCode },
    report_proof: proof,
    report_sequence: report.sequence,
    told_at: new Date(report.clockSeconds * 1000).toISOString(),
    report_digest: `\\x${digest}`,
    // Only one that is not signed for this card can be a copy.
    image_digest: proof === 'verified' ? null : `\\x${imageDigest(card)}`,
  };
}
