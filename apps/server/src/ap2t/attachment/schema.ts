import { Type } from 'typebox';
import { type Caller, callerMay } from '../../identity/index.ts';
import { AgendaNo, Idpel, Nullable, OneOf } from '../application/schema.ts';
import { type Attachment, attachmentKinds, isPersonal, mediaTypes } from './model.ts';

export const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
export const applicationPath = '/api/v1/applications/:agendaNo/attachments';
export const customerPath = '/api/v1/customers/:idpel/attachments';
export const onePath = '/api/v1/attachments/:attachmentId';

export const ofApplication = Type.Object({ agendaNo: AgendaNo });
export const ofCustomer = Type.Object({ idpel: Idpel });
export const one = Type.Object({
  attachmentId: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
});
export const Kind = OneOf(attachmentKinds);

const Text = Type.String();

export const AttachmentView = Type.Object({
  attachmentId: Text,
  agendaNo: Nullable(Text),
  idpel: Text,
  kind: Kind,
  fileName: Type.String({ description: 'The kind alone for those who may not see the paper' }),
  mediaType: OneOf(mediaTypes),
  bytes: Type.Integer(),
  digest: Type.String({ description: 'SHA-256 of the content as it is kept' }),
  readable: Type.Boolean({ description: 'Whether this caller may see the content' }),
  madeBy: Text,
  madeAt: Text,
  removal: Nullable(Type.Object({ by: Text, at: Text, reason: Text })),
});

/** An attachment as a caller may see it. People name files after people, so the name is as personal as the paper. */
export function attachmentView(attachment: Attachment, caller: Caller) {
  const { kind, removal, madeAt, digest } = attachment;
  const may = !isPersonal(kind) || callerMay(caller, 'customer.personal');
  return {
    ...attachment,
    fileName: may ? attachment.fileName : kind,
    digest: digest.toString('hex'),
    readable: may && removal === null,
    madeAt: madeAt.toISOString(),
    removal: removal && { ...removal, at: removal.at.toISOString() },
  };
}
