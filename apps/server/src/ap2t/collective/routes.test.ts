import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type Caller, installGate, mayDo } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { collectiveRoutes } from './routes.ts';
import {
  type CollectiveWorld,
  callerWith,
  clerk,
  createCollectiveWorld,
  header,
  line,
  linesTo,
} from './test-support/collective-world.ts';

describe('collective requests over HTTP', () => {
  let world: CollectiveWorld;
  let http: HttpServer;
  let caller: Caller = clerk;
  before(async () => {
    world = await createCollectiveWorld();
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async (_request, permission) => {
      const may =
        permission !== 'signed-in' && caller.roles.some((role) => mayDo(role, permission));
      if (!may) throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    collectiveRoutes(http, world.options());
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });
  const post = (lines: readonly string[], query: string, key?: string, type = 'text/csv') =>
    http.inject({
      ...{ method: 'POST', url: `/api/v1/collectives?${query}` },
      payload: [header, ...lines].join('\n'),
      headers: { 'content-type': type, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    });
  const get = (path: string) => http.inject(`/api/v1/collectives${path}`);
  const act = (no: string, action: string) =>
    http.inject({ method: 'POST', url: `/api/v1/collectives/${no}`, payload: { action } });

  test('tried, sent, started, looked at; the refused lines come back corrected', async () => {
    caller = clerk;
    const formula = line(2, { name: '"=HYPERLINK(""http://x"")"', power: '2201' });
    const lines = [line(1), formula, line(3)];
    const tried = (await post(lines, 'unit=53425&dryRun=true')).json();
    assert.deepEqual([tried.collective, tried.lines, tried.refused], [null, 3, 1]);
    assert.deepEqual([tried.problems[0].line, tried.problems[0].problems.length], [3, 1]);
    const sent = await post(lines, 'unit=53425&name=warga.csv', 'key-0001');
    assert.equal(sent.statusCode, 201);
    assert.equal((await post(lines, 'unit=53425&name=warga.csv', 'key-0001')).statusCode, 200);
    const { collectiveNo } = sent.json().collective;
    assert.equal((await act(collectiveNo, 'start')).json().state, 'running');
    await world.makeAll();
    const done = (await get(`/${collectiveNo}`)).json();
    assert.deepEqual([done.state, done.made, done.refused, done.waiting], ['done', 2, 1, 0]);
    const page = (await get(`/${collectiveNo}/lines?limit=2`)).json();
    assert.deepEqual(
      page.lines.map((one: { state: string }) => one.state),
      ['made', 'refused'],
    );
    const rest = (await get(`/${collectiveNo}/lines?after=${page.next}`)).json();
    assert.deepEqual([rest.lines.length, rest.next, rest.lines[0].agendaNo.length], [1, null, 18]);

    const file = await get(`/${collectiveNo}/lines/export?state=refused`);
    assert.match(file.body, /^\ufeffname,address,/);
    assert.ok(file.body.includes(`"'=HYPERLINK(""http://x"")"`));
    const corrected = file.body.replace('2201', '2200');
    const again = await http.inject({
      ...{ method: 'POST', url: `/api/v1/collectives?unit=53425&corrects=${collectiveNo}` },
      payload: corrected,
      headers: { 'content-type': 'text/csv', 'idempotency-key': 'key-0002' },
    });
    const { lines: count, refused, collective } = again.json();
    assert.deepEqual(
      [again.statusCode, count, refused, collective.corrects],
      [201, 1, 0, collectiveNo],
    );
    await act(collective.collectiveNo, 'start');
    await world.makeAll();
    const { rows } = await world.home.database.pool.query(
      'select name from ap2t.application where collective_no = $1',
      [collective.collectiveNo],
    );
    assert.deepEqual(rows, [{ name: '=HYPERLINK("http://x")' }]);
  });

  test('pages of requests, the newest first', async () => {
    caller = clerk;
    for (const n of [1, 2, 3]) {
      world.now = new Date(world.now.getTime() + 1000);
      await post([line(100 + n)], 'unit=53425', `key-page-${n}`);
    }
    const one = (await get('?limit=2&state=ready')).json();
    const two = (await get(`?limit=2&state=ready&after=${one.next}`)).json();
    const numbers = [...one.collectives, ...two.collectives].map((each) => each.collectiveNo);
    assert.deepEqual(numbers, [...numbers].sort().reverse());
    assert.deepEqual([one.collectives.length, two.collectives.length, two.next], [2, 1, null]);
  });

  test('who may not see people sees masks; who has nothing to do here sees nothing', async () => {
    caller = clerk;
    const { collectiveNo } = (await post([line(200)], 'unit=53425', 'key-0003')).json().collective;
    caller = callerWith('auditor');
    const [masked] = (await get(`/${collectiveNo}/lines`)).json().lines;
    assert.deepEqual([masked.cells.nik, masked.cells.address], ['************0200', 'PER***']);
    const file = await get(`/${collectiveNo}/lines/export`);
    assert.ok(!file.body.includes('WARGA') && !file.body.includes('SETRUM BLOK'));
    assert.equal((await post([line(201)], 'unit=53425', 'key-0004')).statusCode, 403);
    assert.equal((await act(collectiveNo, 'start')).statusCode, 403);
    caller = callerWith('front-office', new Set(['53426']));
    assert.deepEqual((await get('')).json().collectives, []);
    for (const path of [
      `/${collectiveNo}`,
      `/${collectiveNo}/lines`,
      `/${collectiveNo}/lines/export`,
      '?unit=53425',
    ])
      assert.equal((await get(path)).json().code, 'SETRUM_UNIT_FORBIDDEN', path);
    assert.equal((await act(collectiveNo, 'cancel')).json().code, 'SETRUM_UNIT_FORBIDDEN');
    caller = callerWith('counter-clerk');
    assert.equal((await get('')).statusCode, 403);
  });

  test('requests out of form', async () => {
    caller = clerk;
    const code = async (answer: ReturnType<typeof post>) => (await answer).json().code;
    assert.equal(await code(post(linesTo(1), 'unit=53425')), 'SETRUM_BAD_REQUEST');
    assert.equal(await code(post(linesTo(1), 'unit=99999', 'key-0005')), 'SETRUM_UNIT_UNKNOWN');
    for (const query of [
      '',
      'unit=5342',
      'unit=53425&channel=06',
      'unit=53425&name=a/b',
      'unit=53425&corrects=K1',
    ])
      assert.equal((await post(linesTo(1), query, 'key-0005')).statusCode, 400, query);
    const nowhere = 'unit=53425&corrects=K534252611239998';
    assert.equal(await code(post(linesTo(1), nowhere, 'key-0005')), 'SETRUM_COLLECTIVE_UNKNOWN');
    assert.equal(
      (await post(linesTo(1), 'unit=53425', 'key-0005', 'application/pdf')).statusCode,
      400,
    );
    assert.equal((await post(linesTo(1), 'unit=53425', 'short')).statusCode, 400);
    assert.equal((await act('K534252611239998', 'start')).statusCode, 404);
    assert.equal((await act('K534252611239998', 'pause')).statusCode, 400);
  });

  test('a file with one byte too many is refused', async () => {
    caller = clerk;
    const large = await http.inject({
      ...{ method: 'POST', url: '/api/v1/collectives?unit=53425&dryRun=true' },
      payload: `${header}\n${'x'.repeat(8 * 1024 * 1024)}`,
      headers: { 'content-type': 'text/csv' },
    });
    assert.equal(large.statusCode, 413);
  });
});
