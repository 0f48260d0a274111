import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '../platform/index.ts';
import type { WebFile } from './file.ts';
import { notBuilt } from './not-built.ts';
import { contentSecurityPolicy, safetyHeaders } from './policy.ts';

/** Where the nonce goes in index.html. */
const noncePlace = '__CSP_NONCE__';
/** Addresses that are never pages. */
const notPages = /^\/(?:api|health)(?:\/|$)/;

/**
 * The web app at every address that is not the API's: its files, and index.html for the addresses of its pages. `files` null: nothing was
 * built, which is said there.
 */
export function webRoutes(http: HttpServer, files: ReadonlyMap<string, WebFile> | null): void {
  const index = files?.get('/index.html')?.plain.toString('utf8') ?? notBuilt;
  http.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (notPages.test(path)) throw new SetrumError('SETRUM_NOT_FOUND');
    if (path === '/index.html') return sendPage(reply, index);
    const file = files?.get(path);
    if (file !== undefined) return sendFile(request, reply, file, path);
    // A file that is not there is no page: a script that was built anew has another name.
    if (/\.\w{1,10}$/.test(path)) throw new SetrumError('SETRUM_NOT_FOUND');
    return sendPage(reply, index);
  });
}

/** The page is never kept: it names the scripts of this build, and has another nonce each time. */
function sendPage(reply: FastifyReply, index: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .headers(safetyHeaders)
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(index.replaceAll(noncePlace, nonce));
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: WebFile,
  path: string,
): FastifyReply {
  // The build names these by their content.
  const isForEver = path.startsWith('/assets/');
  void reply
    .headers(safetyHeaders)
    .header('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('etag', file.etag)
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const [encoding, body] = encoded(file, request.headers['accept-encoding'] ?? '');
  if (encoding !== null) void reply.header('content-encoding', encoding);
  return reply.type(file.type).send(body);
}

function encoded(file: WebFile, accepted: string): readonly [string | null, Buffer] {
  const takes = (name: string): boolean =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted);
  if (file.brotli !== null && takes('br')) return ['br', file.brotli];
  if (file.gzip !== null && takes('gzip')) return ['gzip', file.gzip];
  return [null, file.plain];
}
