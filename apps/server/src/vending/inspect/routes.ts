import type { StsToken } from '@setrum/sts';
import { Type } from 'typebox';
import { callerMay, callerOf, recordAct } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { confirmKeyChange, meterKeys } from '../meter-key/plan-change.ts';
import type { MeterScope } from '../meter-scope.ts';
import type { SecurityModule } from '../security-module/port.ts';
import { inspectToken, reprint } from './service.ts';

const MeterNo = Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' });
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const meter = Type.Object({ meterNo: MeterNo });
const common = { tags: ['vending'], security: [{ accessKey: [] }] };

/** Meters' keys, reprints, and "whose token is this?". */
export function inspectRoutes(
  http: HttpServer,
  database: Database,
  module: SecurityModule,
  now: () => Date,
  assertMeter: MeterScope,
): void {
  const verify = {
    ...common,
    summary: 'Whose token is this, and what does it hold?',
    body: Type.Object(
      { token: Type.String({ pattern: '^[0-9]{20}$' }), meterNo: Type.Optional(MeterNo) },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({
        meterNo: nullable(Type.String()),
        content: nullable(Type.Record(Type.String(), Type.Unknown())),
        keyVersion: nullable(Type.Integer()),
        reference: nullable(Type.String()),
        issuedAt: nullable(Type.String()),
        result: nullable(Type.Integer()),
      }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.post(
    '/api/v1/tokens/verify',
    { schema: verify, config: { permission: 'token.verify' } },
    async (request) => {
      const { token, meterNo = null } = request.body;
      const caller = callerOf(request);
      if (meterNo !== null) await assertMeter(caller, meterNo);
      const found = await inspectToken(database, module, { token, meterNo });
      // Without a meter number the token itself tells whose it is.
      if (meterNo === null && found.meterNo !== null) await assertMeter(caller, found.meterNo);
      return { ...found, content: found.content === null ? null : plain(found.content) };
    },
  );
  reprintRoute(http, database, module, now, assertMeter);
  keyRoutes(http, database, now, assertMeter);
}

function reprintRoute(
  http: HttpServer,
  database: Database,
  module: SecurityModule,
  now: () => Date,
  assertMeter: MeterScope,
): void {
  const again = {
    ...common,
    summary: 'The tokens of a purchase or an order again; their digits only for vending staff',
    params: Type.Object({
      meterNo: MeterNo,
      reference: Type.String({ pattern: '^[0-9A-F]{32}$' }),
    }),
    response: {
      200: Type.Object({
        tokens: Type.Array(
          Type.Object({
            token: nullable(Type.String()),
            class: Type.Integer(),
            subclass: Type.Integer(),
            units: Type.Integer(),
          }),
        ),
      }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(
    '/api/v1/meters/:meterNo/tokens/:reference',
    { schema: again, config: { permission: 'token.view' } },
    async (request) => {
      const caller = callerOf(request);
      const { meterNo, reference } = request.params;
      await assertMeter(caller, meterNo);
      const showDigits = callerMay(caller, 'token.reprint');
      const tokens = await reprint(database, module, { meterNo, reference, showDigits });
      // Whoever sees digits is on record before they are seen.
      const act = {
        actor: caller.label,
        act: 'token.reprint',
        subject: meterNo,
        detail: { reference },
      };
      if (showDigits) await recordAct(database, act, now());
      return { tokens: [...tokens] };
    },
  );
}

function keyRoutes(
  http: HttpServer,
  database: Database,
  now: () => Date,
  assertMeter: MeterScope,
): void {
  const keys = {
    ...common,
    summary: 'The keys that a meter has had, has, and is to have: their attributes, never the keys',
    params: meter,
    response: {
      200: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(
    '/api/v1/meters/:meterNo/keys',
    { schema: keys, config: { permission: 'meter-key.view' } },
    async (request) => {
      await assertMeter(callerOf(request), request.params.meterNo);
      return {
        keys: (await meterKeys(database, request.params.meterNo)).map((key) => ({ ...key })),
      };
    },
  );
  const confirm = {
    ...common,
    summary: 'Confirm that a meter without a card has taken its key change',
    params: meter,
    response: {
      200: Type.Object({ confirmed: Type.Boolean() }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.post(
    '/api/v1/meters/:meterNo/keys/confirm',
    { schema: confirm, config: { permission: 'meter-key.confirm' } },
    async (request) => {
      const caller = callerOf(request);
      await assertMeter(caller, request.params.meterNo);
      const by = { actor: caller.label, at: now() };
      return { confirmed: await confirmKeyChange(database, request.params.meterNo, by) };
    },
  );
}

/** JSON has no bigint: a currency amount goes as text. */
function plain(token: StsToken): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(token).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? String(value) : value,
    ]),
  );
}
