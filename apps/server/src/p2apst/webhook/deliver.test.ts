import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { mostAttempts } from './backoff.ts';
import { retryDelivery, sendTest } from './deliveries.ts';
import { isSigned } from './signature.ts';
import { createWebhookWorld, type WebhookWorld } from './test-support/webhook-world.ts';

describe('delivering', () => {
  let world: WebhookWorld;
  beforeEach(async () => {
    world = await createWebhookWorld();
  });
  afterEach(async () => {
    await world?.close();
  });

  const sell = async (meter = 0) => {
    world.pass(1000);
    return world.newService().buy(world.request({ meterNo: world.meters[meter] ?? '' }));
  };
  const sendTo = async (deliverer: ReturnType<WebhookWorld['newDeliverer']>) => {
    await deliverer.deliver();
    await deliverer.settled();
  };
  const references = () =>
    world.receiver.received.map(({ json }) => json.data['reference'] as string);
  const isBy = (secret: string, n: number) => {
    const { headers = {}, body = '' } = world.receiver.received[n] ?? {};
    return isSigned(secret, headers['setrum-signature'] ?? '', body, world.now);
  };

  test('signed over time and body; the headers name the event', async () => {
    await sell();
    await world.round();
    const [got] = world.receiver.received;
    assert.ok(got !== undefined && isBy(world.secret, 0));
    assert.equal(got.headers['setrum-event'], 'purchase.sold');
    assert.equal(got.headers['setrum-event-id'], got.json.id);
    const header = got.headers['setrum-signature'] ?? '';
    assert.ok(!isSigned('whsec_another', header, got.body, world.now));
    assert.ok(!isSigned(world.secret, header, `${got.body} `, world.now));
    const later = new Date(world.now.getTime() + 301_000);
    assert.ok(!isSigned(world.secret, header, got.body, later));
    const moved = header.replace(/t=\d+/, `t=${Math.floor(later.getTime() / 1000)}`);
    assert.ok(!isSigned(world.secret, moved, got.body, later));
    const [delivery] = await world.deliveries();
    assert.deepEqual(
      [delivery?.state, delivery?.attempts, delivery?.lastStatus],
      ['delivered', 1, 204],
    );
  });

  test('tried again with the same body until it is taken, later and later', async () => {
    await sell();
    const answers = [500, 302, 404, 200];
    world.receiver.answer = () => answers.shift() ?? 200;
    const sentAtS: number[] = [];
    for (let second = 0; second < 120; second++) {
      const before = world.receiver.received.length;
      await world.round();
      if (world.receiver.received.length > before) sentAtS.push(second);
      world.pass(1000);
    }
    assert.deepEqual(sentAtS, [0, 10, 30, 70]);
    assert.equal(new Set(world.receiver.received.map(({ body }) => body)).size, 1);
    const [delivery] = await world.deliveries();
    assert.deepEqual([delivery?.state, delivery?.attempts], ['delivered', 4]);
  });

  test('parked when all attempts are used up; told again when somebody asks', async () => {
    await sell();
    world.receiver.answer = () => 400;
    for (let n = 0; n < mostAttempts + 3; n++) {
      await world.round();
      world.pass(6 * 3600_000);
    }
    const [parked] = await world.deliveries();
    assert.deepEqual(
      [parked?.state, parked?.attempts, parked?.lastProblem],
      ['parked', mostAttempts, 'HTTP 400'],
    );
    assert.equal(world.receiver.received.length, mostAttempts);
    world.receiver.answer = () => 200;
    const eventId = parked?.eventId ?? '';
    const again = await retryDelivery(world.database, { ...world.name, eventId }, world.now);
    assert.deepEqual([again.state, again.attempts], ['waiting', 0]);
    await world.round();
    assert.equal((await world.deliveries())[0]?.state, 'delivered');
    assert.equal(world.receiver.received.at(-1)?.json.id, eventId);
    const stranger = { ...world.name, partnerId: '4599999', eventId };
    await assert.rejects(
      retryDelivery(world.database, stranger, world.now),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_WEBHOOK_DELIVERY_UNKNOWN',
    );
  });

  test('an endpoint that is down is left alone: its queue is not burnt through', async () => {
    for (let n = 0; n < 20; n++) await sell(n % 3);
    world.receiver.answer = () => 503;
    await world.round();
    const asked = world.receiver.received.length;
    assert.ok(asked > 0 && asked <= 8, String(asked));
    await world.round();
    assert.equal(world.receiver.received.length, asked);
    world.receiver.answer = () => 200;
    world.pass(10_000);
    await world.round();
    assert.equal((await world.deliveries()).filter(({ state }) => state !== 'delivered').length, 0);
    assert.equal((await world.service.list(world.name.partnerId))[0]?.failures, 0);
  });

  test('events about one meter come in order, also when one of them fails', async () => {
    const [first, second] = [await sell(), await sell()];
    const elsewhere = await sell(1);
    const answers = new Map([[first.reference, [500, 200]]]);
    world.receiver.answer = ({ json }) =>
      answers.get(String(json.data['reference']))?.shift() ?? 200;
    await world.round();
    assert.deepEqual(references().sort(), [first.reference, elsewhere.reference].sort());
    world.pass(10_000);
    await world.round();
    assert.deepEqual(references().slice(2), [first.reference, second.reference]);
  });

  test('two servers at once send each event once', async () => {
    for (let n = 0; n < 12; n++) await sell(n % 3);
    await world.newCollector().collect();
    world.receiver.answer = () => new Promise((resolve) => setImmediate(() => resolve(200)));
    await Promise.all([world.newDeliverer(), world.newDeliverer()].map(sendTo));
    await sendTo(world.newDeliverer());
    assert.equal(references().length, 12);
    assert.equal(new Set(references()).size, 12);
  });

  test('a server that dies while it sends: another one sends again after the lease, under the same number', async () => {
    await sell();
    await world.newCollector().collect();
    const { rows } = await world.database.pool.query(
      'select * from p2apst.claim_webhooks($1, $2, 10, $3, $4)',
      [world.name.partnerId, world.endpointId, world.now, new Date(world.now.getTime() + 20_000)],
    );
    assert.equal(rows.length, 1);
    await sendTo(world.newDeliverer());
    assert.equal(references().length, 0);
    world.pass(20_000);
    await sendTo(world.newDeliverer());
    assert.equal(references().length, 1);
    assert.equal((await world.deliveries())[0]?.attempts, 2);
  });

  test('silence is a failure', async () => {
    await sell();
    world.receiver.answer = () => null;
    await world.newCollector().collect();
    await sendTo(world.newDeliverer({ timeoutMs: 50 }));
    const [delivery] = await world.deliveries();
    assert.deepEqual([delivery?.state, delivery?.lastStatus], ['waiting', null]);
    assert.match(delivery?.lastProblem ?? '', /abort|timeout/i);
  });

  test('a silent endpoint holds up only itself', async () => {
    const url = `${world.receiver.url}/other`;
    await world.service.register(world.name, { url, events: ['purchase.sold'] });
    world.receiver.answer = ({ path }) => (path.endsWith('/other') ? 200 : null);
    const deliverer = world.newDeliverer({ timeoutMs: 60_000 });
    const others = () => world.receiver.received.filter(({ path }) => path.endsWith('/other'));
    for (let sale = 1; sale <= 3; sale++) {
      await sell(sale % 3);
      await world.newCollector().collect();
      for (let turn = 0; turn < 500 && others().length < sale; turn++) {
        await deliverer.deliver();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.equal(others().length, sale);
    }
    const silent = (await world.deliveries()).filter(({ state }) => state === 'delivered');
    assert.deepEqual(silent, []);
    deliverer.stop();
    world.receiver.hangUp();
    await deliverer.settled();
  });

  test('a secret is changed without a gap: signed with both for a day, then with the new one only', async () => {
    const { secret } = await world.service.rotate(world.name);
    await sendTest(world.database, world.name, world.now);
    await world.round();
    assert.ok(isBy(secret, 0) && isBy(world.secret, 0));
    world.pass(24 * 3600_000);
    await sendTest(world.database, world.name, world.now);
    await world.round();
    assert.ok(isBy(secret, 1));
    assert.ok(!isBy(world.secret, 1));
    assert.equal(world.receiver.received[1]?.json.event, 'webhook.test');
  });

  test('an endpoint that is removed is told nothing more', async () => {
    await sell();
    await world.newCollector().collect();
    await world.service.remove(world.name);
    await world.round();
    assert.equal(world.receiver.received.length, 0);
    assert.equal((await world.deliveries()).length, 0);
  });
});
