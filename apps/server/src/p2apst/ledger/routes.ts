import { Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { depositMovements } from '../deposit/service.ts';
import { partnerRecord } from '../partner/record.ts';
import { common, listOf, onePartner } from '../partner/schema.ts';
import { accountRoutes } from './account-routes.ts';
import { instantOf, periodOf } from './period.ts';
import { readStatement } from './statement.ts';
import { writeStatement } from './statement-text.ts';
import { trialBalance } from './trial-balance.ts';

/** Each holds a connection as long as its reader reads. */
const mostStatements = 2;
const contentTypes = { json: 'application/json', csv: 'text/csv', text: 'text/plain' } as const;
const Moment = Type.String({
  minLength: 10,
  maxLength: 40,
  description: 'A business day (2026-11-23), or an instant (2026-11-23T05:00:00Z)',
});

/** The books: statements of deposits, what moved deposits by hand, trial balances. */
export function ledgerRoutes(http: HttpServer, database: Database, now: () => Date): void {
  statementRoute(http, database);
  movementsRoute(http, database, now);
  trialBalanceRoute(http, database, now);
  accountRoutes(http, database);
}

function statementRoute(http: HttpServer, database: Database): void {
  let open = 0;
  const schema = {
    ...common,
    summary: 'The statement of a deposit: opening, every movement, closing. A partner sees its own',
    params: onePartner,
    querystring: Type.Object({
      from: Moment,
      to: Moment,
      format: Type.Union([Type.Literal('json'), Type.Literal('csv'), Type.Literal('text')], {
        default: 'json',
      }),
    }),
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403, 404, 503),
    },
  };
  http.get(
    '/api/v1/partners/:partnerId/statement',
    { schema, config: { permission: 'partner.own' } },
    async (request, reply) => {
      const { seller } = callerOf(request);
      const { partnerId } = request.params;
      if (seller !== null && seller.partnerId !== partnerId)
        throw new SetrumError('SETRUM_FORBIDDEN');
      const { name, cutOff } = await partnerRecord(database, partnerId);
      const { from, to, format } = request.query;
      const period = periodOf(from, to, cutOff?.from ?? null);
      if (open >= mostStatements) throw new SetrumError('SETRUM_BUSY');
      open += 1;
      const parts = readStatement(database, partnerId, period);
      const text = Readable.from(writeStatement(format, { partnerId, name, ...period }, parts));
      text.once('close', () => {
        open -= 1;
      });
      return reply.type(`${contentTypes[format]}; charset=utf-8`).send(text);
    },
  );
}

const Movement = Type.Object({
  eventId: Type.String(),
  kind: Type.Union([
    Type.Literal('top-up'),
    Type.Literal('withdrawal'),
    Type.Literal('correction'),
  ]),
  requestKey: Type.String(),
  amountCents: Type.Integer({ description: 'Positive into the deposit, negative out of it' }),
  at: Type.String(),
});

function movementsRoute(http: HttpServer, database: Database, now: () => Date): void {
  const schema = {
    ...common,
    summary: 'What moved a deposit by hand, the newest first',
    params: onePartner,
    querystring: Type.Object({
      before: Type.Optional(Moment),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
    }),
    response: {
      200: Type.Object({ movements: listOf(Movement) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(
    '/api/v1/partners/:partnerId/movements',
    { schema, config: { permission: 'ledger.view' } },
    async (request) => {
      const { partnerId } = await partnerRecord(database, request.params.partnerId);
      const { before, limit } = request.query;
      const end = before === undefined ? now() : instantOf(before);
      const movements = await depositMovements(database, partnerId, end, limit);
      return { movements: movements.map((row) => ({ ...row, at: row.at.toISOString() })) };
    },
  );
}

const Balance = Type.Object({
  account: Type.String(),
  kind: Type.Union([Type.String(), Type.Null()]),
  nameId: Type.Union([Type.String(), Type.Null()]),
  nameEn: Type.Union([Type.String(), Type.Null()]),
  debitCents: Type.Integer(),
  creditCents: Type.Integer(),
});

function trialBalanceRoute(http: HttpServer, database: Database, now: () => Date): void {
  const schema = {
    ...common,
    summary: 'The balances of all accounts before an instant; debits equal credits',
    querystring: Type.Object({ at: Type.Optional(Moment) }),
    response: {
      200: Type.Object({ at: Type.String(), accounts: listOf(Balance) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(
    '/api/v1/ledger/trial-balance',
    { schema, config: { permission: 'ledger.view' } },
    async (request) => {
      const { at: asked } = request.query;
      const at = asked === undefined ? now() : instantOf(asked);
      return { at: at.toISOString(), accounts: await trialBalance(database, at) };
    },
  );
}
