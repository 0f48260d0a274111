import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadProfileRoutes, saleStateRoutes } from './ap2t/index.ts';
import { createGate, installGate, openSession, registerUser } from './identity/index.ts';
import { meterScope } from './meter-scope.ts';
import { createHttpServer, createLogger, type HttpServer } from './platform/index.ts';
import { cheapPasswords, inject, registerTestUnits, shell } from './test-support/identity.ts';
import { createTestWorld, meterNumber, type TestWorld } from './test-support/world.ts';
import {
  EngineeringService,
  engineeringRoutes,
  inspectRoutes,
  registerMeterKey,
} from './vending/index.ts';

/** The world's customers are of unit 53425. */
describe('meters outside one’s units', () => {
  let world: TestWorld;
  let http: HttpServer;
  const tokens = new Map<string, string>();
  let meterNo = '';
  const keyOnly = meterNumber(77);

  before(async () => {
    world = await createTestWorld();
    meterNo = world.meters[0] ?? '';
    const { database, securityModule } = world;
    const now = () => world.now;
    await registerTestUnits(database, world.now);
    for (const [name, role, unit] of [
      ['here', 'metering', '53425'],
      ['above', 'metering', '53420'],
      ['there', 'metering', '53426'],
      ['nowhere', 'metering', null],
      ['nation', 'metering', '*'],
      ['chief', 'supervisor', '53435'],
    ] as const) {
      const units = unit === null ? [] : [unit];
      const user = { name, displayName: name, roles: [role], units };
      await registerUser(database, user, shell, world.now, { passwords: cheapPasswords });
      await database.pool.query('update identity.user_account set must_change_password = false');
      tokens.set(name, (await openSession(database, name, world.now)).token);
    }
    await registerMeterKey(database, {
      meterNo: keyOnly,
      dkga: '04',
      ea: '11',
      keyType: 2,
      sgc: '534250',
      krn: 2,
      ti: '01',
      ken: 255,
      baseDate: 2014,
    });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now }));
    const assertMeter = meterScope(database);
    engineeringRoutes(http, new EngineeringService(database, securityModule, now), assertMeter);
    inspectRoutes(http, database, securityModule, now, assertMeter);
    loadProfileRoutes(http, database, { limits: { lowVoltageV: 198, highVoltageV: 231 }, now });
    saleStateRoutes(http, database, now);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });
  const get = async (name: string, path: string) => {
    const { status, body } = await inject(http, tokens.get(name) ?? '', 'GET', path);
    return body['code'] ?? status;
  };

  test('are neither seen nor touched: keys, orders, load profile, sale state, tokens', async () => {
    const reference = '0'.repeat(32);
    for (const path of [
      `/meters/${meterNo}/keys`,
      `/meters/${meterNo}/engineering-orders`,
      `/meters/${meterNo}/load-profile`,
      '/customers/534250000000/sale-state',
    ]) {
      for (const name of ['here', 'above', 'nation'])
        assert.equal(await get(name, path), 200, path);
      for (const name of ['there', 'nowhere', 'chief'])
        assert.equal(await get(name, path), 'SETRUM_UNIT_FORBIDDEN', `${name} ${path}`);
    }
    const tokensPath = `/meters/${meterNo}/tokens/${reference}`;
    assert.equal(await get('there', tokensPath), 'SETRUM_UNIT_FORBIDDEN');
    assert.notEqual(await get('here', tokensPath), 'SETRUM_UNIT_FORBIDDEN');
  });

  test('no order is made for them, approved or rejected, no key change confirmed, no customer blocked', async () => {
    const orderId = '019aaf0c-5a11-7c3e-8e21-3b1a5d3f4a66';
    const orders = `/meters/${meterNo}/engineering-orders`;
    const blocked = { state: 'blocked', reason: 'arrears' };
    for (const [name, path, body] of [
      ['there', `/meters/${meterNo}/keys/confirm`, {}],
      ['chief', `${orders}/${orderId}/approve`, {}],
      ['chief', `${orders}/${orderId}/reject`, {}],
      ['chief', '/customers/534250000000/sale-state', blocked],
    ] as const) {
      const answer = await inject(http, tokens.get(name) ?? '', 'POST', path, body);
      assert.equal(answer.body['code'], 'SETRUM_UNIT_FORBIDDEN', path);
    }
    const made = await http.inject({
      method: 'POST',
      url: `/api/v1${orders}`,
      headers: { authorization: `Bearer ${tokens.get('there')}`, 'idempotency-key': 'order-01' },
      payload: { command: { kind: 'clearTamper', value: 0 }, reason: 'cover replaced' },
    });
    assert.equal(made.json().code, 'SETRUM_UNIT_FORBIDDEN');
  });

  test('a token does not tell whose it is to another unit', async () => {
    const sold = await world.newService().buy(world.request());
    const verify = async (name: string, body: object) => {
      const answer = await inject(http, tokens.get(name) ?? '', 'POST', '/tokens/verify', body);
      return answer.body['code'] ?? answer.body['meterNo'];
    };
    assert.equal(await verify('here', { token: sold.token }), meterNo);
    assert.equal(await verify('there', { token: sold.token }), 'SETRUM_UNIT_FORBIDDEN');
    assert.equal(await verify('there', { token: sold.token, meterNo }), 'SETRUM_UNIT_FORBIDDEN');
  });

  test('a meter that is known by its key only is nobody’s but the whole utility’s', async () => {
    assert.equal(await get('nation', `/meters/${keyOnly}/keys`), 200);
    assert.equal(await get('here', `/meters/${keyOnly}/keys`), 'SETRUM_METER_UNKNOWN');
  });
});
