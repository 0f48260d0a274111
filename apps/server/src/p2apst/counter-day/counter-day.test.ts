import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { registerCharge } from '../../ap2t/index.ts';
import { createGate, grantAccess, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { PaymentService } from '../payment/service.ts';
import type { CounterDay } from './model.ts';
import { counterDayRoutes } from './routes.ts';

const registrationNo = '5123123000001';
const { partnerId } = testPartner;

describe('the day of a counter', () => {
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld();
    http = await createHttpServer(createLogger('silent'));
    const { database } = world;
    for (const counterId of ['LOKET-01', 'LOKET-02']) {
      const grant = { role: 'counter', label: counterId, partnerId, counterId } as const;
      await grantAccess(database, `key-of-${counterId}-000000`, grant);
    }
    installGate(http, createGate({ database, now: () => world.now }));
    counterDayRoutes(http, database, () => world.now);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const ask = async (query = '', counterId = 'LOKET-01') => {
    const headers = { authorization: `Bearer key-of-${counterId}-000000` };
    const answer = await http.inject({ url: `/api/v1/counter-day${query}`, headers });
    return { status: answer.statusCode, body: answer.json<CounterDay & { code?: string }>() };
  };

  async function payRegistration(): Promise<PaymentService> {
    const { database } = world;
    const office = { unit: '53425', unitAddress: 'JL. PELAJAR PEJUANG', unitPhone: '022-4515224' };
    const days = { registeredOn: '2026-11-20', expiresOn: '2026-12-31' };
    await registerCharge(database, {
      ...{ registrationNo, kind: 'PB', transactionName: 'PEMASANGAN BARU', agendaNo: null },
      ...{ idpel: '534250000003', name: 'PEMOHON', ...office, ...days },
      lines: [{ code: '01', amountCents: 206_200_000 }],
    });
    const log = createLogger('silent');
    const payments = new PaymentService({ database, now: () => world.now, log });
    await payments.pay({
      ...{ product: '99504', subject: registrationNo, partnerId, channel: '6021', billCount: 1 },
      ...{ counterId: 'LOKET-01', terminalId: 'LOKET-01', requestKey: 'pay-registration' },
      ...{ amountCents: 206_200_000, adminCents: null, plnRef: null, switcherRef: null },
    });
    return payments;
  }

  test('what was sold and collected here today, summed by product; what was taken back is listed and not in the till', async () => {
    const service = world.newService();
    const [meter1 = '', meter2 = ''] = world.meters;
    // The day before: 23:59:59 WIB.
    world.now = new Date('2026-11-22T16:59:59.000Z');
    await service.buy(world.request({ requestKey: 'yesterday' }));
    world.now = new Date('2026-11-22T17:00:00.000Z');
    const sold = await service.buy(world.request({ requestKey: 'first-today' }));
    world.now = new Date('2026-11-23T05:00:00.000Z');
    const refunded = await service.buy(
      world.request({ meterNo: meter2, requestKey: 'taken-back', amountCents: 2_000_000 }),
    );
    await world.database.pool.query(
      'select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3)',
      [meter2, refunded.reference, world.now],
    );
    await service.buy(world.request({ counterId: 'LOKET-02', requestKey: 'next-counter' }));
    await assert.rejects(service.buy(world.request({ amountCents: 100, requestKey: 'declined' })));
    world.now = new Date('2026-11-23T05:00:01.000Z');
    await payRegistration();

    const { body } = await ask();
    assert.equal(body.day, '2026-11-23');
    assert.deepEqual(
      body.lines.map(({ requestKey, subject, totalCents, takenBackAt }) => [
        ...[requestKey, subject, totalCents, takenBackAt === null],
      ]),
      [
        ['pay-registration', registrationNo, 206_450_000, true],
        ['taken-back', meter2, 2_250_000, false],
        ['first-today', meter1, 5_250_000, true],
      ],
    );
    assert.deepEqual(body.products, [
      {
        product: '99502',
        count: 1,
        amountCents: 5_000_000,
        adminCents: 250_000,
        totalCents: 5_250_000,
      },
      {
        product: '99504',
        count: 1,
        amountCents: 206_200_000,
        adminCents: 250_000,
        totalCents: 206_450_000,
      },
    ]);
    assert.deepEqual([body.count, body.totalCents], [2, 211_700_000]);
    assert.equal(body.lines[2]?.energyDkwh, sold.energyDkwh);
    assert.ok(!JSON.stringify(body).includes(sold.token));
  });

  test('of another day, and of another counter only its own', async () => {
    const keys = ({ body }: Awaited<ReturnType<typeof ask>>) =>
      body.lines.map(({ requestKey }) => requestKey);
    assert.deepEqual(keys(await ask('?day=2026-11-22')), ['yesterday']);
    assert.deepEqual(keys(await ask('', 'LOKET-02')), ['next-counter']);
    for (const day of ['2026-02-31', '2026-13-01', 'today']) {
      assert.equal((await ask(`?day=${day}`)).body.code, 'SETRUM_BAD_REQUEST', day);
    }
  });
});
