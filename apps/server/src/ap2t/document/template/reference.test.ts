import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { templateReference } from './reference.ts';

test('docs/documents.md lists every place and every formatter', async () => {
  const page = await readFile(
    new URL('../../../../../../docs/documents.md', import.meta.url),
    'utf8',
  );
  assert.ok(
    page.includes(templateReference()),
    'put in what `npx setrum documents places` prints, between the two marks',
  );
});
