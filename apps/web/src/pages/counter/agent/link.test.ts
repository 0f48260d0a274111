import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { AgentLink, ReaderLight } from '../desk/state.ts';
import { AgentConnection } from './link.ts';
import type { Socket } from './socket.ts';

const pairing = { port: 47_110, secret: 'ABCD-EFGH' };
const texts = { id: 'x', en: 'x' };
const lamp = { reader: 'Loket 1', light: 'card', cardPresent: true, problem: null };
const greeting = { agent: '0.1.0', verbs: ['visit'], readers: [lamp] };

class FakeSocket implements Socket {
  readonly address: string;
  readonly sent: { readonly id: number; readonly verb: string; readonly params: unknown }[] = [];
  isClosed = false;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((message: { readonly data: unknown }) => void) | null = null;
  constructor(address: string) {
    this.address = address;
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.onclose?.();
  }
  tell(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

describe('the connection to the agent', () => {
  let sockets: FakeSocket[];
  let links: AgentLink['at'][];
  let readers: readonly ReaderLight[];
  let timers: { readonly callback: () => void; readonly ms: number }[];
  let forbidden: boolean;
  let agent: AgentConnection;
  const socket = (): FakeSocket => sockets.at(-1) ?? assert.fail('no socket');
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  beforeEach(() => {
    [sockets, links, readers, timers, forbidden] = [[], [], [], [], false];
    agent = new AgentConnection({
      open: (address) => {
        sockets.push(new FakeSocket(address));
        return socket();
      },
      later: (callback, ms) => {
        const timer = { callback, ms };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      isForbidden: async () => forbidden,
      onLink: ({ at }) => links.push(at),
      onReaders: (all) => {
        readers = all;
      },
    });
  });
  const connect = async () => {
    agent.pair(pairing);
    socket().onopen?.();
    socket().tell({ id: 1, result: greeting });
    await settle();
  };

  test('greets with the secret, and hears of readers', async () => {
    await connect();
    assert.equal(socket().address, 'ws://127.0.0.1:47110/bridge');
    assert.deepEqual(socket().sent, [
      { id: 1, verb: 'hello', params: { protocol: 1, secret: pairing.secret } },
    ]);
    assert.deepEqual(links, ['connecting', 'on']);
    assert.equal(readers[0]?.cardPresent, true);
    socket().tell({ event: 'readers', readers: [{ ...lamp, light: 'idle', cardPresent: false }] });
    assert.equal(readers[0]?.cardPresent, false);
    socket().tell({ event: 'something-new' });
    assert.deepEqual(timers, []);
  });

  test('answers go to whoever asked, in any order; problems are thrown with their words', async () => {
    await connect();
    const first = agent.ask<{ readonly n: number }>('pending');
    const second = agent.ask('visit', { reader: 'Loket 1' });
    const refused = assert.rejects(second, (error: Error) => {
      assert.deepEqual(
        [Reflect.get(error, 'code'), Reflect.get(error, 'status')],
        ['SETRUM_CARD_COPIED', 409],
      );
      return true;
    });
    socket().tell({
      id: 3,
      problem: { code: 'SETRUM_CARD_COPIED', params: {}, message: texts, action: texts },
    });
    socket().tell({ id: 2, result: { n: 2 } });
    socket().tell({ id: 2, result: { n: 3 } });
    assert.equal((await first).n, 2);
    await refused;
  });

  test('waiting for a card is called off at the agent; its answer is still heard', async () => {
    await connect();
    const stop = new AbortController();
    const visit = agent.ask('visit', {}, stop.signal);
    stop.abort();
    assert.deepEqual(socket().sent.at(-1), { id: 3, verb: 'cancel', params: { id: 2 } });
    socket().tell({ id: 2, result: 'just in time' });
    assert.equal(await visit, 'just in time');
  });

  test('a connection that ends: what was asked is open, and it connects again by itself, later each time', async () => {
    await connect();
    const open = assert.rejects(agent.ask('buy'), {
      code: 'SETRUM_WEB_AGENT_AWAY',
      isPassing: true,
    });
    socket().close();
    await open;
    await settle();
    assert.equal(links.at(-1), 'off');
    await assert.rejects(agent.ask('pending'), { code: 'SETRUM_WEB_AGENT_AWAY' });
    const waits: (number | undefined)[] = [];
    for (let n = 0; n < 5; n++) {
      waits.push(timers[0]?.ms);
      timers[0]?.callback();
      socket().close();
      await settle();
    }
    assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 5_000]);
    timers[0]?.callback();
    socket().onopen?.();
    socket().tell({ id: 1, result: greeting });
    await settle();
    assert.equal(links.at(-1), 'on');
  });

  test('an agent that does not greet is none', async () => {
    agent.pair(pairing);
    socket().onopen?.();
    assert.equal(timers[0]?.ms, 5_000);
    timers[0]?.callback();
    await settle();
    assert.equal(links.at(-1), 'off');
  });

  test('a wrong secret is not tried again by itself; a new one is', async () => {
    agent.pair(null);
    assert.deepEqual([links, sockets.length], [['unpaired'], 0]);
    agent.pair(pairing);
    socket().onopen?.();
    const problem = { code: 'SETRUM_BRIDGE_UNPAIRED', params: {}, message: texts, action: texts };
    socket().tell({ id: 1, problem });
    await settle();
    assert.equal(links.at(-1), 'unpaired');
    assert.equal(socket().isClosed, true);
    assert.deepEqual(timers, []);
    await connect();
    assert.equal(links.at(-1), 'on');
    const gone = assert.rejects(agent.ask('pending'), { code: 'SETRUM_BRIDGE_UNPAIRED' });
    socket().tell({ id: 2, problem });
    await gone;
    assert.equal(links.at(-1), 'unpaired');
  });

  test('refused for good, and forbidden by the browser', async () => {
    agent.pair(pairing);
    socket().onopen?.();
    socket().tell({
      id: 1,
      problem: { code: 'SETRUM_BRIDGE_PROTOCOL', params: {}, message: texts, action: texts },
    });
    await settle();
    assert.equal(links.at(-1), 'refused');
    forbidden = true;
    agent.pair(pairing);
    socket().close();
    await settle();
    assert.equal(links.at(-1), 'forbidden');
  });

  test('closed, it stays closed', async () => {
    await connect();
    agent.close();
    await settle();
    assert.deepEqual([timers, sockets.length], [[], 1]);
    agent.retry();
    assert.equal(sockets.length, 1);
  });
});
