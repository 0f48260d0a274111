/** The papers that are kept of a customer, and the fitter's photos. */
export const attachmentKinds = [
  'application',
  'identity',
  'survey',
  'answer-letter',
  'spjbtl',
  'spjbtl-supplement',
  'slo',
  'receipt',
  'work-order',
  'installation-report',
  'customer-record',
  'photo',
  'other',
] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Papers with identity numbers, signatures under contracts, or anything at all: for those only who may see personal data. */
const personalKinds: ReadonlySet<AttachmentKind> = new Set([
  'application',
  'identity',
  'answer-letter',
  'spjbtl',
  'spjbtl-supplement',
  'customer-record',
  'other',
]);

export function isPersonal(kind: AttachmentKind): boolean {
  return personalKinds.has(kind);
}

export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof mediaTypes)[number];

export interface AttachmentLimits {
  readonly mostBytes: number;
  /** Of one application, or of one customer beside applications: attachments, and bytes of all of them. */
  readonly mostFiles: number;
  readonly mostBytesOfAll: number;
  /** Width and height of an image, and both multiplied. */
  readonly mostSidePx: number;
  readonly mostPixels: number;
}

export const attachmentLimits: AttachmentLimits = {
  mostBytes: 5 * 1024 * 1024,
  mostFiles: 20,
  mostBytesOfAll: 40 * 1024 * 1024,
  mostSidePx: 12_000,
  mostPixels: 64_000_000,
};

/** What an attachment belongs to: an application, or a customer. */
export type AttachmentOwner = { readonly agendaNo: string } | { readonly idpel: string };

/** An attachment without its content. */
export interface Attachment {
  readonly attachmentId: string;
  readonly agendaNo: string | null;
  readonly idpel: string;
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly digest: Buffer;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly removal: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}
