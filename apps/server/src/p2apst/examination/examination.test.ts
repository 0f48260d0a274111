import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { examinationRoutes } from './routes.ts';
import { Examinations } from './service.ts';

const { partnerId } = testPartner;
const keyOf = (role: string): string => `key-of-${role}-000000000`;

describe('the examination of the ledger over HTTP', () => {
  let world: TestWorld;
  let http: HttpServer;
  let reference = '';
  before(async () => {
    world = await createTestWorld({ meters: 1 });
    const [meterNo = ''] = world.meters;
    ({ reference } = await world.newService().buy(world.request({ meterNo })));
    const { database } = world;
    await grantAccess(database, keyOf('finance'), { role: 'finance', label: 'SRI' });
    const seller = { partnerId: '4519999', counterId: 'LOKET-01', label: 'b' };
    await grantAccess(database, keyOf('counter'), { role: 'counter', ...seller });
    http = await createHttpServer(createLogger('silent'));
    const now = () => world.now;
    installGate(http, createGate({ database, now }));
    examinationRoutes(http, database, now);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  async function ask(method: 'GET' | 'POST', role = 'finance') {
    const url = '/api/v1/ledger/examination';
    const headers = { authorization: `Bearer ${keyOf(role)}` };
    return (await http.inject({ method, url, headers })).json();
  }

  test('there is none before the first; then it says what was counted, when and for whom, and is kept', async () => {
    assert.deepEqual(await ask('GET'), { runningSince: null, last: null });
    const told = await ask('POST');
    const { postings, ...rest } = told;
    assert.ok(postings >= 4);
    const at = world.now.toISOString();
    assert.deepEqual(rest, {
      ...{ beganAt: at, endedAt: at, madeBy: 'SRI' },
      ...{ ok: true, sumCents: 0, faults: [], closings: [] },
    });
    assert.deepEqual(await ask('GET'), { runningSince: null, last: told });
  });

  test('what is wrong is told with its place and its figures, and stays on record', async () => {
    const { pool } = world.database;
    await pool.query('update p2apst.deposit set balance_cents = balance_cents + 7');
    await pool.query('delete from p2apst.posting where event_id = $1 and line = 2', [reference]);
    world.now = new Date(world.now.getTime() + 60_000);
    const { ok, faults, ...rest } = await ask('POST');
    assert.deepEqual([ok, rest.beganAt], [false, world.now.toISOString()]);
    const deposit = faults.find(({ kind }: { kind: string }) => kind === 'deposit');
    assert.equal(deposit.account, `deposit:${partnerId}`);
    assert.equal(deposit.foundCents - deposit.expectedCents, 7);
    const missing = faults.find(({ kind }: { kind: string }) => kind === 'missing');
    // As the address of an event has it.
    assert.equal(missing.eventId, reference.replaceAll('-', '').toLowerCase());
    assert.equal(missing.foundCents, null);
    assert.deepEqual((await ask('GET')).last, { ok, faults, ...rest });
  });

  test('one at a time; afterwards the next may begin', async () => {
    const examinations = new Examinations(world.database, () => world.now);
    const first = examinations.run('SRI');
    assert.deepEqual(examinations.runningSince, world.now);
    await assert.rejects(examinations.run('TONO'), { code: 'SETRUM_BUSY' });
    assert.equal((await first).madeBy, 'SRI');
    assert.equal(examinations.runningSince, null);
    assert.equal((await examinations.run('TONO')).madeBy, 'TONO');
  });

  test('one that fails leaves nothing, and does not keep the next from beginning', async () => {
    const before = await ask('GET');
    const { database } = world;
    const pool = { value: { connect: () => Promise.reject(new Error('gone')) } };
    const examinations = new Examinations(Object.create(database, { pool }), () => world.now);
    await assert.rejects(examinations.run('SRI'), /gone/);
    assert.equal(examinations.runningSince, null);
    assert.deepEqual(await ask('GET'), before);
  });

  test('is for those who may see the ledger', async () => {
    for (const method of ['GET', 'POST'] as const)
      assert.equal((await ask(method, 'counter')).code, 'SETRUM_FORBIDDEN');
  });
});
