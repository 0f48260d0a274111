import { SetrumError } from '@setrum/errors';
import type { FastifyReply, FastifyTypeProviderDefault } from 'fastify';
import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../../platform/index.ts';
import { Nullable, OneOf } from '../../application/schema.ts';
import { documentKinds } from '../kind.ts';
import { VerifyLimiter } from './limiter.ts';
import { askingPage, limitedPage, verificationPage } from './page.ts';
import { styleHash } from './style.ts';
import { verify } from './verify.ts';

const Text = Type.String();
const Code = Type.String({ minLength: 1, maxLength: 40 });

const VerificationView = Type.Object({
  state: OneOf(['valid', 'superseded', 'void'] as const),
  kind: OneOf(documentKinds),
  kindName: Type.Object({ id: Text, en: Text }),
  registerNo: Text,
  revision: Type.Integer(),
  madeOn: Text,
  unit: Text,
  unitName: Text,
  holder: Type.String({ description: 'masked' }),
  amountCents: Nullable(Type.Integer()),
  changedOn: Nullable(Text),
  supersededBy: Nullable(Text),
});

/** Public: the page behind the QR of documents (`/v/CODE`), and the same as JSON. */
export function verifyRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const limiter = new VerifyLimiter(now);
  const schema = {
    tags: ['public'],
    summary: 'Is a document genuine and in force?',
    params: Type.Object({ code: Code }),
    response: { 200: VerificationView, ...problemResponses(400, 404, 429) },
  };
  const config = { permission: 'public' } as const;
  http.get('/api/v1/documents/verify/:code', { schema, config }, async (request, reply) => {
    if (!limiter.admits(request.ip)) throw new SetrumError('SETRUM_DOCUMENT_VERIFY_LIMIT');
    const found = await verify(database, request.params.code);
    if (found === null) throw new SetrumError('SETRUM_DOCUMENT_CODE_UNKNOWN');
    reply.header('cache-control', 'no-store');
    return found;
  });
  const pages = http.withTypeProvider<FastifyTypeProviderDefault>();
  pages.get<{ Querystring: { code?: string } }>(
    '/v',
    { schema: { hide: true }, config },
    (request, reply) => {
      const { code } = request.query;
      if (typeof code !== 'string' || code.trim() === '') return asPage(reply, 200, askingPage());
      return reply.redirect(`/v/${encodeURIComponent(code.trim().slice(0, 40))}`, 303);
    },
  );
  pages.get<{ Params: { code: string } }>(
    '/v/:code',
    { schema: { hide: true }, config },
    async (request, reply) => {
      if (!limiter.admits(request.ip)) return asPage(reply, 429, limitedPage());
      const found = await verify(database, request.params.code);
      return asPage(reply, found === null ? 404 : 200, verificationPage(found));
    },
  );
}

/** A page on which nothing runs, that nothing may frame, and that is kept nowhere. */
function asPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-security-policy': `default-src 'none'; style-src '${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
    })
    .type('text/html; charset=utf-8')
    .send(page);
}
