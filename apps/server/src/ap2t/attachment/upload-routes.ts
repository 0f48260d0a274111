import { SetrumError } from '@setrum/errors';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type Caller, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import {
  type AttachmentKind,
  type AttachmentLimits,
  type AttachmentOwner,
  mediaTypes,
} from './model.ts';
import {
  AttachmentView,
  applicationPath,
  attachmentView,
  common,
  customerPath,
  Kind,
  ofApplication,
  ofCustomer,
} from './schema.ts';
import type { AttachmentService } from './service.ts';

/** Each is in memory as a whole, once as it came and once as it is kept. */
const mostUploads = 4;

const Query = Type.Object(
  { kind: Kind, name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
  { additionalProperties: false },
);

/** POST …/attachments: the bytes of a file as the body, its kind and name in the query. */
export function uploadRoutes(
  http: HttpServer,
  service: AttachmentService,
  { mostBytes }: AttachmentLimits,
): void {
  http.register(async (scope) => {
    const types = [...mediaTypes, 'application/octet-stream'];
    scope.addContentTypeParser(
      types,
      { parseAs: 'buffer', bodyLimit: mostBytes },
      (_request, body, done) => done(null, body),
    );
    // The gate has let them in; before the body is read it is counted who is there.
    let open = 0;
    scope.addHook('onRequest', (_request, reply, done) => {
      if (open >= mostUploads) return done(new SetrumError('SETRUM_BUSY'));
      open += 1;
      reply.raw.once('close', () => {
        open -= 1;
      });
      done();
    });
    scope.setErrorHandler((error) => {
      throw told(error, mostBytes);
    });
    uploads(scope, service);
  });
}

/** What the server says before a body is ours, in our words. */
function told(error: unknown, mostBytes: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new SetrumError('SETRUM_ATTACHMENT_TOO_LARGE', { mostBytes });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new SetrumError('SETRUM_ATTACHMENT_TYPE');
  return error;
}

function uploads(scope: HttpServer, service: AttachmentService): void {
  const schema = {
    ...common,
    summary: 'Attach a JPEG, a PNG or a PDF: its bytes are the body',
    description:
      'Where and with what a photo was taken is removed. The same file of the same kind sent again is the one that is there.',
    consumes: [...mediaTypes],
    querystring: Query,
    response: {
      200: AttachmentView,
      201: AttachmentView,
      ...problemResponses(400, 401, 403, 404, 409, 413, 415, 422, 503),
    },
  };
  const config = { permission: 'attachment.add' } as const;
  const attach = async (
    owner: AttachmentOwner,
    request: {
      readonly body: unknown;
      readonly query: { readonly kind: AttachmentKind; readonly name?: string };
      readonly caller: Caller | null;
    },
    reply: FastifyReply,
  ) => {
    const caller = callerOf(request);
    const { body, query } = request;
    if (!Buffer.isBuffer(body)) throw new SetrumError('SETRUM_ATTACHMENT_TYPE');
    const file = { owner, kind: query.kind, fileName: query.name ?? '', bytes: body };
    const { attachment, isNew } = await service.add(file, caller);
    reply.code(isNew ? 201 : 200);
    return attachmentView(attachment, caller);
  };
  scope.post(
    applicationPath,
    { schema: { ...schema, params: ofApplication }, config },
    (request, reply) => attach(request.params, request, reply),
  );
  scope.post(
    customerPath,
    { schema: { ...schema, params: ofCustomer }, config },
    (request, reply) => attach(request.params, request, reply),
  );
}
