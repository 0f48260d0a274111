import { assertUnit, type Caller, callerMay, recordAct } from '../../../identity/index.ts';
import type { Database } from '../../../platform/index.ts';
import type { DocumentRecord } from '../record/document-record.ts';
import { documentRecord, frozenDocument } from '../record/find.ts';
import { type FrozenDocument, noSecrets, type Secrets } from './frozen.ts';

/** Where what is not kept with a document comes from, asked only for a caller who may see it. */
export interface SecretSource {
  /** The digits of tokens of an application, by the ids that its PK was made with; those that are not known are left out. */
  readonly digitsOf: (
    agendaNo: string,
    tokenIds: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  /** NIK of an application's applicant; null: not known. */
  readonly identityNoOf: (agendaNo: string) => Promise<string | null>;
}

/** What printing needs. */
export interface Printing {
  readonly database: Database;
  readonly secrets: SecretSource;
  readonly press: (document: FrozenDocument, secrets: Secrets) => Promise<Uint8Array>;
  readonly now: () => Date;
}

export interface PrintedDocument {
  readonly record: DocumentRecord;
  /** A name for the file, of letters, digits and hyphens. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Prints a document as it was frozen, whatever has changed since; that it was printed is in the audit trail. Digits of tokens stand on it for
 * callers with `token.see-digits`, the NIK for `customer.personal`. Throws SETRUM_DOCUMENT_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_BUSY.
 */
export async function renderDocument(
  documentId: string,
  caller: Caller,
  { database, secrets, press, now }: Printing,
): Promise<PrintedDocument> {
  const record = await documentRecord(database, documentId);
  assertUnit(caller, record.unit);
  const frozen = await frozenDocument(database, documentId);
  const shown = await secretsFor(caller, frozen, secrets);
  const bytes = await press(frozen, shown);
  const detail = {
    kind: record.kind,
    agenda: record.agendaNo,
    revision: record.revision,
    digits: shown.digits.size > 0,
    identity: shown.identityNo !== null,
  };
  const act = { actor: caller.label, act: 'document.print', subject: record.registerNo, detail };
  await recordAct(database, act, now());
  return { record, fileName: fileNameOf(record), bytes };
}

async function secretsFor(
  caller: Caller,
  { content }: FrozenDocument,
  source: SecretSource,
): Promise<Secrets> {
  const { kind, data } = content;
  if (kind === 'PK' && data.tokens.length > 0 && callerMay(caller, 'token.see-digits')) {
    const ids = data.tokens.map(({ tokenId }) => tokenId);
    return { ...noSecrets, digits: await source.digitsOf(data.agendaNo, ids) };
  }
  if (kind === 'SPJBTL' && callerMay(caller, 'customer.personal')) {
    return { ...noSecrets, identityNo: await source.identityNoOf(data.agendaNo) };
  }
  return noSecrets;
}

function fileNameOf({ kind, registerNo }: DocumentRecord): string {
  const parts = `${kind} ${registerNo}`.split(/[^A-Za-z0-9]+/).filter((part) => part !== '');
  return `${[...new Set(parts)].join('-')}.pdf`;
}
