import { type ConnectionRules, serviceChoices } from '@setrum/tariff';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import {
  businessDay,
  type Database,
  type HttpServer,
  inRetriedTransaction,
  problemResponses,
} from '../../platform/index.ts';
import { products } from '../application/model.ts';
import { OneOf, RequestKey } from '../application/schema.ts';
import { ApplicationView, applicationView, CostsView, costsView } from '../application/view.ts';
import { customerOf } from '../customer/find.ts';
import { costsOn } from './costs.ts';
import { assertFits, previousOf } from './customer-fit.ts';
import { type EntryRules, enterApplication, entryTakenBy } from './enter.ts';
import type { EntryOrder } from './model.ts';
import { EntryBody, orderOf } from './schema.ts';

const Choice = Type.Object({
  tariff: Type.String(),
  powerVa: Type.Integer(),
  phases: Type.Integer(),
  amperes: Type.Number(),
  products: Type.Array(OneOf(products)),
});

/** POST /api/v1/applications, the costs shown while one is entered, and the services that there are. */
export function entryRoutes(
  http: HttpServer,
  options: {
    readonly database: Database;
    readonly now: () => Date;
    readonly rules: EntryRules;
    /** Called after a commit, so that lookers hear of it at once. */
    readonly onCommit?: () => void;
  },
): void {
  const { database, now, rules } = options;
  const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
  const config = { permission: 'application.enter' } as const;
  const problems = problemResponses(400, 401, 403, 404, 409, 422);
  const enter = {
    ...{ ...common, summary: 'Enter an application (permohonan)' },
    ...{ headers: RequestKey, body: EntryBody, response: { 201: ApplicationView, ...problems } },
  };
  http.post('/api/v1/applications', { schema: enter, config }, async (request, reply) => {
    const caller = callerOf(request);
    const requestKey = request.headers['idempotency-key'];
    const order = orderOf(request.body);
    const entry = { order, requestKey, caller, at: now(), collectiveNo: null };
    const application = await inRetriedTransaction(
      database,
      (transaction) => enterApplication(transaction, rules, entry),
      entryTakenBy,
    );
    options.onCommit?.();
    return reply.code(201).send(applicationView(application, caller));
  });
  const costs = {
    ...{ ...common, summary: 'What an application would cost now; nothing is kept' },
    ...{ body: EntryBody, response: { 200: CostsView, ...problems } },
  };
  http.post('/api/v1/applications/costs', { schema: costs, config }, async (request) => {
    const order = orderOf(request.body);
    const caller = callerOf(request);
    return costsView(await quoteFor({ database, rules: rules.connection, caller }, order, now()));
  });
  const services = {
    ...{ ...common, summary: 'Tariffs and powers that may be applied for today' },
    response: { 200: Type.Object({ services: Type.Array(Choice) }), ...problemResponses(401, 403) },
  };
  http.get('/api/v1/services', { schema: services, config }, async () => ({
    services: serviceChoices(businessDay(now(), null), rules.connection).map((choice) => ({
      ...choice,
      products: [...choice.products],
    })),
  }));
}

async function quoteFor(
  {
    database,
    rules,
    caller,
  }: { readonly database: Database; readonly rules: ConnectionRules; readonly caller: Caller },
  { kind, unit: given, idpel, service }: EntryOrder,
  at: Date,
) {
  const customer = idpel === null ? null : await customerOf(database, idpel);
  const unit = customer?.unit ?? given;
  if (unit !== null) assertUnit(caller, unit);
  if (customer !== null) assertFits(kind, customer, service);
  return costsOn(
    {
      ...{ kind, asked: service, unit: unit ?? '' },
      previous: customer === null ? null : previousOf(customer),
      ujlHeldCents: customer?.ujlHeldCents ?? 0,
      removedOn: customer?.removedOn ?? null,
    },
    businessDay(at, null),
    rules,
  );
}
