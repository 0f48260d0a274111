import type { AuditDetail } from './entry.ts';

/** The tables of the audit trail as everyday queries see them. */
export interface AuditTables {
  readonly audit_entry: {
    readonly sequence: number;
    readonly at: Date;
    readonly actor: string;
    readonly act: string;
    readonly subject: string;
    readonly detail: AuditDetail;
    readonly previous_hash: Buffer;
    readonly hash: Buffer;
    readonly form: 1 | 2;
    readonly source: string | null;
    readonly before: AuditDetail | null;
    readonly after: AuditDetail | null;
  };
  readonly audit_head: {
    readonly sequence: number;
    readonly hash: Buffer;
    readonly day: string | null;
    readonly day_first: number | null;
  };
  readonly audit_day: {
    readonly day: string;
    readonly first_sequence: number;
    readonly last_sequence: number;
    readonly hash: Buffer;
  };
}
