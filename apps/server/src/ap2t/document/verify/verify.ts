import { maskName } from '../../../identity/index.ts';
import { businessDay, type Database, tables } from '../../../platform/index.ts';
import { type DocumentKind, kindFacts } from '../kind.ts';
import type { DocumentContent } from '../model.ts';
import { typedCode } from '../record/code.ts';
import { type DocumentState, stateOf } from '../record/document-record.ts';
import type { DocumentTables } from '../record/tables.ts';

/** What anybody who holds a paper may learn of it. */
export interface Verification {
  readonly state: DocumentState;
  readonly kind: DocumentKind;
  readonly kindName: { readonly id: string; readonly en: string };
  readonly registerNo: string;
  readonly revision: number;
  /** `YYYY-MM-DD`, WIB. */
  readonly madeOn: string;
  readonly unit: string;
  readonly unitName: string;
  /** The customer's name, masked. */
  readonly holder: string;
  /** What a forger would change: the sum that the paper tells of; null: it tells of none. */
  readonly amountCents: number | null;
  /** Since when it is superseded or void; null while it is in force. */
  readonly changedOn: string | null;
  /** The register number of the newest revision, of a superseded document. */
  readonly supersededBy: string | null;
}

/** What is on record of a verification code, as people type it; null: nothing, the paper is not ours. */
export async function verify(database: Database, typed: string): Promise<Verification | null> {
  const code = typedCode(typed);
  if (code === null) return null;
  const ap2t = tables<DocumentTables>(database, 'ap2t');
  const row = await ap2t
    .selectFrom('document as d')
    .innerJoin('document_letterhead as l', 'l.digest', 'd.letterhead_digest')
    .select([
      'd.kind',
      'd.data',
      'd.register_no',
      'd.revision',
      'd.agenda_no',
      'd.unit',
      'd.made_at',
    ])
    .select(['d.superseded_at', 'd.voided_at', 'l.content as letterhead'])
    .select((d) =>
      d
        .selectFrom('document as n')
        .select('n.register_no')
        .whereRef('n.agenda_no', '=', 'd.agenda_no')
        .whereRef('n.kind', '=', 'd.kind')
        .orderBy('n.revision', 'desc')
        .limit(1)
        .as('newest'),
    )
    .where('d.verification_code', '=', code)
    .executeTakeFirst();
  if (row === undefined) return null;
  const state = stateOf(row);
  const changedAt = row.voided_at ?? row.superseded_at;
  const content = { kind: row.kind, data: row.data } as DocumentContent;
  return {
    state,
    kind: row.kind,
    kindName: kindFacts[row.kind].names,
    registerNo: row.register_no,
    revision: row.revision,
    madeOn: businessDay(row.made_at, null),
    unit: row.unit,
    unitName: row.letterhead.unit.name,
    holder: maskName(holderOf(content)),
    amountCents: amountOf(content),
    changedOn: changedAt === null ? null : businessDay(changedAt, null),
    supersededBy: state === 'superseded' ? row.newest : null,
  };
}

function holderOf({ kind, data }: DocumentContent): string {
  if (kind === 'SIP') return data.applicant.name;
  return kind === 'KUITANSI' ? data.payer.name : data.customer.name;
}

function amountOf({ kind, data }: DocumentContent): number | null {
  if (kind === 'SIP') return data.totalCents;
  return kind === 'KUITANSI' ? data.billCents : null;
}
