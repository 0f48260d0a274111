import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import {
  createTestWorld,
  meterNumber,
  type TestWorld,
  testPartner,
} from '../../test-support/world.ts';
import { depositBalance } from '../deposit/service.ts';
import { verifyLedger } from '../ledger/verify.ts';
import type { PurchaseService } from './service.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('a purchase', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 8 });
    service = world.newService();
  });
  after(() => world.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const balance = async (): Promise<number> =>
    (await depositBalance(world.database, testPartner.partnerId)) ?? Number.NaN;
  const recorded = async (requestKey: string) =>
    (
      await world.database.pool.query('select * from p2apst.purchase where request_key = $1', [
        requestKey,
      ])
    ).rows;
  const assertSound = async (): Promise<void> => {
    const { postings, ...findings } = await verifyLedger(world.database);
    assert.ok(postings > 0);
    assert.deepEqual(findings, {
      sumCents: 0,
      unbalancedEvents: [],
      deposits: [],
      incompletePurchases: [],
    });
  };

  test('gives a token of exactly the energy sold, and takes the amount from the deposit', async () => {
    const before = await balance();
    const sold = await service.buy(world.request());
    const token = world.read(meter(0), sold.token);
    assert.equal(token.units, sold.energyDkwh);
    assert.equal(
      sold.stampCents + sold.ppnCents + sold.ppjCents + sold.instalmentCents + sold.tokenCents,
      5_000_000,
    );
    assert.equal(await balance(), before - 5_000_000);
    assert.match(sold.reference, /^[0-9A-F]{32}$/);
    assert.equal(sold.totalCents, 5_250_000);
    await assertSound();
  });

  test('asked for again is answered again, bit for bit, and charged once', async () => {
    const request = world.request({ meterNo: meter(1) });
    const first = await service.buy(request);
    const before = await balance();
    world.now = new Date(world.now.getTime() + 3_600_000);
    assert.equal(JSON.stringify(await service.buy(request)), JSON.stringify(first));
    assert.equal(JSON.stringify(await world.newService().buy(request)), JSON.stringify(first));
    assert.equal(
      JSON.stringify(await service.find(testPartner.partnerId, request.requestKey)),
      JSON.stringify(first),
    );
    assert.equal(await balance(), before);
  });

  test('asked for fifty times at the same moment, over two servers, is sold once', async () => {
    const before = await balance();
    const request = world.request({ meterNo: meter(2) });
    const other = world.newService();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? service : other).buy(request)),
    );
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.equal(await balance(), before - 5_000_000);
    assert.equal((await recorded(request.requestKey)).length, 1);
    await assertSound();
  });

  test('two equal ones in the same batch are one', async () => {
    const request = world.request({ meterNo: meter(3) });
    const [first, second] = await Promise.all([service.buy(request), service.buy({ ...request })]);
    assert.equal(JSON.stringify(first), JSON.stringify(second));
    assert.equal((await recorded(request.requestKey)).length, 1);
  });

  test('its key is good for nothing else', async () => {
    const request = world.request({ meterNo: meter(1) });
    await service.buy(request);
    await assert.rejects(
      service.buy({ ...request, amountCents: 10_000_000 }),
      coded('SETRUM_REQUEST_KEY_REUSED'),
    );
    await assert.rejects(
      service.buy({ ...request, meterNo: meter(2) }),
      coded('SETRUM_REQUEST_KEY_REUSED'),
    );
  });

  test('its key is good for one meter, also when two come at the same moment', async () => {
    const request = world.request({ meterNo: meter(1) });
    const results = await Promise.allSettled([
      service.buy(request),
      service.buy({ ...request, meterNo: meter(2) }),
    ]);
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected'],
    );
    assert.equal((await recorded(request.requestKey)).length, 1);
  });

  test('many for one meter in one minute have identifiers of their own', async () => {
    const other = world.newService();
    const sold = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        (n % 2 === 0 ? service : other).buy(
          world.request({ meterNo: meter(4), amountCents: 2_000_000 }),
        ),
      ),
    );
    const tids = sold.map((purchase) => world.read(meter(4), purchase.token).tid);
    assert.equal(new Set(tids).size, 20);
    assert.ok(tids.every((tid) => tid % 1440 !== 1));
    await assertSound();
  });

  test('above 720 hours of use is declined: at once, and when it adds up', async () => {
    const hundredTimes = world.request({ meterNo: meter(5), amountCents: 500_000_000 });
    await assert.rejects(service.buy(hundredTimes), (error: unknown) => {
      assert.ok(error instanceof SetrumError && error.code === 'SETRUM_ENERGY_LIMIT');
      assert.equal(error.params['allowedKwh'], '1584.0');
      return true;
    });
    const parts = await Promise.allSettled(
      Array.from({ length: 5 }, () =>
        service.buy(world.request({ meterNo: meter(5), amountCents: 50_000_000 })),
      ),
    );
    assert.equal(parts.filter((part) => part.status === 'fulfilled').length, 4);
    const { rows } = await world.database.pool.query(
      'select energy_dkwh from p2apst.meter_month where meter_no = $1',
      [meter(5)],
    );
    assert.ok(rows[0].energy_dkwh <= 15_840);
  });

  test('what is declined changes nothing, is on record, and stays declined under its key', async () => {
    const cases: [ReturnType<TestWorld['request']>, ErrorCode][] = [
      [world.request({ meterNo: meterNumber(99) }), 'SETRUM_METER_UNKNOWN'],
      [world.request({ amountCents: 1_999_900 }), 'SETRUM_AMOUNT_TOO_SMALL'],
      [world.request({ amountCents: 6_000_000_000 }), 'SETRUM_AMOUNT_TOO_LARGE'],
      [world.request({ amountCents: 5_000_050 }), 'SETRUM_AMOUNT_INVALID'],
      [world.request({ partnerId: 'nobody' }), 'SETRUM_PARTNER_UNKNOWN'],
      [world.request({ meterNo: meter(7) }), 'SETRUM_CUSTOMER_BLOCKED'],
    ];
    await world.database.pool.query(
      "update ap2t.supply_point set sale_state = 'blocked' where meter_no = $1",
      [meter(7)],
    );
    const before = await verifyLedger(world.database);
    for (const [request, code] of cases) {
      await assert.rejects(service.buy(request), coded(code));
      const [row] = await recorded(request.requestKey);
      assert.equal(row.status, 'declined');
      assert.equal(row.decline.code, code);
      await assert.rejects(service.buy(request), coded(code));
      assert.equal((await recorded(request.requestKey)).length, 1);
      await assert.rejects(service.find(request.partnerId, request.requestKey), coded(code));
    }
    assert.deepEqual(await verifyLedger(world.database), before);
  });

  test('under a vending key that may not be used is declined and on record', async () => {
    const refusing = world.newService({
      securityModule: {
        ...world.securityModule,
        issueCredits: async () => {
          throw new SetrumError('SETRUM_VENDING_KEY_EXPIRED', { key: '534250/2' });
        },
      },
    });
    const request = world.request({ meterNo: meter(6) });
    await assert.rejects(refusing.buy(request), coded('SETRUM_VENDING_KEY_EXPIRED'));
    await assert.rejects(service.buy(request), coded('SETRUM_VENDING_KEY_EXPIRED'));
    const [row] = await recorded(request.requestKey);
    assert.deepEqual([row.status, row.decline.code], ['declined', 'SETRUM_VENDING_KEY_EXPIRED']);
  });

  test('that its buyer asks about before it comes is unknown, and stays unsold when it comes', async () => {
    const service = world.newService();
    const other = world.newService();
    const request = world.request();
    const unknown = (error: unknown): boolean =>
      error instanceof SetrumError && error.code === 'SETRUM_PURCHASE_UNKNOWN';
    await assert.rejects(service.conclude(request), unknown);
    await assert.rejects(other.buy(request), unknown);
    await assert.rejects(service.conclude(request), unknown);
    const sold = await service.buy(world.request());
    assert.deepEqual(await other.conclude({ ...request, requestKey: sold.requestKey }), sold);
  });

  test('and the question after it, at the same moment on two servers, have one outcome', async () => {
    const services = [world.newService(), world.newService()] as const;
    for (let round = 0; round < 20; round++) {
      const request = world.request({ amountCents: 2_000_000 });
      const [bought, concluded] = await Promise.allSettled([
        services[0].buy(request),
        services[1].conclude(request),
      ]);
      assert.equal(bought.status, concluded.status);
      if (bought.status === 'fulfilled' && concluded.status === 'fulfilled') {
        assert.deepEqual(concluded.value, bought.value);
      }
    }
  });

  test('that never was is told to be unknown', async () => {
    await assert.rejects(
      service.find(testPartner.partnerId, 'never-asked'),
      coded('SETRUM_PURCHASE_UNKNOWN'),
    );
  });

  test('one that the security module chokes on fails alone', async () => {
    const choking = world.newService({
      securityModule: {
        ...world.securityModule,
        issueCredits: async (orders) => {
          if (orders.some((order) => order.key.meterNo === meter(6)))
            throw new Error('no key slot');
          return world.securityModule.issueCredits(orders);
        },
      },
    });
    const bad = world.request({ meterNo: meter(6) });
    const results = await Promise.allSettled([
      choking.buy(world.request({ meterNo: meter(0) })),
      choking.buy(bad),
      choking.buy(world.request({ meterNo: meter(1) })),
    ]);
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal((await recorded(bad.requestKey)).length, 0);
    assert.equal((await service.buy(bad)).meterNo, meter(6), 'and the same key is still good');
  });
});

describe('the deposit', () => {
  test('never goes below its limit, whoever sells from it at the same time', async () => {
    const world = await createTestWorld({ meters: 12, depositCents: 5 * 5_000_000 + 2_000_000 });
    try {
      const services = [world.newService(), world.newService()];
      const requests = world.meters.map((meterNo) => world.request({ meterNo }));
      const results = await Promise.allSettled(
        requests.map((request, n) => services[n % 2]?.buy(request)),
      );
      const refused = results.filter((result) => result.status === 'rejected');
      assert.equal(refused.length, 7);
      for (const { reason } of refused)
        assert.ok(coded('SETRUM_DEPOSIT_TOO_LOW')(reason), String(reason));
      assert.equal(await depositBalance(world.database, testPartner.partnerId), 2_000_000);
      const small = world.request({ meterNo: world.meters[0] ?? '', amountCents: 2_000_000 });
      assert.equal(
        (await services[0]?.buy(small))?.amountCents,
        2_000_000,
        'what is left can still be spent',
      );
      const { rows } = await world.database.pool.query(
        "select count(*)::int as n from p2apst.purchase where status = 'declined'",
      );
      assert.equal(rows[0].n, 7);
      const { sumCents, deposits } = await verifyLedger(world.database);
      assert.deepEqual({ sumCents, deposits }, { sumCents: 0, deposits: [] });
    } finally {
      await world.close();
    }
  });
});
