import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { SetrumError } from '@setrum/errors';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import type { Logger } from '../log.ts';
import { refuseUnreadable } from './client-error.ts';
import { codedError } from './coded.ts';
import { Problem, problemOf } from './problem.ts';
import { buildValidator, isKeepable } from './validation.ts';

export type HttpServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

const bodyLimitBytes = 64 * 1024;
const requestTimeoutMs = 30_000;

/**
 * The HTTP server without routes: schemas by TypeBox, OpenAPI 3.1 at /api/openapi.json, errors as RFC 9457 problems. `trustedProxies` are the
 * addresses (or networks, `10.0.0.0/8`) of proxies in front, whose word counts for where a request comes from and whether it came by TLS.
 */
export async function createHttpServer(
  log: Logger,
  trustedProxies: readonly string[] = [],
): Promise<HttpServer> {
  const tell = (
    error: FastifyError | SetrumError,
    request: Pick<FastifyRequest, 'headers' | 'url'>,
    reply: FastifyReply,
  ): FastifyReply => {
    const coded = codedError(error);
    const problem = problemOf(coded, request.headers['accept-language']);
    if (coded.code === 'SETRUM_INTERNAL' || (coded !== error && problem.status >= 500))
      log.error({ err: error, url: request.url }, 'a request failed');
    return reply.code(problem.status).type('application/problem+json').send(problem);
  };
  const http = Fastify({
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: { buildValidator } },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => tell(error, request, reply),
  }).withTypeProvider<TypeBoxTypeProvider>();
  http.addSchema(Problem);
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Setrum',
        version: '1',
        description:
          'Two-way prepaid electricity. Money is in cents of a rupiah, energy in tenths of a kWh.',
      },
      components: { securitySchemes: { accessKey: { type: 'http', scheme: 'bearer' } } },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, i) => String(json['$id'] ?? `schema-${i}`),
    },
  });
  http.addHook('preValidation', async ({ body, params, query }) => {
    if (![body, params, query].every(isKeepable))
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'NUL / U+D800-DFFF' });
  });
  http.setErrorHandler<FastifyError>(tell);
  http.setNotFoundHandler((request, reply) =>
    tell(new SetrumError('SETRUM_NOT_FOUND'), request, reply),
  );
  http.get('/api/openapi.json', { schema: { hide: true } }, () => http.swagger());
  return http;
}
