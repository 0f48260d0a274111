import { isDeepStrictEqual } from 'node:util';
import { type AnyTransaction, businessDay, tablesIn, uuidv7 } from '../../../platform/index.ts';
import { allotNumber, type NumberRules } from '../../number/allot.ts';
import type { Letterhead } from '../data/letterhead.ts';
import { kindFacts } from '../kind.ts';
import type { DocumentContent } from '../model.ts';
import { digestOf } from '../template/digest.ts';
import type { Templates } from '../template/load.ts';
import { assertComplete, assertLetterhead } from './check-data.ts';
import { newVerificationCode } from './code.ts';
import { type DocumentRecord, recordColumns, recordOf } from './document-record.ts';
import type { DocumentTables } from './tables.ts';

/** What documents are made with. */
export interface Making {
  readonly templates: Templates;
  readonly numbers: NumberRules;
  /** The letterhead of a unit, as it is now. */
  readonly letterheadOf: (transaction: AnyTransaction, unit: string) => Promise<Letterhead>;
}

/** A document to be made: its kind and data, and who makes it for which unit. */
export type NewDocument = DocumentContent & {
  readonly unit: string;
  readonly by: string;
  readonly at: Date;
};

/**
 * Makes a document in the caller's transaction, as part of a step: numbered, and frozen with its template and letterhead. The same data
 * again give the document that is in force; other data make a new revision, which supersedes it. Throws SETRUM_DOCUMENT_INCOMPLETE.
 */
export async function makeDocument(
  transaction: AnyTransaction,
  wanted: NewDocument,
  making: Making,
): Promise<DocumentRecord> {
  assertComplete(wanted);
  const { kind, at } = wanted;
  const { agendaNo } = wanted.data;
  const ap2t = tablesIn<DocumentTables>(transaction, 'ap2t');
  const revisions = await ap2t
    .selectFrom('document')
    .select([...recordColumns, 'data'])
    .where('agenda_no', '=', agendaNo)
    .where('kind', '=', kind)
    .orderBy('revision', 'desc')
    .forUpdate()
    .execute();
  const inForce = revisions.find((row) => recordOf(row).state === 'valid');
  const plain: unknown = JSON.parse(JSON.stringify(wanted.data));
  if (inForce !== undefined && isDeepStrictEqual(inForce.data, plain)) return recordOf(inForce);
  if (inForce !== undefined) {
    await ap2t
      .updateTable('document')
      .set({ superseded_at: at })
      .where('document_id', '=', inForce.document_id)
      .execute();
  }
  const made = await insert(transaction, wanted, (revisions[0]?.revision ?? 0) + 1, making);
  if (inForce !== undefined) {
    await ap2t
      .updateTable('document')
      .set({ superseded_by: made.documentId })
      .where('document_id', '=', inForce.document_id)
      .execute();
  }
  return made;
}

async function insert(
  transaction: AnyTransaction,
  { kind, data, unit, by, at }: NewDocument,
  revision: number,
  { templates, numbers, letterheadOf }: Making,
): Promise<DocumentRecord> {
  const ap2t = tablesIn<DocumentTables>(transaction, 'ap2t');
  const template = templates[kind];
  const letterhead = await letterheadOf(transaction, unit);
  assertLetterhead(kind, letterhead);
  const [template_digest, letterhead_digest] = [digestOf(template), digestOf(letterhead)];
  const kept = (content: object) => ({ content: JSON.stringify(content), first_used_at: at });
  await ap2t
    .insertInto('document_template')
    .values({ digest: template_digest, kind, ...kept(template) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await ap2t
    .insertInto('document_letterhead')
    .values({ digest: letterhead_digest, ...kept(letterhead) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const parts = { unit, day: businessDay(at, null), document: kindFacts[kind].code };
  const row = await ap2t
    .insertInto('document')
    .values({
      document_id: uuidv7(at.getTime()),
      kind,
      register_no: await allotNumber(transaction, numbers, 'document', parts),
      agenda_no: data.agendaNo,
      idpel: data.idpel,
      unit,
      revision,
      data: JSON.stringify(data),
      template_digest,
      letterhead_digest,
      verification_code: newVerificationCode(),
      made_by: by,
      made_at: at,
      superseded_by: null,
      superseded_at: null,
      voided_at: null,
      voided_by: null,
      void_reason: null,
    })
    .returning(recordColumns)
    .executeTakeFirstOrThrow();
  return recordOf(row);
}
