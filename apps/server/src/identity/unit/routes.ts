import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { assertUnit, coversUnit } from '../permission/caller.ts';
import { callerOf } from '../permission/install.ts';
import { common, Limit, orNull, UnitCode } from '../schema.ts';
import { unitKinds } from './model.ts';
import { changeUnit, registerUnit } from './register.ts';
import { listUnits, unitOf } from './store.ts';

const path = '/api/v1/units';
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Address = Type.String({ maxLength: 35 });
const Phone = Type.String({ maxLength: 15, pattern: '^[0-9+() -]*$' });
const UnitBody = Type.Object(
  {
    unit: UnitCode,
    kind: Type.Enum([...unitKinds]),
    parent: orNull(UnitCode),
    name: Name,
    address: Address,
    phone: Phone,
  },
  { additionalProperties: false },
);
const byUnit = Type.Object({ unit: UnitCode });

/** The utility's units: read by all who work with them, within their own scope; kept by administrators. */
export function unitRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const list = {
    ...common,
    summary: "The units of one's scope, in the order of their codes",
    querystring: Type.Object({ after: Type.Optional(UnitCode), limit: Limit }),
    response: {
      200: Type.Object({ units: Type.Array(UnitBody), next: orNull(UnitCode) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'unit.view' } }, async (request) => {
    const { after = null, limit } = request.query;
    const caller = callerOf(request);
    const page = await listUnits(database, { after, limit });
    const next = page.length < limit ? null : (page.at(-1)?.unit ?? null);
    return { units: page.filter(({ unit }) => coversUnit(caller, unit)), next };
  });
  const show = {
    ...common,
    summary: 'One unit',
    params: byUnit,
    response: { 200: UnitBody, ...problemResponses(400, 401, 403, 404) },
  };
  const viewed = { schema: show, config: { permission: 'unit.view' } } as const;
  http.get(`${path}/:unit`, viewed, async (request) => {
    const found = await unitOf(database, request.params.unit);
    assertUnit(callerOf(request), found.unit);
    return found;
  });
  keepingRoutes(http, database, now);
}

function keepingRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const config = { permission: 'unit.manage' } as const;
  const make = {
    ...common,
    summary: 'Register a unit below one that is there',
    body: UnitBody,
    response: { 201: UnitBody, ...problemResponses(400, 401, 403, 404, 409, 422) },
  };
  http.post(path, { schema: make, config }, async (request, reply) => {
    const { body } = request;
    const caller = callerOf(request);
    // What is not there yet is in nobody's scope: the unit above must be.
    assertUnit(caller, body.parent ?? body.unit);
    if (!(await registerUnit(database, body, caller, now())))
      throw new SetrumError('SETRUM_UNIT_EXISTS', { unit: body.unit });
    return reply.code(201).send(body);
  });
  const change = {
    ...common,
    summary: 'Change a unit',
    params: byUnit,
    body: Type.Object(
      {
        parent: Type.Optional(orNull(UnitCode)),
        name: Type.Optional(Name),
        address: Type.Optional(Address),
        phone: Type.Optional(Phone),
      },
      { additionalProperties: false },
    ),
    response: { 200: UnitBody, ...problemResponses(400, 401, 403, 404, 422) },
  };
  http.patch(`${path}/:unit`, { schema: change, config }, async (request) => {
    const caller = callerOf(request);
    const { unit } = await unitOf(database, request.params.unit);
    assertUnit(caller, unit);
    const { parent } = request.body;
    if (parent !== undefined && parent !== null) assertUnit(caller, parent);
    return changeUnit(database, unit, request.body, caller, now());
  });
}
