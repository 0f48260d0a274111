import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readSecrets } from './chip-keys.ts';
import { parseEntry, readRecords } from './filling.ts';
import { readSectorKeys } from './sector-keys.ts';
import { readShares } from './shares.ts';
import { sample } from './trial.ts';
import { coded, folder } from './trial-cards.fixture.ts';
import { parseZone } from './zone.ts';

const share = '000102030405060708090A0B0C0D0E0F';

describe('what a command is given in files', () => {
  test('shares, as card-keys writes them', async (t) => {
    const file = join(await folder(t), 'share.json');
    const given = { meterNo: '32031017679', shares: [{ version: 1, share }] };
    await writeFile(file, JSON.stringify({ ...given, more: 'is passed over' }));
    const { meterNo, shares } = await readShares(file);
    assert.deepEqual([meterNo, shares[0]?.version, shares[0]?.share[15]], ['32031017679', 1, 15]);
    const wrong = [
      '',
      'null',
      JSON.stringify({ ...given, meterNo: '1' }),
      JSON.stringify({ ...given, shares: [] }),
      JSON.stringify({ ...given, shares: [{ version: 0, share }] }),
      JSON.stringify({ ...given, shares: [{ version: 256, share }] }),
      JSON.stringify({ ...given, shares: [{ version: 1, share: share.slice(2) }] }),
      JSON.stringify({ ...given, shares: [{ version: 1 }] }),
    ];
    for (const text of wrong) {
      await writeFile(file, text);
      await assert.rejects(readShares(file), coded('SETRUM_USAGE'), text);
    }
    await assert.rejects(readShares(`${file}.none`), coded('SETRUM_USAGE'));
  });

  test('sector keys', async (t) => {
    const file = join(await folder(t), 'keys.json');
    const usual = { keyA: 'A0A1A2A3A4A5', keyB: null };
    const third = { keyA: '010203040506', keyB: 'b0b1b2b3b4b5' };
    await writeFile(file, JSON.stringify({ default: usual, sectors: { 3: third } }));
    const { keys } = await readSecrets({ sectorKeys: file });
    assert.equal(keys.sector?.(3, 'B', '')?.[5], 0xb5);
    assert.equal(keys.sector?.(4, 'A', '')?.[0], 0xa0);
    assert.equal(keys.sector?.(4, 'B', ''), null);
    assert.deepEqual((await readSectorKeys(file)).default.keyB, null);
    for (const wrong of [
      {},
      { default: { keyA: 'A0' } },
      { default: usual, sectors: { 16: third } },
    ]) {
      await writeFile(file, JSON.stringify(wrong));
      await assert.rejects(readSectorKeys(file), coded('SETRUM_USAGE'));
    }
  });

  test('records, as show --json gives them; what table 3-1 has not may be left out', async (t) => {
    const file = join(await folder(t), 'records.json');
    await writeFile(file, JSON.stringify(sample.records.map((one) => ({ ...one, usageKwh: 1 }))));
    assert.deepEqual(await readRecords(file), sample.records);
    const bare = { month: '201501', standKwh: 1, remainingKwh: 2, voltageV: 3 };
    await writeFile(file, JSON.stringify([bare, { ...bare, tamper: 8 }]));
    const [one, two] = await readRecords(file);
    assert.deepEqual([one?.tamper, one?.tamperCause, one?.currentDa], [0, 0, null]);
    assert.deepEqual([two?.tamper, two?.tamperCause], [8, 255]);
    for (const wrong of [{}, [{}], [{ ...bare, month: '201513' }], [{ ...bare, standKwh: 1.5 }]]) {
      await writeFile(file, JSON.stringify(wrong));
      await assert.rejects(readRecords(file), coded('SETRUM_USAGE'));
    }
  });
});

describe('what a command is given in options', () => {
  test('tokens, one after the other', () => {
    const credit = '12345678901234567890';
    const both = parseEntry(`management:${credit}`, parseEntry(credit));
    assert.deepEqual(both, [
      { kind: 'credit', token: credit, ref: '00000001' },
      { kind: 'management', token: credit, ref: '00000002' },
    ]);
    const five = [1, 2, 3, 4].reduce((before) => parseEntry(credit, before), parseEntry(credit));
    assert.throws(() => parseEntry(credit, five), /five/);
    for (const wrong of ['1', `${credit}1`, `cash:${credit}`])
      assert.throws(() => parseEntry(wrong));
  });
  test('zones', () => {
    assert.equal(parseZone('wita'), 'WITA');
    assert.throws(() => parseZone('UTC'));
  });
});
