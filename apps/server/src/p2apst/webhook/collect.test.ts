import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { testPartner } from '../../test-support/world.ts';
import { eventually } from './test-support/eventually.ts';
import { createWebhookWorld, lateMs, type WebhookWorld } from './test-support/webhook-world.ts';

describe('reading events off the records', () => {
  let world: WebhookWorld;
  beforeEach(async () => {
    world = await createWebhookWorld();
  });
  afterEach(async () => {
    await world?.close();
  });

  const told = (event: string) =>
    world.receiver.received.filter(({ json }) => json.event === event).map(({ json }) => json);
  const collectedUntil = async (): Promise<number> => {
    const { rows } = await world.database.pool.query<{ collected_until: Date }>(
      'select collected_until from p2apst.webhook_endpoint',
    );
    return rows[0]?.collected_until.getTime() ?? Number.NaN;
  };

  test('a sale is told once, by its reference, without its token', async () => {
    const sold = await world.newService().buy(world.request());
    await world.round();
    world.pass(1000);
    await world.round();
    const [event, ...more] = told('purchase.sold');
    assert.deepEqual(more, []);
    assert.equal(event?.subject, sold.meterNo);
    assert.deepEqual(event?.data, {
      reference: sold.reference,
      requestKey: sold.requestKey,
      counterId: 'LOKET-01',
      meterNo: sold.meterNo,
      idpel: sold.idpel,
      amountCents: 5_000_000,
      adminCents: 250_000,
      energyDkwh: sold.energyDkwh,
    });
    assert.ok(!world.receiver.received.some(({ body }) => body.includes(sold.token)));
  });

  test('what a transaction commits long after its time is not lost, whatever became visible before it', async () => {
    const service = world.newService();
    const before = await service.buy(world.request());
    const late = await world.database.pool.connect();
    try {
      await late.query('begin');
      // A sale at this time, seen by nobody yet: the row of the other one under another number.
      await late.query(
        `insert into p2apst.purchase
         select (jsonb_populate_record(p, jsonb_build_object('purchase_id', gen_random_uuid(), 'request_key', 'the-late-one'))).*
           from p2apst.purchase p`,
      );
      for (let minute = 0; minute < 30; minute++) {
        world.pass(60_000);
        await service.buy(world.request());
        await world.round();
      }
      assert.equal(told('purchase.sold').length, 31);
      await late.query('commit');
    } finally {
      late.release();
    }
    await world.round();
    const keys = told('purchase.sold').map(({ data }) => data['requestKey']);
    assert.deepEqual(keys.filter((key) => key === 'the-late-one').length, 1);
    assert.equal(keys.filter((key) => key === before.requestKey).length, 1);
    assert.equal(new Set(keys).size, 32);
  });

  test('between full readings only what is new is read; what came late waits for the next full one', async () => {
    const collector = world.newCollector({ fullEveryMs: 30_000 });
    const service = world.newService();
    await collector.collect();
    world.pass(20_000);
    await service.buy(world.request());
    assert.equal(await collector.collect(), 1);
    await world.database.pool.query(
      `insert into p2apst.purchase
       select x.* from p2apst.purchase p, lateral jsonb_populate_record(p, jsonb_build_object(
         'purchase_id', gen_random_uuid(), 'request_key', 'the-late-one', 'at', p.at - interval '10 seconds')) x`,
    );
    assert.equal(await collector.collect(), 0);
    world.pass(10_000);
    assert.equal(await collector.collect(), 1);
  });

  test('what was delivered long ago is removed, and is not told again', async () => {
    const { pool } = world.database;
    await world.newService().buy(world.request());
    await world.round();
    const purge = async (): Promise<unknown> => {
      const { rows } = await pool.query('select p2apst.purge_webhooks($1, 100) as n', [world.now]);
      return rows[0]?.n;
    };
    world.pass(1);
    // Still to be read again: removed now it would be told twice.
    assert.equal(await purge(), 0);
    world.pass(10 * 60_000);
    await eventually(async () => {
      await world.round();
      return (await purge()) === 1;
    });
    await world.round();
    assert.equal(world.receiver.received.length, 1);
  });

  test('the time up to which all is read follows, and stays behind by what may be late', async () => {
    const start = world.now.getTime();
    const expected = start + 10 * 60_000 - lateMs;
    await world.round();
    assert.equal(await collectedUntil(), start);
    world.pass(10 * 60_000);
    // Transactions of others on the same cluster hold it up while they run.
    await eventually(async () => {
      await world.round();
      return (await collectedUntil()) === expected;
    });
    await world.round();
    assert.equal(await collectedUntil(), expected);
  });

  test('two servers read at once: each event is there once', async () => {
    const service = world.newService();
    for (const meterNo of world.meters) await service.buy(world.request({ meterNo }));
    const [one, two] = [world.newCollector(), world.newCollector()];
    const added = await Promise.all([one.collect(), two.collect()]);
    assert.equal(added[0] + added[1], 3);
    assert.equal((await world.deliveries()).length, 3);
  });

  test('what happened before an endpoint was made, or is not wanted, is not told', async () => {
    await world.newService().buy(world.request());
    world.pass(1);
    const wanted = { url: world.receiver.url, events: ['deposit.low'] as const };
    const { endpointId } = await world.service.register(world.name, wanted);
    world.pass(1);
    const late = await world.service.register(world.name, { ...wanted, events: ['purchase.sold'] });
    await world.newCollector().collect();
    const { rows } = await world.database.pool.query(
      'select from p2apst.webhook_delivery where endpoint_id = any ($1)',
      [[endpointId, late.endpointId]],
    );
    assert.equal(rows.length, 0);
  });

  test('an endpoint whose queue is full is read for again when there is room: nothing is lost', async () => {
    const service = world.newService();
    const small = world.newCollector({ mostWaiting: 2 });
    for (let n = 0; n < 5; n++) {
      await service.buy(world.request());
      world.pass(2 * 3600_000);
    }
    const queued = async (): Promise<number> => (await world.deliveries()).length;
    await eventually(async () => {
      await small.collect();
      return (await queued()) === 2;
    });
    for (let n = 0; n < 5; n++) await small.collect();
    assert.equal(await queued(), 2);
    const deliverer = world.newDeliverer();
    const keys = () => new Set(told('purchase.sold').map(({ data }) => data['requestKey']));
    await eventually(async () => {
      await deliverer.deliver();
      await deliverer.settled();
      world.pass(3600_000);
      await small.collect();
      return keys().size === 5;
    });
  });

  test('a low deposit is told once, and again after it was filled up', async () => {
    const { pool } = world.database;
    const setLow = (cents: number | null) =>
      pool.query('update p2apst.deposit set low_balance_cents = $2 where partner_id = $1', [
        testPartner.partnerId,
        cents,
      ]);
    await setLow(1_000_000_001);
    for (let n = 0; n < 3; n++) {
      await world.round();
      world.pass(1000);
    }
    assert.deepEqual(
      told('deposit.low').map(({ data }) => data),
      [{ balanceCents: 1_000_000_000, lowBalanceCents: 1_000_000_001 }],
    );
    await setLow(1_000_000_000);
    await world.round();
    world.pass(1000);
    await setLow(1_000_000_001);
    await world.round();
    assert.equal(told('deposit.low').length, 2);
  });
});
