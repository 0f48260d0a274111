import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  auditEntries,
  createGate,
  grantAccess,
  installGate,
  newAccessKey,
  verifyAuditTrail,
} from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { findSupplyPoint } from './find.ts';
import { saleStateRoutes } from './routes.ts';
import { setSaleState } from './sale-state.ts';

const idpel = '534250000000';
const path = `/api/v1/customers/${idpel}/sale-state`;

describe('whether a customer may buy', () => {
  const keys = { staff: newAccessKey(), counter: newAccessKey(), finance: newAccessKey() };
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld({ meters: 2 });
    const { database } = world;
    await grantAccess(database, keys.staff, { role: 'staff', label: 'TONO' });
    await grantAccess(database, keys.finance, { role: 'finance', label: 'SRI' });
    const counter = { partnerId: '4510017', counterId: 'LOKET-01', label: 'c' };
    await grantAccess(database, keys.counter, { role: 'counter', ...counter });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now: () => world.now }));
    saleStateRoutes(http, database, () => world.now);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  async function call(who: keyof typeof keys, payload?: object, url = path) {
    const headers = { authorization: `Bearer ${keys[who]}` };
    const answer = await http.inject({
      ...{ method: payload === undefined ? 'GET' : 'POST', url, headers },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  }
  const buy = () => world.newService().buy(world.request({ meterNo: world.meters[0] ?? '' }));

  test('staff blocks, suspends and frees; sales heed it at once; who and why is on record', async () => {
    const steps = [
      ['blocked', 'temuan P2TL', 'SETRUM_CUSTOMER_BLOCKED'],
      ['suspended', 'tunggakan 3 bulan', 'SETRUM_CUSTOMER_SUSPENDED'],
    ] as const;
    for (const [state, reason, code] of steps) {
      const { status, body } = await call('staff', { state, reason });
      assert.deepEqual([status, body.state, body.meterNo], [200, state, world.meters[0]]);
      await assert.rejects(buy(), { code });
      world.now = new Date(world.now.getTime() + 1000);
    }
    await call('staff', { state: 'active', reason: 'lunas' });
    await buy();
    const { body } = await call('staff');
    assert.deepEqual(
      body.changes.map((change: { state: string; reason: string; madeBy: string }) => [
        change.state,
        change.reason,
        change.madeBy,
      ]),
      [
        ['active', 'lunas', 'TONO'],
        ['suspended', 'tunggakan 3 bulan', 'TONO'],
        ['blocked', 'temuan P2TL', 'TONO'],
      ],
    );
    const acts = (await auditEntries(world.database, 0, 100)).filter(
      ({ act }) => act === 'customer.sale-state',
    );
    assert.deepEqual(
      acts.map(({ actor, subject, detail }) => [actor, subject, detail['from'], detail['to']]),
      [
        ['TONO', idpel, 'active', 'blocked'],
        ['TONO', idpel, 'blocked', 'suspended'],
        ['TONO', idpel, 'suspended', 'active'],
      ],
    );
    assert.equal((await verifyAuditTrail(world.database)).ok, true);
  });

  test('the state that is there already changes nothing, also when two set it at the same moment', async () => {
    const before = (await auditEntries(world.database, 0, 100)).length;
    const order = { idpel, state: 'blocked', reason: 'uji', madeBy: 'SRI', at: world.now } as const;
    await Promise.all([setSaleState(world.database, order), setSaleState(world.database, order)]);
    assert.equal((await auditEntries(world.database, 0, 100)).length, before + 1);
    const place = await findSupplyPoint(world.database, { idpel });
    assert.equal(place?.saleState, 'blocked');
    const neighbour = await findSupplyPoint(world.database, { meterNo: world.meters[1] ?? '' });
    assert.equal(neighbour?.saleState, 'active');
  });

  test('others than staff, unknown customers and orders out of form are refused', async () => {
    const order = { state: 'active', reason: 'uji' };
    assert.equal((await call('counter', order)).status, 403);
    assert.equal((await call('finance', order)).status, 403);
    const unknown = await call('staff', order, '/api/v1/customers/999999999999/sale-state');
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'SETRUM_IDPEL_UNKNOWN']);
    for (const bad of [
      { state: 'gone', reason: 'uji' },
      { state: 'active' },
      { ...order, reason: '' },
    ])
      assert.equal((await call('staff', bad)).status, 400);
    assert.equal((await call('staff')).body.state, 'blocked');
  });
});
