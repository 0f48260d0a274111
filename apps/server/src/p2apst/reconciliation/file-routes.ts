import { Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf, recordAct } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { common, PartnerId } from '../partner/schema.ts';
import { Day, ProductCode } from '../settlement/schema.ts';
import { makeFile } from './make.ts';
import { fileLimits } from './read.ts';
import { reconcile } from './reconcile.ts';
import { RunBody, runJson } from './schema.ts';

export interface FileParts {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
}

const path = '/api/v1/settlements/:partnerId/:day/files/:product';
const one = Type.Object({ partnerId: PartnerId, day: Day, product: ProductCode });
/** Larger files go by `setrum reconcile`. */
const mostBytes = 64 * 1024 * 1024;
/** Each holds a connection as long as the other end takes. */
const mostFiles = 2;

/** The files of a closed day: ours to take, the partner's to be compared. Both are streamed. */
export function fileRoutes(http: HttpServer, parts: FileParts): void {
  let open = 0;
  const enter = (): void => {
    if (open >= mostFiles) throw new SetrumError('SETRUM_BUSY');
    open += 1;
  };
  const leave = (): void => {
    open -= 1;
  };
  downloadRoute(http, parts, { enter, leave });
  http.register(async (scope) => {
    // The bytes as they come in, and not a string of 64 MB.
    scope.removeContentTypeParser('text/plain');
    scope.addContentTypeParser('text/plain', { bodyLimit: mostBytes }, (_request, payload, done) =>
      done(null, payload),
    );
    uploadRoute(scope, parts, { enter, leave });
  });
}

interface Gate {
  enter(): void;
  leave(): void;
}

function downloadRoute(
  http: HttpServer,
  { database, securityModule, now }: FileParts,
  gate: Gate,
): void {
  const schema = {
    ...common,
    summary: 'Our reconciliation file of a closed day; it has the tokens in clear',
    params: one,
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403, 404, 503),
    },
  };
  http.get(
    path,
    { schema, config: { permission: 'reconciliation.manage' } },
    async (request, reply) => {
      const { label: actor } = callerOf(request);
      const file = await makeFile(database, securityModule, request.params);
      const { partnerId: subject, day, product } = request.params;
      gate.enter();
      const text = Readable.from(file.pieces);
      text.once('close', gate.leave);
      try {
        const act = { actor, act: 'reconciliation.file', subject, detail: { day, product } };
        await recordAct(database, act, now());
      } catch (error) {
        text.destroy();
        throw error;
      }
      const name = file.path.split('/').at(-1) ?? '';
      return reply
        .type('text/plain; charset=us-ascii')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(text);
    },
  );
}

function uploadRoute(
  http: HttpServer,
  { database, securityModule, now }: FileParts,
  gate: Gate,
): void {
  const schema = {
    ...common,
    summary: "Compare a partner's file (text/plain, at most 64 MB) with our record of a closed day",
    consumes: ['text/plain'],
    params: one,
    response: {
      200: RunBody,
      ...problemResponses(400, 401, 403, 404, 413, 422, 503),
    },
  };
  http.post(path, { schema, config: { permission: 'reconciliation.manage' } }, async (request) => {
    const { label } = callerOf(request);
    if (!(request.body instanceof Readable))
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'a body of text/plain is wanted' });
    gate.enter();
    try {
      const file = { ...request.params, bytes: request.body };
      const limits = { ...fileLimits, mostBytes };
      return runJson(await reconcile(database, securityModule, file, label, now(), limits));
    } finally {
      gate.leave();
    }
  });
}
