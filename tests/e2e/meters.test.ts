import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { migrateAll } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { setrum } from './setrum.ts';

describe('setrum meters', () => {
  let home: TestDatabase;
  let folder: string;
  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    folder = await mkdtemp(join(tmpdir(), 'setrum-meters-'));
  });
  after(async () => {
    await home?.drop();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  const run = (...args: string[]) => setrum(['meters', ...args, '--database-url', home.url]);
  async function file(...lines: string[]): Promise<string> {
    const path = join(folder, 'meters.csv');
    await writeFile(path, ['meter_no;model;sgc;krn;ti;ea;base_date', ...lines].join('\n'));
    return path;
  }
  const good = '32031017679;EM512-710;600675;1;1;11;2014';

  test('a dry run, the import, the list, and the same file again', async () => {
    const path = await file(good, '32031017670;EM512-710;600675;1;1;11;2014');
    const dry = await run('import', path, '--dry-run');
    assert.equal(dry.exitCode, 0, dry.stderr);
    assert.match(dry.stdout, /^3: PERINGATAN\/WARNING SETRUM_METER_CHECK_DIGIT$/m);
    assert.match(dry.stdout, /^Diperiksa saja\. Checked only\.$/m);
    assert.match((await run('list')).stdout, /^Tidak ada meter/);
    const done = JSON.parse((await run('import', path, '--json')).stdout);
    assert.deepEqual([done.state, done.meters, done.warnings], ['imported', 2, 1]);
    const again = JSON.parse((await run('import', path, '--json')).stdout);
    assert.deepEqual([again.state, again.batch], ['known', done.batch]);
    const list = await run('list', '--kind', 'nfc', '--limit', '1', '--after', '32031017670');
    assert.match(list.stdout, /^32031017679 {2}ITRON +EM512 TYPE 710 +nfc +received/m);
  });

  test('faulty lines: told with their numbers, exit code 1, nothing stored', async () => {
    const path = await file(good.replace('32031017679', '32000000018'), '1;X;;;;;');
    for (const extra of [[], ['--dry-run']]) {
      const refused = await run('import', path, ...extra);
      assert.equal(refused.exitCode, 1);
      assert.match(refused.stdout, /^3: KESALAHAN\/ERROR SETRUM_METER_MODEL_UNKNOWN$/m);
      assert.match(refused.stderr, /^SETRUM_METER_IMPORT_REFUSED/);
    }
    const { meters } = JSON.parse((await run('list', '--query', '32000', '--json')).stdout);
    assert.deepEqual(meters, []);
    const skipping = await run('import', path, '--skip-faulty');
    assert.equal(skipping.exitCode, 0, skipping.stderr);
  });

  test('a file that is not there is wrong usage', async () => {
    const missing = await run('import', join(folder, 'none.csv'));
    assert.equal(missing.exitCode, 2);
    assert.match(missing.stderr, /^SETRUM_USAGE/);
  });
});
