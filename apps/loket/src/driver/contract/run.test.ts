import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SetrumError } from '@setrum/errors';
import type { CardSession, Reader } from '../../reader/index.ts';
import type { ReaderDriver } from '../driver.ts';
import { createDriverBench as createGoodBench } from '../emulated/bench.ts';
import type { CreateBench, Hand } from './bench.ts';
import { driverContract, runDriverCheck } from './run.ts';

/** The emulated driver with one thing spoilt. */
function spoilt(
  spoil: (driver: ReaderDriver) => Partial<ReaderDriver>,
  hand: Partial<Hand> = {},
): CreateBench {
  return async (options) => {
    const bench = await createGoodBench(options);
    const driver = { ...bench.driver, ...spoil(bench.driver) };
    return { ...bench, driver, hand: { ...bench.hand, patienceMs: 20, ...hand } };
  };
}

const spoiltReader = (spoil: (reader: Reader) => Partial<Reader>): CreateBench =>
  spoilt((driver) => ({
    async open(name) {
      const reader = await driver.open(name);
      return { ...reader, ...spoil(reader) };
    },
  }));

const spoiltSession = (spoil: (session: CardSession) => Partial<CardSession>): CreateBench =>
  spoiltReader((reader) => ({
    async connect(options) {
      const session = await reader.connect(options);
      return { ...session, ...spoil(session) };
    },
  }));

const OK = Uint8Array.of(1, 2, 3, 4, 0x90, 0);

/** What a driver may do wrong, and the check that finds it. */
const faults: readonly (readonly [string, CreateBench])[] = [
  ['has a name and a version, and lists its readers', spoilt(() => ({ version: 'newest' }))],
  ['has a name and a version, and lists its readers', spoilt(() => ({ list: async () => [] }))],
  [
    'opens no reader that is not there',
    spoilt((driver) => ({ open: async () => driver.open((await driver.list())[0] ?? '') })),
  ],
  [
    'tells what is there when the watch begins',
    spoilt(() => ({ watch: () => ({ close: async () => undefined }) })),
  ],
  [
    'tells a card that is laid down and lifted, also while the reader is open',
    spoilt((driver) => ({
      watch: (tell) => driver.watch((event) => event.kind !== 'lifted' && tell(event)),
    })),
  ],
  [
    'tells nothing after the end of the watch, which may be ended twice',
    spoilt((driver) => ({
      watch(tell) {
        driver.watch(tell);
        return { close: async () => undefined };
      },
    })),
  ],
  [
    'says so when no card comes',
    spoiltReader(() => ({ connect: () => Promise.reject(new Error('no card')) })),
  ],
  [
    'leaves the process free while it waits',
    spoiltReader(() => ({
      async connect({ waitMs }) {
        const until = performance.now() + waitMs;
        while (performance.now() < until);
        throw new SetrumError('SETRUM_CARD_MISSING');
      },
    })),
  ],
  [
    "stops waiting for the caller's reasons",
    spoiltReader((reader) => ({ connect: ({ waitMs }) => reader.connect({ waitMs }) })),
  ],
  [
    'stops waiting when it is closed, and stays closed',
    spoiltReader(() => ({ close: async () => undefined })),
  ],
  [
    'waits for a card and talks to it',
    spoiltSession(() => ({ transmit: async () => OK.subarray(0, 4) })),
  ],
  [
    "tells the card's answer to reset, or null",
    spoiltSession(() => ({ atr: Uint8Array.of(0x90, 0) })),
  ],
  [
    'ends a session with its card, and for good',
    spoiltSession(() => ({ transmit: async () => OK })),
  ],
  ['tells one card from another', spoiltSession(() => ({ transmit: async () => OK }))],
  [
    'closes the session before when the caller forgot to',
    spoiltSession(() => ({ transmit: async () => OK })),
  ],
  ['waits for the removal', spoiltReader(() => ({ waitForRemoval: async () => true }))],
  [
    'brings long answers whole',
    spoiltSession((session) => ({
      transmit: async (apdu) => (await session.transmit(apdu)).slice(-256),
    })),
  ],
  [
    'tells a reader without its cable, ends what it does, and works again afterwards',
    spoilt((driver) => ({ list: async () => [...(await driver.list()), 'Setrum emulated 00 00'] })),
  ],
  [
    'gives everything back when it is closed',
    spoilt(() => ({ close: () => new Promise(() => {}) })),
  ],
];

async function runNamed(name: string, bench: CreateBench) {
  const check = driverContract.find((candidate) => candidate.name === name);
  assert.ok(check !== undefined, `there is no check "${name}"`);
  return await runDriverCheck({ ...check, timeoutMs: 20 }, bench);
}

describe('the contract finds', () => {
  for (const [n, [name, bench]] of faults.entries()) {
    it(`fault ${n + 1}, by: ${name}`, async () => {
      const { outcome, detail } = await runNamed(name, bench);
      assert.equal(outcome, 'failed');
      assert.ok((detail ?? '').length > 0, 'it says what is wrong');
    });
  }

  it('a driver that gives up no silent card, and one that hangs', async () => {
    const deaf = spoiltReader((reader) => ({
      async connect(options) {
        const session = await reader.connect(options);
        return {
          ...session,
          transmit: (apdu) => (apdu[1] === 0xca ? session.transmit(apdu) : new Promise(() => {})),
        };
      },
    }));
    const silent = await runNamed('gives up a card that does not answer', deaf);
    assert.match(silent.detail ?? '', /it hangs/);
    const removed = await runNamed('ends a command with the card that was to answer it', deaf);
    assert.match(removed.detail ?? '', /it hangs/);
  });

  it('a bench that cannot be set up', async () => {
    const { outcome, detail } = await runNamed('opens no reader that is not there', () =>
      Promise.reject(new Error('no reader connected')),
    );
    assert.deepEqual(
      [outcome, detail],
      ['failed', 'the bench cannot be set up: no reader connected'],
    );
  });
});

it('what a person cannot do is skipped, and said so', async () => {
  const byHand = spoilt(() => ({}), { isPerson: true });
  const { outcome, detail } = await runNamed('brings long answers whole', byHand);
  assert.deepEqual([outcome, detail], ['skipped', 'only with a virtual hand']);
});

it('no check has the name of another', () => {
  const names = driverContract.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  const found = new Set(faults.map(([name]) => name));
  found.add('gives up a card that does not answer');
  found.add('ends a command with the card that was to answer it');
  // Opening again fails on whatever closing or opening does wrong.
  assert.deepEqual(
    names.filter((name) => !found.has(name)),
    ['opens a reader again after it was closed'],
  );
});
