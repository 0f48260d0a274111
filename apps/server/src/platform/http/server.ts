import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { SetrumError } from '@setrum/errors';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  LogController,
  type RawReplyDefaultExpression,
  type RawRequestDefaultExpression,
  type RawServerDefault,
} from 'fastify';
import type { Logger } from '../log.ts';
import { Problem, problemOf } from './problem.ts';

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
  const http = Fastify({
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: 'idle',
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
  http.setErrorHandler<FastifyError>((error, request, reply) => {
    const coded = codedError(error);
    if (coded.code === 'SETRUM_INTERNAL')
      log.error({ err: error, url: request.url }, 'a request failed');
    const problem = problemOf(coded, request.headers['accept-language']);
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  http.setNotFoundHandler((request, reply) => {
    const problem = problemOf(
      new SetrumError('SETRUM_NOT_FOUND'),
      request.headers['accept-language'],
    );
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  http.get('/api/openapi.json', { schema: { hide: true } }, () => http.swagger());
  return http;
}

function codedError(error: FastifyError): SetrumError {
  if (error instanceof SetrumError) return error;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new SetrumError('SETRUM_BAD_REQUEST', { detail: error.message }, { cause: error });
  }
  return new SetrumError('SETRUM_INTERNAL', {}, { cause: error });
}
