import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readAccessKey, readClassicKeys, settingsOfFile } from './files.ts';
import { mergeSettings, readSettings, usualSettings } from './settings.ts';
import { settingsOfEnvironment } from './settings-env.ts';

const wrong =
  (source: string, detail: RegExp) => (error: Error & { code?: string; params?: object }) => {
    assert.equal(error.code, 'SETRUM_LOKET_SETTINGS');
    const { source: said, detail: why } = Object(error.params);
    assert.equal(said, source);
    assert.match(why, detail);
    return true;
  };

describe('the settings of a counter', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-settings-'));
  });
  after(() => rm(folder, { recursive: true }));
  const file = async (text: string, mode = 0o600): Promise<string> => {
    const path = join(folder, 'file');
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  };

  test('options go before the environment, that before the file, that before what is usual', async () => {
    const path = await file(
      JSON.stringify({ reader: 'PICC', soldBy: 'LOKET-01', origins: ['https://app.example'] }),
    );
    const said = await settingsOfFile(path, true);
    const env = settingsOfEnvironment({
      SETRUM_LOKET_SOLD_BY: 'LOKET-02',
      SETRUM_LOKET_PORT: '5000',
      SETRUM_LOKET_READER: '',
    });
    const settings = mergeSettings(said, env, readSettings({ port: 6000 }, 'options'));
    assert.deepEqual(settings, {
      ...usualSettings,
      reader: 'PICC',
      soldBy: 'LOKET-02',
      origins: ['https://app.example'],
      port: 6000,
    });
  });

  test('no file is no fault unless it was named', async () => {
    const path = join(folder, 'none');
    assert.deepEqual(await settingsOfFile(path, false), {});
    await assert.rejects(settingsOfFile(path, true), wrong(path, /ENOENT/));
  });

  test('what is wrong is named, with where it stands', async () => {
    const cases: readonly (readonly [unknown, RegExp])[] = [
      [{ servr: 'https://x' }, /settings has no member "servr"/],
      [{ server: 'ftp://x' }, /settings\.server is no http/],
      [{ origins: ['http://app.example'] }, /settings\.origins\[0\] is neither https/],
      [{ origins: 'https://app.example' }, /settings\.origins is no list/],
      [{ printerColumns: 33 }, /settings\.printerColumns is none of 32, 40, 48/],
      [
        { readerProfile: 'usb' },
        /settings\.readerProfile is none of plain, pn532, pcsc-transparent/,
      ],
      [{ driverProcess: 'yes' }, /settings\.driverProcess is neither/],
      [{ cardWaitSeconds: 0 }, /from 1 to 3600/],
      [{ driverSettings: [] }, /is no object/],
      [[], /settings is no object/],
    ];
    for (const [value, detail] of cases) {
      const path = await file(JSON.stringify(value));
      await assert.rejects(settingsOfFile(path, true), wrong(path, detail));
    }
    const path = await file('{"server": setrum_secret');
    await assert.rejects(settingsOfFile(path, true), wrong(path, /^it is not JSON$/));
    assert.throws(
      () => settingsOfEnvironment({ SETRUM_LOKET_PORT: 'x' }),
      wrong('environment', /settings\.port/),
    );
    const env = settingsOfEnvironment({
      SETRUM_LOKET_ORIGINS: 'https://a.example, http://localhost:5173',
    });
    assert.deepEqual(env.origins, ['https://a.example', 'http://localhost:5173']);
  });

  test('keys are read from files that nobody else may read', async () => {
    assert.equal(await readAccessKey(await file('setrum_0123456789\n')), 'setrum_0123456789');
    const path = await file('setrum_0123456789', 0o640);
    if (process.platform !== 'win32')
      await assert.rejects(readAccessKey(path), wrong(path, /chmod 600/));
    await assert.rejects(readAccessKey(await file('\n')), wrong(path, /it holds no access key/));
    const keys = {
      default: { keyA: 'A0A1A2A3A4A5' },
      sectors: { 3: { keyA: '000102030405', keyB: 'B0B1B2B3B4B5' } },
    };
    const { sector } = await readClassicKeys(await file(JSON.stringify(keys)));
    assert.deepEqual(sector?.(1, 'A', ''), Uint8Array.of(0xa0, 0xa1, 0xa2, 0xa3, 0xa4, 0xa5));
    assert.equal(sector?.(1, 'B', ''), null);
    assert.deepEqual(sector?.(3, 'B', ''), Uint8Array.of(0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xb5));
    await assert.rejects(
      readClassicKeys(await file('{"default":{"keyA":"A0A1A2A3A4A5"},"sectors":{"16":{}}}')),
      wrong(path, /keys\.sectors has no member "16"/),
    );
    await assert.rejects(
      readClassicKeys(await file('{"default":{"keyA":"A0"}}')),
      wrong(path, /keys\.default\.keyA/),
    );
  });
});
