import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type Caller, installGate, mayDo } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { keyTargetRoutes } from './key-target-routes.ts';

const people: Readonly<Record<string, Caller>> = {
  tono: callerWith('metering', { label: 'TONO' }),
  local: callerWith('metering', { label: 'LOCAL', units: new Set(['53425', '53']) }),
  away: callerWith('metering', { label: 'AWAY', units: new Set(['51101']) }),
  rini: callerWith('front-office', { label: 'RINI' }),
  wati: callerWith('supervisor', { label: 'WATI' }),
  audit: callerWith('auditor', { label: 'AUDIT' }),
};

describe('key targets over HTTP', () => {
  let home: MigratedDatabase;
  let http: HttpServer;
  before(async () => {
    home = await createMigratedDatabase();
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async ({ headers }, permission) => {
      const caller = people[headers.authorization ?? ''];
      if (caller === undefined) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      const may =
        permission === 'signed-in' || caller.roles.some((role) => mayDo(role, permission));
      if (!may) throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    keyTargetRoutes(http, home.database, () => new Date('2026-11-23T05:00:00Z'));
  });
  after(async () => {
    await http?.close();
    await home?.close();
  });

  const call = async (
    who: string,
    url: string,
    options: { readonly payload?: object; readonly key?: string; readonly method?: 'POST' } = {},
  ) => {
    const { payload, key } = options;
    const answer = await http.inject({
      ...{ method: options.method ?? (payload === undefined ? 'GET' : 'POST') },
      url: `/api/v1${url}`,
      headers: { authorization: who, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  let keys = 0;

  test('key targets: asked for by one who orders engineering tokens, approved by another, within their units', async () => {
    const target = {
      ...{ unitPrefix: '53425', tariff: 'R1T', fromDate: '2026-01-01', sgc: '534250', krn: 3 },
      ...{ ti: '07', ken: 255, baseDate: 2014, keyType: 2 },
    };
    const ask = (who: string, over: object = {}, key = `key-target-${++keys}`) =>
      call(who, '/key-targets', { payload: { ...target, ...over }, key });
    const decide = (who: string, orderId: string, verb: string) =>
      call(who, `/key-target-orders/${orderId}/${verb}`, { method: 'POST' });
    const asked = await ask('local', {}, 'key-target-a');
    assert.equal(asked.status, 200);
    assert.equal((await ask('local', {}, 'key-target-a')).body.orderId, asked.body.orderId);
    assert.equal((await ask('local', { krn: 4 }, 'key-target-a')).status, 409);
    assert.deepEqual((await call('audit', '/key-targets')).body.keyTargets, []);
    for (const [who, over] of [
      ['local', { unitPrefix: '' }],
      ['away', {}],
      ['rini', {}],
    ] as const)
      assert.equal((await ask(who, over)).status, 403, who);
    const wrongs = [{ krn: 10 }, { unitPrefix: '534250' }, { baseDate: 2000 }, { fromDate: 'x' }];
    for (const wrong of wrongs) assert.equal((await ask('tono', wrong)).status, 400);
    const { orderId } = asked.body;
    assert.equal((await decide('local', orderId, 'approve')).status, 403);
    assert.equal((await decide('wati', orderId, 'approve')).status, 200);
    assert.equal((await decide('wati', orderId, 'approve')).status, 200);
    assert.equal((await decide('wati', orderId, 'reject')).body.code, 'SETRUM_ORDER_DECIDED');
    const { body } = await call('audit', '/key-targets');
    assert.deepEqual(
      body.keyTargets.map(({ krn, setBy }: { krn: number; setBy: string }) => [krn, setBy]),
      [[3, 'LOCAL']],
    );
    const orders = await call('audit', '/key-target-orders');
    assert.deepEqual([orders.body.orders.length, orders.body.orders[0].decidedBy], [1, 'WATI']);
    const other = await ask('tono', { krn: 5 });
    assert.equal((await decide('wati', other.body.orderId, 'reject')).body.state, 'rejected');
    assert.equal((await call('audit', '/key-targets')).body.keyTargets[0].krn, 3);
  });
});
