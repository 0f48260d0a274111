import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SimulatedSlot } from '../../reader/index.ts';
import { GET_UID, plainCard, uidOf } from '../../reader/test-support/cards.ts';
import { EventLog } from '../contract/event-log.ts';
import { type CreateBench, registerDriverContract } from '../contract/index.ts';
import type { ReaderDriver } from '../driver.ts';
import { createEmulatedDriver } from '../emulated/driver.ts';
import { usualReader } from '../emulated/settings.ts';
import { createHostedDriver } from './hosted.ts';
import { usualTimes } from './life.ts';
import { createLocalHosts } from './test-support/local-link.ts';

const times = { pingMs: 5, silentMs: 60, startMs: 60, retryMs: 1, mostRetryMs: 4, closeMs: 50 };
const down = { code: 'SETRUM_READER_SERVICE_DOWN' };

/** A hosted emulated driver; cards lie where they lie, whatever becomes of the host. */
async function createHost(timeoutMs = 3000, hostTimes = times) {
  const slots = new Map<string, SimulatedSlot>();
  let driver: ReaderDriver = createEmulatedDriver({ timeoutMs, settings: {} }, slots);
  const slot = slots.get(usualReader);
  assert.ok(slot !== undefined);
  const hosts = createLocalHosts(() => {
    const fresh = new Map<string, SimulatedSlot>();
    driver = createEmulatedDriver({ timeoutMs, settings: {} }, fresh);
    for (const [name, made] of fresh) Object.assign(made, name === usualReader ? slot : {});
    return driver;
  });
  return { slot, hosts, hosted: await createHostedDriver(hosts.open, hostTimes) };
}

const createBench: CreateBench = async ({ timeoutMs }) => {
  const { slot, hosted } = await createHost(timeoutMs, usualTimes);
  return {
    driver: hosted,
    reader: usualReader,
    hand: {
      isPerson: false,
      patienceMs: 5000,
      lay: async ({ transmit, atr }) => slot.insert(transmit, atr),
      lift: async () => slot.remove(),
      cable: { unplug: async () => slot.plug(false), plug: async () => slot.plug(true) },
    },
    close: async () => undefined,
  };
};

describe('a driver in a process of its own keeps the contract', () => {
  registerDriverContract(it, createBench);
});

describe('a driver in a process of its own', () => {
  it('comes back after a crash, with its readers and cards; what was under way fails', async () => {
    const { slot, hosts, hosted } = await createHost();
    const log = new EventLog(hosted, 5000);
    const reader = await hosted.open(usualReader);
    slot.insert(plainCard('04aabb'));
    await log.until('laid', usualReader);
    const session = await reader.connect({ waitMs: 0 });
    const lifted = assert.rejects(reader.waitForRemoval({ waitMs: 60_000 }), {
      ...down,
      message: /SIGSEGV/,
    });
    hosts.crash('SIGSEGV');
    await lifted;
    await assert.rejects(session.transmit(GET_UID), down);
    await assert.rejects(reader.connect({ waitMs: 0 }), down);
    await log.until('vanished', usualReader);
    await log.until('appeared', usualReader);
    await log.until('laid', usualReader);
    const again = await (await hosted.open(usualReader)).connect({ waitMs: 0 });
    assert.equal(await uidOf(again), '04aabb');
    await session.close();
    await log.close();
    await hosted.close();
    assert.equal(hosts.begun, 2);
  });

  it('is ended and begun anew when it answers nothing any more', async () => {
    const { hosts, hosted } = await createHost();
    const log = new EventLog(hosted, 5000);
    await log.until('appeared', usualReader);
    hosts.block();
    await assert.rejects(hosted.list(), { ...down, message: /SIGKILL/ });
    await log.until('vanished', usualReader);
    await log.until('appeared', usualReader);
    assert.deepEqual(await hosted.list(), [usualReader]);
    await log.close();
    await hosted.close();
  });

  it('is begun anew when the watchdog asks for it', async () => {
    const { hosts, hosted } = await createHost();
    const log = new EventLog(hosted, 5000);
    await log.until('appeared', usualReader);
    await hosted.reset?.();
    await log.until('vanished', usualReader);
    await log.until('appeared', usualReader);
    assert.equal(hosts.begun, 2);
    await log.close();
    await hosted.close();
    await hosted.close();
  });

  it('cannot be made: the reason is told, and nothing is begun anew', async () => {
    let begun = 0;
    const open = createHostedDriver((listener) => {
      begun += 1;
      const failed = {
        code: 'SETRUM_DRIVER_UNUSABLE',
        params: { driver: 'acme', detail: 'no licence' },
      } as const;
      setImmediate(() => listener.message({ failed }));
      setImmediate(() => listener.end('exit code 1'));
      return { send: () => undefined, kill: () => undefined };
    }, times);
    await assert.rejects(open, { code: 'SETRUM_DRIVER_UNUSABLE', message: /no licence/ });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(begun, 1);
  });

  it('ends, or says nothing, before it was ever ready', async () => {
    const ends = createHostedDriver((listener) => {
      setImmediate(() => listener.end('exit code 127'));
      return { send: () => undefined, kill: () => undefined };
    }, times);
    await assert.rejects(ends, { ...down, message: /exit code 127/ });
    // The clock of the watch over a host keeps no process alive by itself.
    const alive = setTimeout(() => undefined, 10_000);
    const mute = createHostedDriver(
      () => ({ send: () => undefined, kill: () => undefined }),
      times,
    );
    await assert.rejects(mute, { ...down, message: /does not start/ });
    clearTimeout(alive);
  });
});
