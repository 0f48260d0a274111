import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import {
  assertUnit,
  type Caller,
  callerOf,
  coversUnit,
  personalView,
} from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Day, Idpel, Line, MeterNo, Nullable, RequestKey } from '../application/schema.ts';
import type { HoldSales } from '../card/model.ts';
import { customerOf } from './find.ts';
import { customerAsOf, historyOf, meterHistory } from './history.ts';
import type { CustomerRecord } from './model.ts';
import { removeSupply } from './remove.ts';
import { CustomerView, customerView, EntryView, entryView } from './view.ts';

const Register = Type.Optional(Type.Integer({ minimum: 0, maximum: 99_999_999 }));

const RemovalBody = Type.Object(
  {
    removedOn: Day,
    fitter: Line(60),
    lwbpKwh: Register,
    wbpKwh: Register,
    kvarh: Register,
    remainingDkwh: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_300_000 })),
  },
  { additionalProperties: false },
);

const Holder = Type.Object({
  idpel: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  from: Type.String(),
  until: Nullable(Type.String({ description: 'Null while the customer has it' })),
});

export interface CustomerRouteOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly holdSales: HoldSales;
}

/** The customer master: who has what, who had it when, and a supply that is taken away. */
export function customerRoutes(http: HttpServer, options: CustomerRouteOptions): void {
  readRoutes(http, options);
  removalRoute(http, options);
}

const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
const path = '/api/v1/customers/:idpel';
const view = { permission: 'customer.view' } as const;

function readRoutes(http: HttpServer, { database }: CustomerRouteOptions): void {
  const params = Type.Object({ idpel: Idpel });
  const problems = problemResponses(400, 401, 403, 404);
  const one = { ...common, summary: 'A customer of the master register (DIL)', params };
  const oneSchema = { ...one, response: { 200: CustomerView, ...problems } };
  http.get(path, { schema: oneSchema, config: view }, async (request) => {
    const caller = callerOf(request);
    return customerView(await seen(database, request.params.idpel, caller), caller);
  });
  const history = {
    ...{ ...common, summary: 'What a customer was, the newest first; on: as of one day', params },
    querystring: Type.Object({ on: Type.Optional(Day) }, { additionalProperties: false }),
    response: { 200: Type.Object({ entries: Type.Array(EntryView) }), ...problems },
  };
  http.get(`${path}/history`, { schema: history, config: view }, async (request) => {
    const { idpel } = request.params;
    const { on } = request.query;
    const caller = callerOf(request);
    const personal = personalView(caller, (await seen(database, idpel, caller)).unit);
    const asOf = on === undefined ? null : await customerAsOf(database, idpel, on);
    const found = on === undefined ? await historyOf(database, idpel) : asOf === null ? [] : [asOf];
    return { entries: found.map((entry) => entryView(entry, personal)) };
  });
  const meter = {
    ...{ ...common, summary: 'Who has had a meter, the newest first' },
    params: Type.Object({ meterNo: MeterNo }),
    response: { 200: Type.Object({ holders: Type.Array(Holder) }), ...problems },
  };
  http.get('/api/v1/meters/:meterNo/history', { schema: meter, config: view }, async (request) => {
    const { meterNo } = request.params;
    const caller = callerOf(request);
    const all = await meterHistory(database, meterNo);
    const [newest] = all;
    if (newest === undefined) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
    const holders = all.filter(({ unit }) => coversUnit(caller, unit));
    if (holders.length === 0) assertUnit(caller, newest.unit);
    return { holders: holders.map(({ meterNo: _, ...holder }) => holder) };
  });
}

function removalRoute(http: HttpServer, options: CustomerRouteOptions): void {
  const { database, now, holdSales } = options;
  const schema = {
    ...{ ...common, summary: 'Record that a supply was taken away (bongkar); PS puts it back' },
    ...{ params: Type.Object({ idpel: Idpel }), headers: RequestKey, body: RemovalBody },
    response: { 200: CustomerView, ...problemResponses(400, 401, 403, 404, 409) },
  };
  const config = { permission: 'realisation.record' } as const;
  http.post(`${path}/removal`, { schema, config }, async (request) => {
    const caller = callerOf(request);
    const { removedOn, fitter, ...read } = request.body;
    const nothing = { lwbpKwh: null, wbpKwh: null, kvarh: null, remainingDkwh: null };
    const removal = {
      ...{ idpel: request.params.idpel, removedOn, fitter, readings: { ...nothing, ...read } },
      ...{ requestKey: request.headers['idempotency-key'], caller, at: now() },
    };
    const removed = await removeSupply(database, removal, holdSales);
    return customerView(removed, caller);
  });
}

/** Throws SETRUM_IDPEL_UNKNOWN, SETRUM_UNIT_FORBIDDEN. */
async function seen(database: Database, idpel: string, caller: Caller): Promise<CustomerRecord> {
  const customer = await customerOf(database, idpel);
  if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  assertUnit(caller, customer.unit);
  return customer;
}
