/** As GET …/attachments tells it. */
export interface Attachment {
  readonly attachmentId: string;
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Whether the person at the screen may see the content. */
  readonly readable: boolean;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly removal: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

export const attachmentKinds = [
  ...(['application', 'identity', 'survey', 'answer-letter', 'spjbtl'] as const),
  ...(['spjbtl-supplement', 'slo', 'receipt', 'work-order', 'installation-report'] as const),
  ...(['customer-record', 'photo', 'other'] as const),
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export const attachmentsPath = (agendaNo: string): string =>
  `/api/v1/applications/${agendaNo}/attachments`;
