import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { newMeterState } from './new-meter.ts';
import { readMeter, readMeterFile, writeMeterFile } from './state-file.ts';
import { atWorkbench } from './workbench.ts';

const wish = {
  ...{ meterNo: '32031017679', standWh: 0, creditWh: 6_000, voltageV: 220 },
  ...{ atMs: Date.UTC(2026, 10, 20), cardKeyVersions: [2, 1], config: {} },
};

function coded(code: string) {
  return (error: unknown) => error instanceof SetrumError && error.code === code;
}

describe('a meter in a file', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-meter-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('comes back as it was saved, in a folder of its own, and only its owner reads it', async () => {
    const file = join(folder, 'deep', 'm.json');
    const meter = newMeterState(wish);
    await writeMeterFile(file, { meter, lastIssuedTid: 7 });
    assert.deepEqual(await readMeter(file), { meter, lastIssuedTid: 7 });
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(join(folder, 'deep')), ['m.json']);
  });

  test('every step is on disk before it is told, and a torn new file is nothing', async () => {
    const file = at('steps.json');
    await writeMeterFile(file, { meter: newMeterState(wish), lastIssuedTid: 0 });
    await writeFile(`${file}.999.new`, '{"format":"setrum-meter-1","met');
    await atWorkbench(file, async ({ meter, issued }) => {
      await meter.advance({ seconds: 3_600 }, { watts: 500 });
      assert.equal((await readMeter(file)).meter.standWh, 500);
      await issued(12);
      await meter.press('45609');
    });
    const saved = await readMeter(file);
    assert.deepEqual([saved.lastIssuedTid, saved.meter.config.lowCreditWh], [12, 9_000]);
  });

  test('a bare state, as the first program saved it, is taken', async () => {
    const file = at('bare.json');
    const { version, ...bare } = newMeterState(wish);
    await writeFile(file, JSON.stringify(bare));
    assert.equal((await readMeter(file)).meter.version, version);
    await atWorkbench(file, ({ meter }) => meter.press('45608'));
    assert.match(await readFile(file, 'utf8'), /^\{"format":"setrum-meter-1"/);
  });

  test('what is missing, unreadable, of a later version or out of reach has its code', async () => {
    assert.equal(await readMeterFile(at('none.json')), null);
    await assert.rejects(readMeter(at('none.json')), coded('SETRUM_METER_STATE_MISSING'));
    const meter = { ...newMeterState(wish), version: 99 };
    for (const text of ['', '{', '[]', '{"format":"other"}', JSON.stringify({ meter })]) {
      await writeFile(at('bad.json'), text);
      await assert.rejects(readMeter(at('bad.json')), coded('SETRUM_METER_STATE_UNREADABLE'), text);
    }
    const inFile = join(at('bad.json'), 'm.json');
    await assert.rejects(
      atWorkbench(inFile, async () => undefined),
      coded('SETRUM_METER_STATE_UNWRITABLE'),
    );
  });

  test('one program at a time; a lock whose process is gone counts for nothing', async () => {
    const file = at('locked.json');
    await writeMeterFile(file, { meter: newMeterState(wish), lastIssuedTid: 0 });
    const visit = () => atWorkbench(file, async ({ meter }) => meter.state.meterNo);
    await atWorkbench(file, async () => {
      await assert.rejects(visit(), coded('SETRUM_METER_STATE_IN_USE'));
    });
    assert.equal(await visit(), wish.meterNo);
    // The largest process number of Linux is far below this; and a lock that was torn has none.
    for (const stale of ['2000000000', '']) {
      await writeFile(`${file}.lock`, stale);
      assert.equal(await visit(), wish.meterNo);
    }
    await assert.rejects(
      atWorkbench(file, () => Promise.reject(new RangeError('inside'))),
      RangeError,
    );
    assert.equal(await visit(), wish.meterNo);
  });
});
