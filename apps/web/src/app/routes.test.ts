import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { helpNames } from '../shell/help/names.ts';
import { helpTexts } from '../shell/help/texts.ts';
import type { RouteEntry } from './route-entry.ts';
import { routes } from './routes.ts';

const table: readonly RouteEntry[] = routes;
const permissionsPage = new URL('../../../../docs/permissions.md', import.meta.url);

test('every permission that a page asks for is one of the server’s', () => {
  const page = readFileSync(permissionsPage, 'utf8');
  const known = new Set([...page.matchAll(/^\| `([a-z0-9.-]+)` \|/gm)].map(([, name]) => name));
  assert.ok(known.size > 50);
  for (const { path, access } of table) {
    if (access === 'public' || access === 'signed-in') continue;
    for (const permission of typeof access === 'string' ? [access] : access)
      assert.ok(known.has(permission), `${path} asks for ${permission}`);
  }
});

test('no address stands twice, and only pages without parameters are in the menu', () => {
  const paths = table.map(({ path }) => path);
  assert.equal(new Set(paths).size, paths.length);
  for (const { path, menu } of table)
    assert.ok(menu === undefined || !path.includes(':'), `${path} is in the menu`);
});

test('every page has help, in both languages, and no help is of no page', () => {
  const asked = new Set<string>([...table.map(({ help }) => help), 'errors']);
  assert.deepEqual([...asked].sort(), [...helpNames].sort());
  for (const name of helpNames)
    for (const language of ['id', 'en'] as const) {
      const { what, steps, asked: questions = [] } = helpTexts[name][language];
      assert.ok(what.length > 20 && steps.length > 1, `${name} ${language}`);
      const other = helpTexts[name][language === 'id' ? 'en' : 'id'];
      assert.equal(steps.length, other.steps.length, name);
      assert.equal(questions.length, other.asked?.length ?? 0, name);
    }
});
