import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { registerCharge } from '../../ap2t/index.ts';
import { createGate, grantAccess, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { PaymentService } from '../payment/service.ts';
import type { Sale } from './model.ts';
import { saleRoutes } from './routes.ts';

const registrationNo = '5123123000001';

describe('looking for a sale', () => {
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld();
    http = await createHttpServer(createLogger('silent'));
    const { database } = world;
    const seller = { partnerId: testPartner.partnerId, counterId: 'LOKET-01' };
    const other = { partnerId: '4519999', counterId: 'LOKET-01' };
    await database.pool.query(
      `insert into p2apst.partner (partner_id, name, admin_cents) values ($1, 'BANK LAIN', 0)`,
      [other.partnerId],
    );
    await grantAccess(database, 'key-of-counter-000000', {
      role: 'counter',
      label: 'a',
      ...seller,
    });
    await grantAccess(database, 'key-of-stranger-00000', { role: 'counter', label: 'b', ...other });
    await grantAccess(database, 'key-of-finance-000000', { role: 'finance', label: 'c' });
    await grantAccess(database, 'key-of-vending-000000', { role: 'vending', label: 'd' });
    installGate(http, createGate({ database, now: () => world.now }));
    saleRoutes(http, database);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  type Who = 'counter' | 'stranger' | 'finance' | 'vending';
  const call = async (who: Who, path: string) => {
    const headers = { authorization: `Bearer key-of-${who}-`.padEnd(28, '0') };
    const answer = await http.inject({ url: `/api/v1/sales${path}`, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  const find = async (who: Who, q: string): Promise<readonly string[]> => {
    const { body } = await call(who, `?q=${encodeURIComponent(q)}`);
    return (body as { sales: readonly Sale[] }).sales.map(({ requestKey }) => requestKey);
  };

  test('by reference, request key, meter and registration; the newest first, without tokens', async () => {
    const service = world.newService();
    const first = await service.buy(world.request({ requestKey: 'sale-number-one' }));
    world.now = new Date(world.now.getTime() + 60_000);
    await service.buy(world.request({ requestKey: 'sale-number-two' }));
    await assert.rejects(
      service.buy(world.request({ amountCents: 100, requestKey: 'declined-1' })),
    );
    await payRegistration(world);
    const { meterNo } = first;
    assert.deepEqual(await find('finance', meterNo), ['sale-number-two', 'sale-number-one']);
    assert.deepEqual(await find('counter', `${meterNo.slice(0, 4)} ${meterNo.slice(4)}`), [
      ...['sale-number-two', 'sale-number-one'],
    ]);
    assert.deepEqual(await find('finance', first.reference), ['sale-number-one']);
    assert.deepEqual(await find('finance', 'sale-number-two'), ['sale-number-two']);
    assert.deepEqual(await find('finance', registrationNo), ['pay-registration']);
    for (const nothing of ['declined-1', 'RAHAYU', '123', 'a'.repeat(32), '0'.repeat(32)])
      assert.deepEqual(await find('finance', nothing), [], nothing);

    const { body } = await call('finance', `/${first.reference}`);
    assert.deepEqual(
      [body.subject, body.totalCents, body.energyDkwh, body.partnerName, body.takenBackAt],
      [meterNo, 5_250_000, first.energyDkwh, testPartner.name, null],
    );
    assert.ok(!JSON.stringify(body).includes(first.token));
    const payment = (await find('finance', 'pay-registration')).length;
    assert.equal(payment, 1);
  });

  test('a partner sees its own; who may not see sales sees none', async () => {
    const [sale] = (await call('counter', '?q=sale-number-one')).body.sales as readonly Sale[];
    assert.ok(sale !== undefined);
    assert.deepEqual(await find('stranger', 'sale-number-one'), []);
    assert.deepEqual(await find('stranger', sale.subject), []);
    const unknown = await call('stranger', `/${sale.reference}`);
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'SETRUM_SALE_UNKNOWN']);
    assert.equal((await call('vending', '?q=sale-number-one')).body.code, 'SETRUM_FORBIDDEN');
  });

  test('what was taken back says so', async () => {
    const [sale] = (await call('counter', '?q=sale-number-one')).body.sales as readonly Sale[];
    await world.database.pool.query(
      'select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3)',
      [...[sale?.subject, sale?.reference, world.now]],
    );
    const { body } = await call('finance', `/${sale?.reference}`);
    assert.equal(body.takenBackAt, world.now.toISOString());
  });
});

async function payRegistration({ database, now }: TestWorld): Promise<void> {
  const office = { unit: '53425', unitAddress: 'JL. PELAJAR PEJUANG', unitPhone: '022-4515224' };
  await registerCharge(database, {
    ...{ registrationNo, kind: 'PB', transactionName: 'PEMASANGAN BARU', agendaNo: null },
    ...{ idpel: '534250000003', name: 'PEMOHON', ...office },
    ...{ registeredOn: '2026-11-20', expiresOn: '2026-12-31' },
    lines: [{ code: '01', amountCents: 206_200_000 }],
  });
  const payments = new PaymentService({ database, now: () => now, log: createLogger('silent') });
  await payments.pay({
    ...{ product: '99504', subject: registrationNo, partnerId: testPartner.partnerId },
    ...{ channel: '6021', billCount: 1, counterId: 'LOKET-01', terminalId: 'LOKET-01' },
    ...{ requestKey: 'pay-registration', amountCents: 206_200_000, adminCents: null },
    ...{ plnRef: null, switcherRef: null },
  });
}
