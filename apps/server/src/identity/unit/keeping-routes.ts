import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { assertUnit } from '../permission/caller.ts';
import { callerOf } from '../permission/install.ts';
import { common, orNull, UnitCode } from '../schema.ts';
import { changeUnit, registerUnit } from './register.ts';
import { Address, byUnit, Name, Phone, path, UnitBody } from './schema.ts';
import { unitOf } from './store.ts';

/** Registering and changing units. */
export function keepingRoutes(http: HttpServer, database: Database, now: () => Date): void {
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
