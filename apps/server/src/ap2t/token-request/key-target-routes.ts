import { type Static, Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Day } from '../application/schema.ts';
import { type KeyTargetRule, keyTargets, setKeyTarget } from './key-target-rules.ts';
import { common } from './schema.ts';

const one = <const Value extends number>(values: readonly Value[]) =>
  Type.Unsafe<Value>({ type: 'integer', enum: [...values] });

const rule = {
  unitPrefix: Type.String({
    pattern: '^[0-9]{0,5}$',
    description: 'Digits that a unit begins with: 5 of a unit, 2 of a region, none for everywhere',
  }),
  tariff: Type.String({
    pattern: '^([A-Z][A-Z0-9]{0,4})?$',
    description: 'As for the product (R1T); empty: every tariff',
  }),
  fromDate: { ...Day, description: 'WIB' },
  sgc: Type.String({ pattern: '^[0-9]{6}$' }),
  krn: Type.Integer({ minimum: 1, maximum: 9 }),
  ti: Type.String({ pattern: '^[0-9]{2}$' }),
  ken: Type.Integer({ minimum: 0, maximum: 255 }),
  baseDate: one([1993, 2014, 2035]),
};
const Body = Type.Object({ ...rule, keyType: one([1, 2]) }, { additionalProperties: false });
const View = Type.Object({
  ...{ ...rule, keyType: one([0, 1, 2, 3]) },
  ...{ setBy: Type.String(), setAt: Type.String() },
});

/** To which key meters change when they are activated, by place and tariff. */
export function keyTargetRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const path = '/api/v1/key-targets';
  const list = {
    ...common,
    summary: 'Key targets: to which key meters of a place and tariff are to change',
    response: {
      200: Type.Object({ keyTargets: Type.Array(View) }),
      ...problemResponses(401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'engineering.view' } }, async () => ({
    keyTargets: (await keyTargets(database)).map((target) => ({
      ...target,
      setAt: target.setAt.toISOString(),
    })),
  }));
  const put = {
    ...common,
    summary: 'Set a key target, or change the one of the same place, tariff and day',
    body: Body,
    response: { 200: Body, ...problemResponses(400, 401, 403) },
  };
  http.put(path, { schema: put, config: { permission: 'engineering.order' } }, async (request) => {
    const caller = callerOf(request);
    assertPlace(caller, request.body);
    await setKeyTarget(database, request.body, { caller, at: now() });
    return request.body satisfies Static<typeof Body>;
  });
}

/** What holds for more than one unit is a matter of whoever may act in all of them. */
function assertPlace(caller: Caller, { unitPrefix }: Pick<KeyTargetRule, 'unitPrefix'>): void {
  if (caller.units !== 'all') assertUnit(caller, unitPrefix === '' ? '*' : unitPrefix);
}
