import { SetrumError } from '@setrum/errors';
import { type AnyTransaction, type Database, tables, tablesIn } from '../../../platform/index.ts';
import type { DocumentKind } from '../kind.ts';
import type { DocumentContent } from '../model.ts';
import type { FrozenDocument } from '../print/frozen.ts';
import { type DocumentRecord, recordColumns, recordOf } from './document-record.ts';
import type { DocumentTables } from './tables.ts';

/** All documents of an application with every revision, the newest first. */
export async function documentsOf(
  database: Database,
  agendaNo: string,
): Promise<readonly DocumentRecord[]> {
  const rows = await tables<DocumentTables>(database, 'ap2t')
    .selectFrom('document')
    .select(recordColumns)
    .where('agenda_no', '=', agendaNo)
    .orderBy('made_at', 'desc')
    .orderBy('kind')
    .orderBy('revision', 'desc')
    .execute();
  return rows.map(recordOf);
}

/** At most so many of a customer are told: a lifetime of papers. */
const mostOfCustomer = 500;

/** All documents of a customer, of whatever application or complaint, the newest first. */
export async function documentsOfCustomer(
  database: Database,
  idpel: string,
): Promise<readonly DocumentRecord[]> {
  const rows = await tables<DocumentTables>(database, 'ap2t')
    .selectFrom('document')
    .select(recordColumns)
    .where('idpel', '=', idpel)
    .orderBy('made_at', 'desc')
    .orderBy('kind')
    .orderBy('revision', 'desc')
    .limit(mostOfCustomer)
    .execute();
  return rows.map(recordOf);
}

/** The document of a kind that is in force for an application; null: none. */
export async function documentInForce(
  transaction: AnyTransaction,
  agendaNo: string,
  kind: DocumentKind,
): Promise<DocumentRecord | null> {
  const row = await tablesIn<DocumentTables>(transaction, 'ap2t')
    .selectFrom('document')
    .select(recordColumns)
    .where('agenda_no', '=', agendaNo)
    .where('kind', '=', kind)
    .where('superseded_at', 'is', null)
    .where('voided_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : recordOf(row);
}

/** A document; throws SETRUM_DOCUMENT_UNKNOWN. */
export async function documentRecord(
  database: Database,
  documentId: string,
): Promise<DocumentRecord> {
  const row = await tables<DocumentTables>(database, 'ap2t')
    .selectFrom('document')
    .select(recordColumns)
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_DOCUMENT_UNKNOWN');
  return recordOf(row);
}

/** Everything that a document's paper is made from, as it was frozen. Throws SETRUM_DOCUMENT_UNKNOWN. */
export async function frozenDocument(
  database: Database,
  documentId: string,
): Promise<FrozenDocument> {
  const row = await tables<DocumentTables>(database, 'ap2t')
    .selectFrom('document as d')
    .innerJoin('document_template as t', 't.digest', 'd.template_digest')
    .innerJoin('document_letterhead as l', 'l.digest', 'd.letterhead_digest')
    .select(['d.kind', 'd.data', 'd.register_no', 'd.revision', 'd.verification_code', 'd.made_at'])
    .select(['t.content as template', 'l.content as letterhead'])
    .where('d.document_id', '=', documentId)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_DOCUMENT_UNKNOWN');
  return {
    // The two were put on record together.
    content: { kind: row.kind, data: row.data } as DocumentContent,
    template: row.template,
    letterhead: row.letterhead,
    registerNo: row.register_no,
    revision: row.revision,
    verificationCode: row.verification_code,
    madeAt: row.made_at,
  };
}
