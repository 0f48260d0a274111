import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { EventLog } from '../contract/event-log.ts';
import type { ReaderDriver } from '../driver.ts';
import { createHostedDriver } from './hosted.ts';
import { usualTimes } from './life.ts';
import { processLink } from './process-link.ts';

const times = { ...usualTimes, pingMs: 100, silentMs: 1500, retryMs: 1, startMs: 60_000 };

/** A maker's driver with every vice: it crashes, or blocks its thread, when it is told to. */
const vicious = `
export const readerPort = 1;
export function createReaderDriver({ settings }) {
  const seen = JSON.stringify([settings.marker, process.env.SETRUM_ACCESS_KEY ?? null]);
  return {
    name: 'vicious', version: '1',
    list: async () => [seen],
    watch(tell) { tell({ kind: 'appeared', reader: 'V' }); return { close: async () => {} }; },
    async open(name) {
      if (name === 'crash') process.kill(process.pid, 'SIGKILL');
      if (name === 'block') for (;;);
      throw Object.assign(new Error('no'), { code: 'SETRUM_READER_MISSING', params: { detail: name } });
    },
    close: async () => {},
  };
}`;

describe('a driver in a real process', () => {
  let folder: string;
  let path: string;
  let driver: ReaderDriver;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-host-'));
    path = join(folder, 'vicious.mjs');
    await writeFile(path, vicious);
    const link = processLink(
      path,
      { timeoutMs: 100, settings: { marker: 7 } },
      { ...process.env, SETRUM_ACCESS_KEY: 'setrum_secret' },
    );
    driver = await createHostedDriver(link, times);
  });
  after(async () => {
    await driver.close();
    await rm(folder, { recursive: true });
  });

  test('has its settings and not our secrets, and tells its errors', async () => {
    assert.deepEqual(await driver.list(), ['[7,null]']);
    await assert.rejects(driver.open('W'), {
      code: 'SETRUM_READER_MISSING',
      params: { detail: 'W' },
    });
  });

  for (const vice of ['crash', 'block']) {
    test(`that does ${vice} takes nothing along, and is there again`, async () => {
      const log = new EventLog(driver, 60_000);
      await log.until('appeared', 'V');
      await assert.rejects(driver.open(vice), { code: 'SETRUM_READER_SERVICE_DOWN' });
      await log.until('vanished', 'V');
      await log.until('appeared', 'V');
      await log.close();
      assert.deepEqual(await driver.list(), ['[7,null]']);
    });
  }

  test('that cannot be made says why', async () => {
    const bad = createHostedDriver(
      processLink(join(folder, 'none.mjs'), { timeoutMs: 1, settings: {} }),
      times,
    );
    await assert.rejects(bad, { code: 'SETRUM_DRIVER_UNUSABLE', message: /Cannot find module/ });
  });
});
