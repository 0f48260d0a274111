import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { DocumentKind } from './kind.ts';
import type { FrozenDocument, Secrets } from './print/frozen.ts';
import { type PrintedDocument, renderDocument, type SecretSource } from './print/print.ts';
import type { DocumentRecord } from './record/document-record.ts';
import {
  documentInForce,
  documentRecord,
  documentsOf,
  documentsOfCustomer,
} from './record/find.ts';
import { type Making, makeDocument, type NewDocument } from './record/make.ts';
import { type Voiding, voidDocuments } from './record/void.ts';
import { type Verification, verify } from './verify/verify.ts';

export interface DocumentsOptions extends Making {
  readonly database: Database;
  readonly secrets: SecretSource;
  /** Sets papers: `press.print` of a `Press`, or `paperOf`. */
  readonly press: (document: FrozenDocument, secrets: Secrets) => Promise<Uint8Array>;
  readonly now: () => Date;
}

/** Documents: made and taken back as part of a step of an application, printed and verified by themselves. */
export class Documents {
  readonly #options: DocumentsOptions;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  get database(): Database {
    return this.#options.database;
  }

  get now(): () => Date {
    return this.#options.now;
  }

  /** See {@link makeDocument}: in the caller's transaction, the same data give the same document. */
  make(transaction: AnyTransaction, wanted: NewDocument): Promise<DocumentRecord> {
    return makeDocument(transaction, wanted, this.#options);
  }

  /** See {@link voidDocuments}: in the caller's transaction. */
  void(transaction: AnyTransaction, voiding: Voiding): Promise<readonly string[]> {
    return voidDocuments(transaction, voiding);
  }

  /** The document of a kind that is in force, as the transaction sees it; null: none. */
  inForce(
    transaction: AnyTransaction,
    agendaNo: string,
    kind: DocumentKind,
  ): Promise<DocumentRecord | null> {
    return documentInForce(transaction, agendaNo, kind);
  }

  documentsOf(agendaNo: string): Promise<readonly DocumentRecord[]> {
    return documentsOf(this.database, agendaNo);
  }

  documentsOfCustomer(idpel: string): Promise<readonly DocumentRecord[]> {
    return documentsOfCustomer(this.database, idpel);
  }

  /** Throws SETRUM_DOCUMENT_UNKNOWN. */
  record(documentId: string): Promise<DocumentRecord> {
    return documentRecord(this.database, documentId);
  }

  /** See {@link renderDocument}. */
  render(documentId: string, caller: Caller): Promise<PrintedDocument> {
    return renderDocument(documentId, caller, this.#options);
  }

  /** What is on record of a verification code; null: nothing. */
  verify(code: string): Promise<Verification | null> {
    return verify(this.database, code);
  }
}
