import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SAMPLE_STA_TABLES } from '@setrum/sts';
import { loadStaTables } from './sta-tables.ts';
import { coded } from './test-support/rig.ts';

const { encrypt1, encrypt2, permutation } = SAMPLE_STA_TABLES;
let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setrum-sta-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function loaded(text: string) {
  const file = join(folder, 'tables.json');
  await writeFile(file, text);
  return loadStaTables(file);
}

test('tables of an operator are taken as operational, the sample tables are known again', async () => {
  const own = { encrypt1: encrypt2, encrypt2: encrypt1, permutation };
  assert.deepEqual(await loaded(JSON.stringify(own)), { ...own, sample: false });
  const sample = await loaded(JSON.stringify({ permutation, encrypt1, encrypt2, note: 'x' }));
  assert.equal(sample.sample, true);
});

test('what is no set of tables is refused', async () => {
  const bad = [
    '',
    'null',
    '{}',
    JSON.stringify({ encrypt1, encrypt2, permutation: permutation.slice(1) }),
    JSON.stringify({ encrypt1: [...encrypt1.slice(1), 16], encrypt2, permutation }),
    JSON.stringify({ encrypt1, encrypt2: encrypt2.map(() => 1), permutation }),
  ];
  for (const text of bad) await assert.rejects(loaded(text), coded('SETRUM_STA_TABLES'), text);
  await assert.rejects(loadStaTables(join(folder, 'none.json')), coded('SETRUM_STA_TABLES'));
});
