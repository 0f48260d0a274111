import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { permissionWordsId } from './permission-words.ts';

const permissionsPage = new URL('../../../../../../docs/permissions.md', import.meta.url);

test('every permission of the server is told in Indonesian, and no other', () => {
  const page = readFileSync(permissionsPage, 'utf8');
  const known = new Set([...page.matchAll(/^\| `([a-z0-9.-]+)` \|/gm)].map(([, name]) => name));
  assert.deepEqual(Object.keys(permissionWordsId).sort(), [...known].sort());
});
