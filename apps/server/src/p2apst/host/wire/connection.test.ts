import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { PurchaseRequest, SoldPurchase } from '../../purchase/model.ts';
import { type TestBank, until } from '../fixtures/bank.ts';
import { createTestHub, type TestHub, testLink } from '../fixtures/hub.ts';
import { advice, inquiry, message, network, newTrace, purchase } from '../fixtures/messages.ts';

/** A purchase service whose answers wait until they are let go. */
function gate(real: { buy(request: PurchaseRequest): Promise<SoldPurchase> }) {
  const open: (() => void)[] = [];
  return {
    get waiting() {
      return open.length;
    },
    letGo(): void {
      for (const go of open.splice(0)) go();
    },
    buy: async (request: PurchaseRequest): Promise<SoldPurchase> => {
      const sold = await real.buy(request);
      await new Promise<void>((resolve) => open.push(resolve));
      return sold;
    },
    find: (): Promise<SoldPurchase> => Promise.reject(new Error('not asked for')),
    conclude: (): Promise<SoldPurchase> => Promise.reject(new Error('not asked for')),
  };
}

describe('a connection', () => {
  let hub: TestHub;
  const banks: TestBank[] = [];
  before(async () => {
    hub = await createTestHub({
      links: [
        testLink,
        {
          ...testLink,
          linkId: 'small',
          addresses: ['127.0.0.3'],
          maxConnections: 1,
          maxUnanswered: 2,
          maxFrameBytes: 300,
        },
        { ...testLink, linkId: 'echo', addresses: ['127.0.0.4'], idleEchoSeconds: 1 },
      ],
    });
  });
  afterEach(() => {
    for (const bank of banks.splice(0)) bank.end();
  });
  after(() => hub.close());

  const meter = (): string => hub.world.meters[0] ?? '';
  const connect: TestHub['connect'] = async (options) => {
    const bank = await hub.connect(options);
    banks.push(bank);
    return bank;
  };
  /** Another host whose purchases wait, and a bank at it. */
  async function gated(config: Parameters<TestHub['start']>[0] = {}, localAddress = '127.0.0.1') {
    const purchases = gate(hub.services.purchases);
    const host = await hub.start(config, { purchases });
    const bank = await connect({ port: host.ports[0] ?? 0, localAddress });
    return { purchases, host, bank };
  }
  const fresh = async () => purchase(await (await connect()).ask(inquiry({ meterNo: meter() })));

  test('messages arrive in whatever pieces, with both framings', async () => {
    const listeners = (['end-byte', 'length'] as const).map(
      (framing) => ({ host: '127.0.0.1', port: 0, framing, dialect: '2003', tls: null }) as const,
    );
    const host = await hub.start({ listeners });
    for (const [n, { framing }] of listeners.entries()) {
      const bank = await connect({ port: host.ports[n] ?? 0, framing });
      bank.socket.setNoDelay(true);
      const asked = inquiry({ meterNo: meter() });
      const answer = bank.next();
      for (const byte of bank.bytesOf(asked)) {
        bank.sendBytes(Uint8Array.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      assert.equal((await answer).fields[39], '0000', framing);
      const many = Array.from({ length: 20 }, () => inquiry({ meterNo: meter() }));
      const together = many.map((one) => bank.bytesOf(one));
      const [first, ...rest] = many.map((one) =>
        bank.ask({ ...one, fields: { ...one.fields, 11: newTrace() } }),
      );
      bank.sendBytes(Buffer.concat(together));
      assert.equal((await first)?.fields[39], '0000');
      for (const one of await Promise.all(rest)) assert.equal(one.fields[39], '0000');
      await until(() => bank.strays.length === 20, 'twenty answers to one write');
    }
  });

  test('answers come in the order in which they are ready', async () => {
    const asked = await fresh();
    const { bank, purchases } = await gated();
    const sold = bank.ask(asked);
    await until(() => purchases.waiting === 1, 'the purchase');
    assert.equal((await bank.ask(inquiry({ meterNo: meter() }))).fields[39], '0000');
    purchases.letGo();
    assert.equal((await sold).fields[39], '0000');
  });

  test('0068 after our deadline; the answer that comes after it is dropped and reported', async () => {
    const asked = await fresh();
    const { bank, purchases, host } = await gated({ answerDeadlineMs: 30 });
    hub.undelivered.length = 0;
    assert.equal((await bank.ask(asked)).fields[39], '0068');
    await until(() => purchases.waiting === 1, 'the purchase');
    purchases.letGo();
    await until(() => hub.undelivered.length === 1, 'the report');
    assert.equal((await bank.ask(network('301'))).fields[39], '0000');
    assert.deepEqual(bank.strays, []);
    assert.deepEqual([host.status().late, host.status().unanswered], [1, 0]);
    assert.equal(hub.undelivered[0]?.subject, meter());
    assert.equal(hub.undelivered[0]?.requestKey.slice(0, 12), asked.fields[11]);
    assert.equal((await (await connect()).ask(advice(asked))).fields[39], '0000');
  });

  test('a line that is gone before the answer: the sale stands, and is reported', async () => {
    const asked = await fresh();
    const { bank, purchases, host } = await gated();
    hub.undelivered.length = 0;
    bank.send(asked);
    await until(() => purchases.waiting === 1, 'the purchase');
    bank.end();
    await bank.closed();
    purchases.letGo();
    await until(() => hub.undelivered.length === 1, 'the report');
    await until(() => host.status().connections === 0, 'the end of the connection');
    assert.deepEqual([host.status().undelivered, host.status().unanswered], [1, 0]);
    assert.equal((await (await connect()).ask(advice(asked))).fields[39], '0000');
  });

  test('a bank that has closed its own half still gets its answers', async () => {
    const bank = await connect();
    const asked = inquiry({ meterNo: meter() });
    const answer = bank.ask(asked);
    bank.socket.end();
    assert.equal((await answer).fields[39], '0000');
    await bank.closed();
  });

  test('busy at once beyond the unanswered requests of the link', async () => {
    const asked = await fresh();
    const { bank, purchases } = await gated({}, '127.0.0.3');
    const small = (fields: Record<number, string>) => ({
      ...asked,
      fields: { ...asked.fields, ...fields },
    });
    const waiting = [bank.ask(asked), bank.ask(small({ 11: newTrace() }))];
    await until(() => purchases.waiting === 2, 'two purchases');
    assert.equal((await bank.ask(small({ 11: newTrace() }))).fields[39], '0005');
    assert.equal((await bank.ask(advice(asked, '2220', { 11: newTrace() }))).fields[39], '0068');
    purchases.letGo();
    for (const answer of await Promise.all(waiting)) assert.equal(answer.fields[39], '0000');
    assert.equal((await bank.ask(network('301'))).fields[39], '0000');
  });

  test('busy at once beyond the unanswered requests of the host', async () => {
    const [one, two] = [await fresh(), await fresh()];
    const { bank, purchases, host } = await gated({ maxUnanswered: 1 });
    const other = await connect({ port: host.ports[0] ?? 0 });
    const waiting = bank.ask(one);
    await until(() => purchases.waiting === 1, 'the purchase');
    assert.equal((await other.ask(two)).fields[39], '0005');
    purchases.letGo();
    assert.equal((await waiting).fields[39], '0000');
  });

  test('a partner that does not read is closed, and slows nobody', async () => {
    const host = await hub.start({ maxOutputBytes: 20_000 });
    const slow = await connect({ port: host.ports[0] ?? 0 });
    const other = await connect({ port: host.ports[0] ?? 0 });
    slow.socket.pause();
    const flood = Buffer.concat(Array.from({ length: 500 }, () => slow.bytesOf(network('301'))));
    for (let n = 0; n < 400 && host.status().connections === 2; n += 1) {
      slow.sendBytes(flood);
      assert.equal((await other.ask(network('301'))).fields[39], '0000');
    }
    await until(() => host.status().connections === 1, 'the end of the slow one');
    slow.socket.resume();
    await slow.closed();
    assert.equal((await other.ask(inquiry({ meterNo: meter() }))).fields[39], '0000');
  });

  test('a frame above the limit closes the connection, after what was under way', async () => {
    const bank = await connect({ localAddress: '127.0.0.3' });
    const answer = bank.ask(network('301'));
    bank.sendBytes(Buffer.alloc(301, 0x30));
    assert.equal((await answer).fields[39], '0000');
    await bank.closed();
  });

  test('what cannot be read is refused where it says which message it is, else passed over; too many in a row close', async () => {
    const bank = await connect();
    const good = bank.bytesOf(inquiry({ meterNo: meter() }));
    const refused = bank.next();
    bank.sendBytes(Buffer.concat([good.subarray(0, good.length - 5), Uint8Array.of(0xff)]));
    const refusal = await refused;
    assert.deepEqual([refusal.mti, refusal.fields[39]], ['2110', '0030']);
    assert.equal(refusal.fields[48], undefined);
    for (let n = 0; n < 8; n += 1) bank.sendBytes(Buffer.from(`garbage ${n}\xff`, 'latin1'));
    assert.equal((await bank.ask(network('301'))).fields[39], '0000', 'a good one starts anew');
    bank.send(message('2810', { 39: '0000', 40: '301' }));
    for (let n = 0; n < 9; n += 1) bank.sendBytes(Buffer.from(`23004\xff`, 'latin1'));
    assert.equal((await bank.ask(network('301'))).fields[39], '0000');
    for (let n = 0; n < 10; n += 1) bank.sendBytes(Buffer.from(`${n}\xff`, 'latin1'));
    await bank.closed();
    assert.deepEqual(bank.strays, []);
  });

  test('a link has no more connections than it may, and gets one back', async () => {
    const one = await connect({ localAddress: '127.0.0.3' });
    assert.equal((await one.ask(network('301'))).fields[39], '0000');
    const two = await connect({ localAddress: '127.0.0.3' });
    await two.closed();
    one.end();
    await until(async () => {
      const next = await connect({ localAddress: '127.0.0.3' });
      next.send(network('301'));
      return Promise.race([next.next().then(() => true), next.closed().then(() => false)]);
    }, 'a free seat');
  });

  test('silence is asked about, and a dead line is closed', async () => {
    const host = await hub.start({ silentPeriods: 1 });
    const at = { port: host.ports[0] ?? 0, localAddress: '127.0.0.4' };
    const [silent, alive] = [await connect(at), await connect(at)];
    const echoes = [silent.next(), alive.next()];
    for (const echo of await Promise.all(echoes)) {
      assert.deepEqual([echo.mti, echo.fields[40]], ['2800', '301']);
    }
    const { fields } = (await echoes[1]) ?? message('2800', {});
    alive.send({ mti: '2810', fields: { ...fields, 39: '0000' } });
    await silent.closed();
    assert.equal((await alive.ask(network('301'))).fields[39], '0000');
  });

  test('a stop answers what is under way, takes nothing new, and closes', async () => {
    const [asked, late] = [await fresh(), await fresh()];
    const { bank, purchases, host } = await gated();
    const answer = bank.ask(asked);
    await until(() => purchases.waiting === 1, 'the purchase');
    const stopped = host.stop();
    bank.send(late);
    await assert.rejects(connect({ port: host.ports[0] ?? 0 }));
    purchases.letGo();
    assert.equal((await answer).fields[39], '0000');
    bank.socket.end();
    await stopped;
    assert.equal((await (await connect()).ask(advice(late))).fields[39], '0063');
  });

  test('a stop waits for no request longer than its deadline', async () => {
    const asked = await fresh();
    const { bank, purchases, host } = await gated({ answerDeadlineMs: 60 });
    const answer = bank.ask(asked);
    await until(() => purchases.waiting === 1, 'the purchase');
    const stopped = host.stop();
    assert.equal((await answer).fields[39], '0068');
    bank.socket.end();
    await stopped;
    purchases.letGo();
  });

  test('a stop does not wait for ever', async () => {
    const asked = await fresh();
    const { bank, purchases, host } = await gated({ drainMs: 50 });
    bank.send(asked);
    await until(() => purchases.waiting === 1, 'the purchase');
    await host.stop();
    await bank.closed();
    purchases.letGo();
  });
});
