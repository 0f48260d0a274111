import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Reason } from '../application/schema.ts';
import { contentDisposition } from './file-name.ts';
import { attachmentLimits } from './model.ts';
import {
  AttachmentView,
  applicationPath,
  attachmentView,
  common,
  customerPath,
  ofApplication,
  ofCustomer,
  one,
  onePath,
} from './schema.ts';
import { type AttachmentOptions, AttachmentService } from './service.ts';
import { uploadRoutes } from './upload-routes.ts';

/** Papers and photos over HTTP: lists, uploads, downloads, removals. */
export function attachmentRoutes(http: HttpServer, options: AttachmentOptions): void {
  const service = new AttachmentService(options);
  uploadRoutes(http, service, options.limits ?? attachmentLimits);
  listRoutes(http, service);
  downloadRoute(http, service);
  const remove = {
    ...{
      ...common,
      summary: 'Remove an attachment; that it was there stays on record',
      params: one,
    },
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: { 200: AttachmentView, ...problemResponses(400, 401, 403, 404) },
  };
  const config = { permission: 'attachment.add' } as const;
  http.delete(onePath, { schema: remove, config }, async (request) => {
    const caller = callerOf(request);
    const { attachmentId } = request.params;
    return attachmentView(await service.remove(attachmentId, request.body.reason, caller), caller);
  });
}

function listRoutes(http: HttpServer, service: AttachmentService): void {
  const config = { permission: 'attachment.view' } as const;
  const list = {
    ...common,
    response: {
      200: Type.Object({ attachments: Type.Array(AttachmentView) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  const ofOne = { ...list, summary: 'Attachments of an application', params: ofApplication };
  http.get(applicationPath, { schema: ofOne, config }, async (request) => {
    const caller = callerOf(request);
    const all = await service.list(request.params, caller);
    return { attachments: all.map((attachment) => attachmentView(attachment, caller)) };
  });
  const ofAll = {
    ...list,
    summary: 'Attachments of a customer and of their applications',
    params: ofCustomer,
  };
  http.get(customerPath, { schema: ofAll, config }, async (request) => {
    const caller = callerOf(request);
    const all = await service.list(request.params, caller);
    return { attachments: all.map((attachment) => attachmentView(attachment, caller)) };
  });
}

function downloadRoute(http: HttpServer, service: AttachmentService): void {
  const schema = {
    ...{ ...common, summary: 'The bytes of an attachment', params: one },
    response: {
      200: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }),
      ...problemResponses(400, 401, 403, 404, 410),
    },
  };
  const config = { permission: 'attachment.view' } as const;
  http.get(onePath, { schema, config }, async (request, reply) => {
    const { attachmentId } = request.params;
    const { attachment, content } = await service.read(attachmentId, callerOf(request));
    // Somebody else's file: it is saved, never shown as a page of ours.
    return reply
      .type(attachment.mediaType)
      .header('content-disposition', contentDisposition(attachment.fileName))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-store')
      .send(content);
  });
}
