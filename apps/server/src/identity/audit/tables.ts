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
  };
  readonly audit_head: {
    readonly sequence: number;
    readonly hash: Buffer;
  };
}
