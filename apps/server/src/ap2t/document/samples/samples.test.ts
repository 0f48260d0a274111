import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { loadTemplates } from '../template/load.ts';
import { samplePapers } from './samples.ts';

const folder = new URL('../../../../../../docs/samples/', import.meta.url);

test('docs/samples holds what the templates make of the sample data, to the byte', async () => {
  const papers = await samplePapers(await loadTemplates(null));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.pdf'));
  assert.deepEqual(files.sort(), papers.map(({ name }) => `${name}.pdf`).sort());
  for (const { name, bytes } of papers) {
    const kept = await readFile(new URL(`${name}.pdf`, folder));
    assert.ok(kept.equals(bytes), `${name}.pdf: make it anew with setrum documents sample`);
  }
});
