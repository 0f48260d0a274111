import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { DESFIRE_ATR } from '@setrum/card';
import type { ReaderDriver } from '../driver/index.ts';
import type { Reader, ReaderEvent } from '../reader/index.ts';
import { serviceDown } from '../reader/index.ts';
import { coded } from '../sale/test-support/desk.ts';
import type { ReaderStatus } from './status.ts';
import {
  readerNames,
  startTestAgent,
  type TestAgent,
  type TestAgentOptions,
} from './test-support/test-agent.ts';

const [first, second] = readerNames;
const amountCents = 5_000_000;
const never = (): Promise<never> => new Promise(() => {});

/** A driver whose readers hang while `hangs` is set, at the call that it names. */
function hangingDriver() {
  const state = { hangs: null as 'open' | 'connect' | 'transmit' | null, resets: 0 };
  const spoilReader = (reader: Reader): Reader => ({
    ...reader,
    async connect(options) {
      if (state.hangs === 'connect') return never();
      const session = await reader.connect(options);
      return {
        ...session,
        transmit: (apdu) => (state.hangs === 'transmit' ? never() : session.transmit(apdu)),
      };
    },
  });
  const spoil = (driver: ReaderDriver): ReaderDriver => ({
    ...driver,
    open: async (name) => (state.hangs === 'open' ? never() : spoilReader(await driver.open(name))),
    async reset() {
      state.resets += 1;
      state.hangs = null;
    },
  });
  return { state, spoil };
}

describe('the agent', () => {
  let at: TestAgent;
  const start = async (options: TestAgentOptions = {}): Promise<TestAgent> => {
    at = await startTestAgent(options);
    return at;
  };
  afterEach(() => at.stop());

  const light = (reader: string = first): ReaderStatus['light'] => at.agent.board.of(reader).light;

  for (const call of ['open', 'connect', 'transmit'] as const) {
    test(`lives through a reader that hangs in ${call}, and works with it again`, async () => {
      const { state, spoil } = hangingDriver();
      await start({ spoil });
      at.lay(at.card);
      state.hangs = call;
      await assert.rejects(at.desk.visit({ reader: first }), coded('SETRUM_READER_SILENT'));
      assert.equal(light(), 'silent');
      assert.equal(at.agent.board.of(first).problem?.code, 'SETRUM_READER_SILENT');
      assert.match(at.notices[0] ?? '', /SETRUM_READER_SILENT/);
      assert.equal(light(second), 'idle', 'the others go on');
      // The watchdog has had the driver begin anew.
      assert.equal(state.resets, 1);
      assert.equal((await at.desk.visit({ reader: first })).card?.uid, at.card.uid);
      assert.equal(light(), 'card');
    });
  }

  test('keeps a sale whose reader hangs while the token is written', async () => {
    const { state, spoil } = hangingDriver();
    await start({ spoil });
    at.lay(at.card);
    const { visitId } = await at.desk.visit({ reader: first });
    const { buy } = at.centre;
    at.centre.buy = async (order) => {
      state.hangs = 'transmit';
      return await buy(order);
    };
    const sale = await at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_READER_SILENT']);
    assert.equal(light(), 'silent');
    at.centre.buy = buy;
    assert.equal((await at.desk.resume('sale-0001', { reader: first })).card, 'written');
    assert.equal(at.centre.sold.size, 1);
  });

  test('begins the driver anew only when no other reader is at work through it', async () => {
    const { state, spoil } = hangingDriver();
    await start({ spoil, parts: { cardWaitMs: 1_000 } });
    const other = at.desk.visit({ reader: second });
    at.lay(at.card);
    await new Promise((resolve) => setImmediate(resolve));
    state.hangs = 'transmit';
    await assert.rejects(at.desk.visit({ reader: first }), coded('SETRUM_READER_SILENT'));
    assert.equal(state.resets, 0);
    state.hangs = null;
    at.lay(at.card, second);
    await other;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(state.resets, 1);
  });

  test('finishes at the plugged-in reader what was begun at the unplugged one', async () => {
    await start();
    at.lay(at.card);
    const { visitId } = await at.desk.visit({ reader: first });
    const { buy } = at.centre;
    at.centre.buy = async (order) => {
      at.plug(first, false);
      return await buy(order);
    };
    const sale = await at.desk.buy({ visitId, amountCents, saleId: 'sale-0001' });
    assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_READER_MISSING']);
    assert.equal(light(), 'missing');
    assert.equal(at.desk.pending().length, 1);
    at.centre.buy = buy;
    at.plug(first, true);
    assert.equal(light(), 'idle');
    at.lay(at.card);
    assert.equal((await at.desk.resume('sale-0001', { reader: first })).card, 'written');
  });

  test('tells what is wrong with all readers, and goes on when it is over', async () => {
    let tell = (_event: ReaderEvent): void => undefined;
    const spoil = (driver: ReaderDriver): ReaderDriver => ({
      ...driver,
      watch(listener) {
        tell = listener;
        return driver.watch(listener);
      },
    });
    await start({ spoil });
    for (const reader of readerNames) tell({ kind: 'vanished', reader });
    tell({ kind: 'down', problem: serviceDown('pcscd') });
    assert.deepEqual(
      at.desk.readers().map(({ light, problem }) => [light, problem?.code]),
      Array(2).fill(['missing', 'SETRUM_READER_SERVICE_DOWN']),
    );
    await assert.rejects(at.desk.visit({}), coded('SETRUM_READER_SERVICE_DOWN'));
    tell({ kind: 'up' });
    await assert.rejects(at.desk.visit({}), coded('SETRUM_READER_MISSING'));
    tell({ kind: 'appeared', reader: second });
    at.lay(at.card, second);
    assert.equal((await at.desk.visit({})).reader, second);
  });

  test('looks after the readers that the settings name, and no others', async () => {
    await start({ parts: { readerName: 'loket 2' } });
    assert.deepEqual(
      at.desk.readers().map(({ reader }) => reader),
      [second],
    );
    at.lay(at.card, second);
    assert.equal((await at.desk.visit({})).reader, second);
  });

  test('finds the chip of a card whose ATR is that of the one before it', async () => {
    await start();
    const stale = { ...at.card, atr: DESFIRE_ATR, tap: () => at.card.tap() };
    at.lay(stale);
    assert.equal((await at.desk.visit({ reader: first })).card?.chip, 'NTAG216');
  });

  test('one piece of work at a time; whoever waits for a card can be called off', async () => {
    await start({ parts: { cardWaitMs: 60_000 } });
    const stop = new AbortController();
    const waiting = at.desk.visit({ reader: first, signal: stop.signal });
    assert.equal(light(), 'busy');
    await assert.rejects(at.desk.visit({ reader: first }), coded('SETRUM_COUNTER_BUSY'));
    assert.equal(light(), 'busy');
    stop.abort(new Error('cancelled by the clerk'));
    await assert.rejects(waiting, { message: 'cancelled by the clerk' });
    assert.equal(light(), 'idle');
  });
});
