import type { ColumnType } from 'kysely';
import type { Letterhead } from '../data/letterhead.ts';
import type { DocumentKind } from '../kind.ts';
import type { DocumentContent } from '../model.ts';
import type { Template } from '../template/schema.ts';

/** Written as JSON text. */
type JsonOf<Value> = ColumnType<Value, string, never>;

/** The tables of documents in schema `ap2t`. */
export interface DocumentTables {
  readonly document_template: {
    readonly digest: string;
    readonly kind: DocumentKind;
    readonly content: JsonOf<Template>;
    readonly first_used_at: Date;
  };
  readonly document_letterhead: {
    readonly digest: string;
    readonly content: JsonOf<Letterhead>;
    readonly first_used_at: Date;
  };
  readonly document: {
    readonly document_id: string;
    readonly kind: DocumentKind;
    readonly register_no: string;
    readonly agenda_no: string;
    readonly idpel: string;
    readonly unit: string;
    readonly revision: number;
    readonly data: JsonOf<DocumentContent['data']>;
    readonly template_digest: string;
    readonly letterhead_digest: string;
    readonly verification_code: string;
    readonly made_by: string;
    readonly made_at: Date;
    readonly superseded_by: string | null;
    readonly superseded_at: Date | null;
    readonly voided_at: Date | null;
    readonly voided_by: string | null;
    readonly void_reason: string | null;
  };
}
