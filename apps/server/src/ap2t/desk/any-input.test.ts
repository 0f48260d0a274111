import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type Operation,
  operationsOf,
  type Parameter,
} from '../../test-support/bad-input/operations.ts';
import { type Attempt, send } from '../../test-support/bad-input/requests.ts';
import { Chance, sampleOf } from '../../test-support/bad-input/samples.ts';
import { goodBodies, varied } from '../../test-support/bad-input/steered.ts';
import { assertAgreed, payable } from '../../test-support/desk-agreement.ts';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { type Staged, stages, takenTo } from '../../test-support/desk-stages.ts';
import { createDeskWorld, type DeskWorld, newConnection } from '../../test-support/desk-world.ts';
import { pathOf } from '../workflow/routes.ts';
import { transitions } from '../workflow/transitions.ts';

const seed = 20_150_115;
/** Requests to a route that takes much (SETRUM_FUZZ_REQUESTS for more); one that takes an address only gets few, and papers take their time to print. */
const requestsEach = Number(process.env['SETRUM_FUZZ_REQUESTS'] ?? 8);
const few = 2;
const isWanted = ({ body, path }: Operation, round: number) =>
  round < (path.endsWith('{documentId}') ? 2 : body === null ? few : requestsEach);

describe('every route of customer service, asked for anything that its schema lets pass', () => {
  let world: DeskWorld;
  let desk: DeskHttp;
  const chance = new Chance(seed);
  const subjects = new Map<string, string[]>();
  const know = (name: string, subject: string | null) =>
    subjects.set(name, [...(subjects.get(name) ?? []), ...(subject === null ? [] : [subject])]);

  before(async () => {
    world = await createDeskWorld();
    desk = await openDesk(world);
    know('agendaNo', (await world.enter(newConnection('postpaid'))).agendaNo);
    know('agendaNo', (await payable(world)).agendaNo);
    for (const stage of [...stages, ...stages]) knowStaged(await takenTo(world, stage));
    const { rows } = await world.database.pool.query(`
      select 'documentId' as name, document_id::text as subject from ap2t.document
      union all select 'requestId', request_id::text from ap2t.token_request
      union all select 'orderId', order_id::text from ap2t.token_order
      union all select 'cardUid', card_uid from ap2t.card`);
    for (const { name, subject } of rows) know(name, subject);
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const knowStaged = ({ agendaNo, idpel, meterNo }: Staged) => {
    know('agendaNo', agendaNo);
    know('idpel', idpel);
    know('meterNo', meterNo);
  };

  /** A subject that there is, mostly; else one that there may be. */
  const subjectFor = ({ name, schema }: Parameter): string => {
    const known = subjects.get(name) ?? [];
    const isKnown = known.length > 0 && chance.below(8) > 0;
    return isKnown ? chance.one(known) : String(sampleOf(schema, chance));
  };

  /** One that could take the step of a route by its state, where the route is a step and there is one. */
  const ready = async ({ path }: Operation): Promise<string | null> => {
    const from = transitions
      .filter(({ action }) => path.endsWith(`{agendaNo}/${pathOf(action)}`))
      .flatMap((row) => [...row.from]);
    if (from.length === 0) return null;
    const { rows } = await world.database.pool.query<{ agenda_no: string }>(
      'select agenda_no from ap2t.application where state = any ($1) order by agenda_no',
      [from],
    );
    return rows.length === 0 ? null : chance.one(rows).agenda_no;
  };

  const anyRequest = async (operation: Operation): Promise<Attempt> => {
    let { path } = operation;
    const query: Record<string, string> = {};
    const able = await ready(operation);
    for (const one of operation.parameters) {
      const isAble = one.name === 'agendaNo' && able !== null && chance.below(4) > 0;
      const given = isAble ? able : subjectFor(one);
      if (one.in === 'path') path = path.replace(`{${one.name}}`, encodeURIComponent(given));
      if (one.in === 'query' && (one.required || chance.below(3) === 0)) query[one.name] = given;
    }
    const body = await anyBody(operation, path.split('/').at(-2) ?? '');
    const key = `any-request-${chance.below(1_000)}`;
    const parts = { at: 'any', mistake: null, path, query, key };
    return body === undefined ? parts : { ...parts, body };
  };

  /** Anything that the schema takes; or, where one is known, what the route would take, but for a thing or two. */
  const anyBody = async ({ path, body }: Operation, agendaNo: string): Promise<unknown> => {
    if (body === null) return undefined;
    const good = Object.entries(goodBodies).find(([end]) => path.endsWith(end));
    if (good === undefined || chance.below(4) === 0) return withSubjects(sampleOf(body, chance));
    return varied(body, await good[1](world, agendaNo), chance);
  };

  /** The same body with subjects that there are. */
  const withSubjects = (body: unknown): unknown => {
    if (body === null || typeof body !== 'object' || Array.isArray(body)) return body;
    const members = Object.entries(body).map(([name, value]) => {
      const known = subjects.get(name === 'installedMeter' ? 'meterNo' : name) ?? [];
      const isTaken = typeof value === 'string' && known.length > 0 && chance.below(4) > 0;
      return [name, isTaken ? chance.one(known) : withSubjects(value)];
    });
    return Object.fromEntries(members);
  };

  test('does it, or refuses it with a code; never fails, and leaves the books in order', async () => {
    const operations = operationsOf(desk.http.swagger()).filter(
      // A stream has no end of its own.
      ({ path }) => path !== '/api/v1/live',
    );
    const tokens = new Map<string, string>();
    for (const { role } of operations)
      if (role !== null && !tokens.has(role)) tokens.set(role, await desk.session(role));
    const failed: string[] = [];
    const done = new Set<string>();
    for (let round = 0; round < requestsEach; round++)
      for (const operation of operations) {
        if (!isWanted(operation, round)) continue;
        const attempt = await anyRequest(operation);
        const token = tokens.get(operation.role ?? '') ?? null;
        const { status, code, text } = await send(desk, token, operation, attempt);
        const { method, path } = operation;
        if (status < 400) done.add(`${method} ${path}`);
        const isCoded = status < 400 || (code ?? '').startsWith('SETRUM_');
        const unread =
          code === 'SETRUM_BAD_REQUEST' && /"detail":"(?:body|query|params)/.test(text);
        if (status < 500 && isCoded && !unread) continue;
        failed.push(
          `${method} ${attempt.path} ${JSON.stringify(attempt.query)} ${JSON.stringify(attempt.body)}: ${text.slice(0, 200)}`,
        );
      }
    assert.deepEqual(failed, []);
    assert.ok(done.size > operations.length / 3, `${done.size} of ${operations.length}`);
    await assertAgreed(world.database);
  });
});
