import type { Selectable } from 'kysely';
import type { DocumentKind } from '../kind.ts';
import type { DocumentTables } from './tables.ts';

/** In force; replaced by a later revision; or taken back. */
export type DocumentState = 'valid' | 'superseded' | 'void';

/** A document on record, without what is printed on it. */
export interface DocumentRecord {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly registerNo: string;
  readonly agendaNo: string;
  readonly idpel: string;
  readonly unit: string;
  /** From 1. */
  readonly revision: number;
  readonly state: DocumentState;
  readonly verificationCode: string;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly supersededBy: string | null;
  readonly supersededAt: Date | null;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
}

export const recordColumns = [
  'document_id',
  'kind',
  'register_no',
  'agenda_no',
  'idpel',
  'unit',
  'revision',
  'verification_code',
  'made_by',
  'made_at',
  'superseded_by',
  'superseded_at',
  'voided_at',
  'void_reason',
] as const;

type Row = Pick<Selectable<DocumentTables['document']>, (typeof recordColumns)[number]>;

export function recordOf(row: Row): DocumentRecord {
  return {
    documentId: row.document_id,
    kind: row.kind,
    registerNo: row.register_no,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    unit: row.unit,
    revision: row.revision,
    state: stateOf(row),
    verificationCode: row.verification_code,
    madeBy: row.made_by,
    madeAt: row.made_at,
    supersededBy: row.superseded_by,
    supersededAt: row.superseded_at,
    voidedAt: row.voided_at,
    voidReason: row.void_reason,
  };
}

export function stateOf(row: Pick<Row, 'voided_at' | 'superseded_at'>): DocumentState {
  if (row.voided_at !== null) return 'void';
  return row.superseded_at === null ? 'valid' : 'superseded';
}
