import type { Report } from '@setrum/card';
import type { Pool } from 'pg';
import { businessMonth } from '../../platform/index.ts';
import type { Draft } from './draft.ts';
import type { Decline, PurchaseContext, PurchaseRequest } from './model.ts';

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
  reports: readonly (Report | null)[],
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
    ack_sequence: reports[i]?.acknowledgement.mailboxSequence ?? null,
    ack_results: reports[i]?.acknowledgement.results ?? null,
    status: keyReported(reports[i] ?? null),
  }));
  const { rows } = await pool.query<PurchaseContext>({
    name: 'purchase_context',
    text: 'select * from p2apst.purchase_context($1) order by i',
    values: [JSON.stringify(asks)],
  });
  return rows;
}

/** The durable step: records a batch as a whole, or throws and has done nothing. */
export async function recordDrafts(
  pool: Pool,
  drafts: readonly Draft[],
): Promise<readonly Verdict[]> {
  const { rows } = await pool.query<VerdictRow>({
    name: 'record_purchases',
    text: 'select * from p2apst.record_purchases($1, $2, $3, $4)',
    values: parametersOf(drafts),
  });
  return verdictsOf(drafts, rows);
}

/**
 * The same after the database has refused the batch: each purchase by itself, all in one round trip, so that one that cannot be
 * recorded fails alone.
 */
export async function recordEachDraft(
  pool: Pool,
  drafts: readonly Draft[],
): Promise<readonly Verdict[]> {
  const { rows } = await pool.query<VerdictRow>({
    name: 'record_each_purchase',
    text: 'select * from p2apst.record_each_purchase($1, $2, $3, $4)',
    values: parametersOf(drafts),
  });
  return verdictsOf(drafts, rows);
}

interface VerdictRow {
  readonly i: number;
  readonly verdict: Verdict['verdict'];
  readonly decline: Decline | null;
  readonly error_code?: string | null;
}

function parametersOf(drafts: readonly Draft[]): (string | null)[] {
  const rows = drafts.map(({ row }, n) => ({ ...row, i: n + 1 }));
  const tokens = drafts.flatMap((draft, n) =>
    draft.tokens.map((token) => ({ ...token, i: n + 1 })),
  );
  const reports = drafts.flatMap(({ report }, n) =>
    report === null ? [] : [{ ...report, i: n + 1 }],
  );
  const extras = drafts.flatMap(({ extra }, n) => (extra === null ? [] : [{ ...extra, i: n + 1 }]));
  return [
    JSON.stringify(rows),
    JSON.stringify(tokens),
    JSON.stringify(reports),
    extras.length === 0 ? null : JSON.stringify(extras),
  ];
}

function verdictsOf(drafts: readonly Draft[], rows: readonly VerdictRow[]): readonly Verdict[] {
  return rows.flatMap(({ i, verdict, decline, error_code }) => {
    const draft = drafts[i - 1];
    return draft === undefined ? [] : [{ draft, verdict, decline, errorCode: error_code ?? null }];
  });
}

/** The key that the meter itself names. */
function keyReported(report: Report | null): object | null {
  if (report === null) return null;
  return { krn: report.keyRevision, ti: report.tariffIndex, sgc: report.supplyGroupCode };
}
