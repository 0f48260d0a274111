import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { migrateAll, openDatabase, putPlaces, registerCustomer } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { setrum, temporaryFolder } from './setrum.ts';

const meterNo = '32031017679';
const readAt = '2026-11-02T08:00:00+07:00';

describe('setrum profile', () => {
  let home: TestDatabase;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    folder = await temporaryFolder();
    const database = openDatabase({ url: home.url });
    await registerCustomer(database, {
      ...{ idpel: '534252904966', name: 'SICILIA NFC', address: 'JL', unit: '53425' },
      ...{ tariff: 'R1T', powerVa: 2200 },
      meter: { meterNo, make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
    });
    // As a running server tells it from its register, every half minute.
    const nowhere = { feeder: null, transformer: null, since: '2026-01-01', removedOn: null };
    const place = { meterNo, unit: '53425', tariff: 'R1T', powerVa: 2200, ...nowhere };
    await putPlaces(database, [place]);
    await database.close();
  });
  after(async () => {
    await home?.drop();
    await folder?.remove();
  });

  const run = (...args: string[]) => setrum(['profile', ...args, '--database-url', home.url]);
  async function file(name: string, ...lines: string[]): Promise<string> {
    const path = join(folder.path, name);
    await writeFile(path, lines.join('\n'));
    return path;
  }

  test('import: faulty lines are told and left out; the same file again is nothing new; what is no file is wrong usage', async () => {
    const path = await file(
      'readings.csv',
      'meter_no,month,stand_kwh,remaining_kwh,voltage_v,tamper,read_at',
      `${meterNo},202609,850,12,219,0,${readAt}`,
      `${meterNo},202610,900,8,219,08,${readAt}`,
      `32000000018,202610,900,8,219,0,${readAt}`,
    );
    const first = await run('import', path);
    assert.equal(first.exitCode, 0, first.stderr);
    assert.match(first.stdout, /^4: SETRUM_METER_UNKNOWN$/m);
    assert.match(first.stdout, /baru\/new 2, .*ditolak\/refused 1$/m);
    const again = JSON.parse((await run('import', path, '--json')).stdout);
    assert.deepEqual([again.newMonths, again.known, again.refusals[0].line], [0, 2, 4]);
    const missing = await run('import', join(folder.path, 'none.csv'));
    assert.match(missing.stderr, /^SETRUM_USAGE/);
    assert.notEqual(missing.exitCode, 0);
  });

  test('network: meters are hung on transformers of feeders', async () => {
    const path = await file(
      'network.csv',
      'unit,feeder,transformer,meter_no',
      `53425,PY-1,GD-1,${meterNo}`,
    );
    const done = await run('network', path, '--json');
    assert.equal(done.exitCode, 0, done.stderr);
    assert.deepEqual(JSON.parse(done.stdout), { lines: 1, moved: 1 });
  });

  test('export, and a question to the files', async () => {
    const out = join(folder.path, 'months');
    const exported = JSON.parse((await run('export', '--folder', out, '--json')).stdout);
    assert.deepEqual(
      exported.months.map(({ month, rows }: { month: number; rows: number }) => [month, rows]),
      [
        [202609, 1],
        [202610, 1],
      ],
    );
    const sql = 'select month, stand_kwh from reading order by 1';
    const answer = await setrum(['profile', 'query', '--folder', out, '--sql', sql, '--json']);
    assert.equal(answer.exitCode, 0, answer.stderr);
    assert.deepEqual(JSON.parse(answer.stdout).rows, [
      [202609, 850],
      [202610, 900],
    ]);
    const unknown = await setrum(['profile', 'query', 'nothing', '--folder', out]);
    assert.match(unknown.stderr, /^SETRUM_USAGE/);
  });
});
