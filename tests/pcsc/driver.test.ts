import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { createVirtualNtag216, openCard } from '@setrum/card';
import {
  type CreateBench,
  createPcscDriver,
  openDriver,
  type ReaderDriver,
  type ReaderEvent,
  registerDriverContract,
} from '@setrum/loket';
import { requirements } from './requirements.ts';
import { type PcscRig, startPcscRig } from './rig.ts';

const UID = '04A1B2C3D4E5F6';
const WAIT_MS = 5000;
const options = { timeoutMs: 3000, settings: {} };

/** What a driver tells of the rig's reader, in words, one by one. */
function listening(driver: ReaderDriver, reader: string) {
  const told: string[] = [];
  let wake = (): void => undefined;
  const watch = driver.watch((event: ReaderEvent) => {
    if ('reader' in event && event.reader !== reader) return;
    told.push(event.kind);
    wake();
  });
  return {
    close: () => watch.close(),
    async until(kind: ReaderEvent['kind']): Promise<void> {
      for (;;) {
        for (let next = told.shift(); next !== undefined; next = told.shift()) {
          if (next === kind) return;
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

describe('the PC/SC driver over a real service', { skip: (await requirements()) ?? false }, () => {
  let rig: PcscRig;
  before(async () => {
    rig = await startPcscRig();
  });
  after(async () => {
    await rig?.stop();
  });
  afterEach(() => rig.remove());

  const createBench: CreateBench = async ({ timeoutMs }) => ({
    driver: await createPcscDriver({ timeoutMs, settings: {} }),
    reader: rig.readerName,
    hand: {
      isPerson: false,
      patienceMs: WAIT_MS,
      lay: ({ transmit, atr }) => rig.insert(transmit, atr),
      lift: async () => rig.remove(),
    },
    close: async () => undefined,
  });
  registerDriverContract(it, createBench);

  const readUid = async (driver: ReaderDriver): Promise<string> => {
    const card = createVirtualNtag216({ uid: UID });
    await rig.insert(card.transmit, card.atr);
    const reader = await driver.open(rig.readerName);
    try {
      const { transmit, atr } = await reader.connect({ waitMs: WAIT_MS });
      assert.deepEqual(Buffer.from(atr ?? []), Buffer.from(card.atr));
      return (await openCard(transmit)).uid;
    } finally {
      await reader.close();
    }
  };

  it('lives through the end of the service: its readers vanish, and are there again with it', async (context) => {
    const { service } = rig;
    if (service === null) return context.skip("the machine's own pcscd is not ours to end");
    const driver = await createPcscDriver(options);
    const log = listening(driver, rig.readerName);
    await log.until('appeared');
    assert.equal(await readUid(driver), UID);
    await service.stop();
    await log.until('vanished');
    await log.until('down');
    await assert.rejects(driver.list(), { code: 'SETRUM_READER_SERVICE_DOWN' });
    await assert.rejects(driver.open(rig.readerName), { code: 'SETRUM_READER_SERVICE_DOWN' });
    await service.start();
    await log.until('up');
    await log.until('appeared');
    assert.equal(await readUid(driver), UID);
    await log.until('laid');
    await log.close();
    await driver.close();
  });

  it('in a process of its own lives through a service that is frozen, which blocks whoever asks it', async (context) => {
    const { service } = rig;
    if (service === null) return context.skip("the machine's own pcscd is not ours to freeze");
    const driver = await openDriver(
      { driver: 'pcsc', driverSettings: {}, driverProcess: true, readerTimeoutMs: 3000 },
      quick,
    );
    const log = listening(driver, rig.readerName);
    await log.until('appeared');
    assert.equal(await readUid(driver), UID);
    service.freeze();
    try {
      await log.until('vanished');
      await log.until('down');
      await assert.rejects(driver.list(), { code: 'SETRUM_READER_SERVICE_DOWN' });
    } finally {
      service.thaw();
    }
    await log.until('appeared');
    assert.equal(await readUid(driver), UID);
    await log.close();
    await driver.close();
  });
});

/** A host that is taken for blocked after two seconds. */
const quick = {
  pingMs: 200,
  silentMs: 2000,
  startMs: 30_000,
  retryMs: 100,
  mostRetryMs: 500,
  closeMs: 1000,
};
