import type { AttachmentKind, MediaType } from './model.ts';

/** The table of attachments in schema `ap2t`. */
export interface AttachmentTables {
  readonly attachment: {
    readonly attachment_id: string;
    readonly agenda_no: string | null;
    readonly idpel: string;
    readonly kind: AttachmentKind;
    readonly file_name: string;
    readonly media_type: MediaType;
    readonly bytes: number;
    readonly digest: Buffer;
    readonly content: Buffer | null;
    readonly made_by: string;
    readonly made_at: Date;
    readonly removed_by: string | null;
    readonly removed_at: Date | null;
    readonly removal_reason: string | null;
  };
}
