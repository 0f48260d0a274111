import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { permissionsPage } from './permissions-page.ts';

test('docs/permissions.md is what the table says', async () => {
  const page = await readFile(new URL('../../../docs/permissions.md', import.meta.url), 'utf8');
  assert.equal(
    page,
    permissionsPage(),
    'make it anew: npx setrum permissions --markdown > docs/permissions.md',
  );
});
