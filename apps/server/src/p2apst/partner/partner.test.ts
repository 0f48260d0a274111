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
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import type { Partner } from './model.ts';
import { partnerRoutes } from './routes.ts';
import { adminCentsOf, assertMaySell } from './rules.ts';

const path = '/api/v1/partners';
const registration = {
  partnerId: '4520009',
  name: 'SWITCH UJI',
  kind: 'switching',
  adminCents: 160_000,
};

describe('partners over HTTP', () => {
  const keys = { finance: newAccessKey(), staff: newAccessKey(), counter: newAccessKey() };
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld({ meters: 1 });
    const { database } = world;
    await grantAccess(database, keys.finance, { role: 'finance', label: 'SRI' });
    await grantAccess(database, keys.staff, { role: 'staff', label: 'TONO' });
    const counter = { partnerId: testPartner.partnerId, counterId: 'LOKET-01', label: 'c' };
    await grantAccess(database, keys.counter, { role: 'counter', ...counter });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now: () => world.now }));
    partnerRoutes(http, database, () => world.now);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  async function call(
    who: keyof typeof keys,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    payload?: object,
  ) {
    const headers = { authorization: `Bearer ${keys[who]}` };
    const answer = await http.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  }
  /** The partner as sales see it. */
  async function judged(partnerId: string): Promise<Partner> {
    const { rows } = await world.database.pool.query('select p2apst.partner_json($1) as partner', [
      partnerId,
    ]);
    return rows[0].partner;
  }
  const acts = async () =>
    (await auditEntries(world.database, 0, 1000)).map(
      ({ actor, act, subject }) => `${actor} ${act} ${subject}`,
    );

  test('finance registers a partner; the same again is the same partner, another of its code is refused', async () => {
    const made = await call('finance', 'POST', path, registration);
    assert.equal(made.status, 200);
    const { partnerId, state, balanceCents, limitCents, fees, anyTerminal } = made.body;
    assert.deepEqual(
      { partnerId, state, balanceCents, limitCents, fees, anyTerminal },
      {
        partnerId: '4520009',
        state: 'active',
        balanceCents: 0,
        limitCents: 0,
        fees: [],
        anyTerminal: true,
      },
    );
    assert.deepEqual((await call('finance', 'POST', path, registration)).body, made.body);
    const other = await call('finance', 'POST', path, { ...registration, name: 'LAIN' });
    assert.deepEqual([other.status, other.body.code], [409, 'SETRUM_PARTNER_EXISTS']);
    assert.deepEqual(
      (await acts()).filter((act) => act.includes('register')),
      ['SRI partner.register 4520009'],
    );
  });

  test('who may do what', async () => {
    assert.equal((await call('staff', 'POST', path, registration)).status, 403);
    assert.equal((await call('counter', 'GET', path)).status, 403);
    const fees = { adminCents: 1, fees: [] };
    assert.equal((await call('staff', 'PUT', `${path}/4520009/fees`, fees)).status, 403);
    const low = { lowBalanceCents: 5 };
    assert.equal((await call('staff', 'PUT', `${path}/4520009/low-balance`, low)).status, 403);
    const state = { state: 'blocked', reason: 'uji' };
    assert.equal((await call('counter', 'PUT', `${path}/4520009/state`, state)).status, 403);
    const { status, body } = await call('staff', 'GET', path);
    assert.equal(status, 200);
    assert.deepEqual(
      body.partners.map((partner: { partnerId: string }) => partner.partnerId),
      [testPartner.partnerId, '4520009'],
    );
  });

  test('hours and cut-off are what sales are judged by', async () => {
    const change = {
      name: 'SWITCH BARU',
      serviceHours: { from: '05:00', until: '23:00' },
      cutOff: { from: '23:30', until: '00:30' },
    };
    const { body } = await call('staff', 'PATCH', `${path}/4520009`, change);
    const { name, serviceHours, cutOff, kind } = body;
    assert.deepEqual({ name, serviceHours, cutOff, kind }, { ...change, kind: 'switching' });
    const partner = await judged('4520009');
    assertMaySell(partner, new Date('2026-11-23T05:00:00Z'));
    const night = { code: 'SETRUM_OUTSIDE_SERVICE_HOURS' };
    assert.throws(() => assertMaySell(partner, new Date('2026-11-23T16:10:00Z')), night);
    const cut = { code: 'SETRUM_CUT_OFF' };
    assert.throws(() => assertMaySell(partner, new Date('2026-11-23T17:10:00Z')), cut);
    const always = await call('staff', 'PATCH', `${path}/4520009`, { serviceHours: null });
    assert.deepEqual([always.body.serviceHours, always.body.cutOff], [null, change.cutOff]);
    const empty = { cutOff: { from: '10:00', until: '10:00' } };
    assert.equal((await call('staff', 'PATCH', `${path}/4520009`, empty)).status, 400);
  });

  test('blocked, inactive and active again, with the reason', async () => {
    const set = (state: string) =>
      call('staff', 'PUT', `${path}/4520009/state`, { state, reason: `uji ${state}` });
    for (const [state, code] of [
      ['blocked', 'SETRUM_PARTNER_BLOCKED'],
      ['inactive', 'SETRUM_PARTNER_INACTIVE'],
    ] as const) {
      const { body } = await set(state);
      assert.deepEqual([body.state, body.stateReason], [state, `uji ${state}`]);
      const partner = await judged('4520009');
      assert.throws(() => assertMaySell(partner, world.now), { code });
    }
    assert.equal((await set('active')).body.state, 'active');
    assertMaySell(await judged('4520009'), world.now);
    assert.equal((await acts()).filter((act) => act === 'TONO partner.state 4520009').length, 3);
  });

  test('a blocked partner sells nothing', async () => {
    const { partnerId } = testPartner;
    const set = (state: string) =>
      call('finance', 'PUT', `${path}/${partnerId}/state`, { state, reason: 'uji' });
    await set('blocked');
    const service = world.newService();
    await assert.rejects(service.buy(world.request()), { code: 'SETRUM_PARTNER_BLOCKED' });
    await set('active');
    assert.equal((await service.buy(world.request())).meterNo, world.meters[0]);
  });

  test('fees by product and channel: the more exact counts; what was set before is gone', async () => {
    const set = (adminCents: number, fees: object[]) =>
      call('finance', 'PUT', `${path}/4520009/fees`, { adminCents, fees });
    await set(200_000, [{ product: '99501', mcc: '', adminCents: 1 }]);
    const { body } = await set(210_000, [
      { product: '99502', mcc: '', adminCents: 220_000 },
      { product: '99502', mcc: '6011', adminCents: 300_000 },
    ]);
    assert.equal(body.fees.length, 2);
    const partner = await judged('4520009');
    assert.deepEqual(
      [
        adminCentsOf(partner, '99501', '6011'),
        adminCentsOf(partner, '99502', '6021'),
        adminCentsOf(partner, '99502', '6011'),
      ],
      [210_000, 220_000, 300_000],
    );
    const unknown = await set(1, [{ product: '99502', mcc: '9999', adminCents: 1 }]);
    assert.equal(unknown.body.code, 'SETRUM_CHANNEL_UNKNOWN');
    const twice = { product: '99502', mcc: '', adminCents: 1 };
    assert.equal((await set(1, [twice, twice])).status, 400);
    assert.equal(adminCentsOf(await judged('4520009'), '99501', ''), 210_000);
  });

  test('channels, and the balance below which a partner is told', async () => {
    const { body } = await call('counter', 'GET', '/api/v1/channels');
    assert.ok(
      body.channels.some(
        (row: { mcc: string; name: string }) => row.mcc === '6011' && row.name === 'atm',
      ),
    );
    const low = await call('finance', 'PUT', `${path}/4520009/low-balance`, { lowBalanceCents: 5 });
    assert.equal(low.body.lowBalanceCents, 5);
    const { rows } = await world.database.pool.query(
      `select low_balance_cents from p2apst.deposit where partner_id = '4520009'`,
    );
    assert.deepEqual(rows, [{ low_balance_cents: 5 }]);
  });

  test('counters and terminals: added, moved, blocked', async () => {
    const terminalState = async (terminalId: string) => {
      const { rows } = await world.database.pool.query(
        `select p2apst.terminal_state('4520009', $1) as state`,
        [terminalId],
      );
      return rows[0].state;
    };
    const counter = (state: string) =>
      call('staff', 'PUT', `${path}/4520009/counters/LOKET-02`, { name: 'Pasar', state });
    await counter('active');
    // Sixteen digits, which the audit trail would take for an id number.
    const long = '1234567890123456';
    for (const terminalId of ['0000000054321', long]) {
      const added = await call('staff', 'PUT', `${path}/4520009/terminals/${terminalId}`, {
        counterId: 'LOKET-02',
        state: 'active',
      });
      assert.equal(added.status, 200, JSON.stringify(added.body));
    }
    assert.equal(await terminalState('54321'), 'active');
    const { body } = await counter('blocked');
    assert.deepEqual(body, {
      counters: [{ counterId: 'LOKET-02', name: 'Pasar', state: 'blocked' }],
      terminals: [
        { terminalId: long, counterId: 'LOKET-02', state: 'active' },
        { terminalId: '54321', counterId: 'LOKET-02', state: 'active' },
      ],
    });
    assert.equal(await terminalState('54321'), 'blocked');
    assert.deepEqual((await call('staff', 'GET', `${path}/4520009/seats`)).body, body);
    const nowhere = { counterId: 'LOKET-77', state: 'active' };
    const lost = await call('staff', 'PUT', `${path}/4520009/terminals/1`, nowhere);
    assert.deepEqual([lost.status, lost.body.code], [404, 'SETRUM_COUNTER_NOT_FOUND']);
    await call('staff', 'PATCH', `${path}/4520009`, { anyTerminal: false });
    assert.equal(await terminalState('777'), 'unknown');
  });

  test('a partner that is not there is not found; the audit trail is whole', async () => {
    for (const [method, url, payload] of [
      ['GET', `${path}/999`, undefined],
      ['GET', `${path}/999/seats`, undefined],
      ['PATCH', `${path}/999`, { name: 'X' }],
      ['PUT', `${path}/999/state`, { state: 'blocked', reason: 'uji' }],
    ] as const) {
      const { status, body } = await call('finance', method, url, payload);
      assert.deepEqual([status, body.code], [404, 'SETRUM_PARTNER_NOT_FOUND'], url);
    }
    assert.equal((await verifyAuditTrail(world.database)).ok, true);
  });
});
