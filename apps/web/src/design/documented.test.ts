import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { when } from '../pages/design-system/when.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What design/index.ts exports as components: with a capital, and no type. */
const components = [...read('./index.ts').matchAll(/^export \{ ([^}]+) \}/gm)]
  .flatMap(([, names]) => (names ?? '').split(',').map((name) => name.trim()))
  .filter((name) => /^[A-Z]/.test(name))
  .sort();

test('every component is shown on /design-system and told in docs/design-system.md, and nothing else is', () => {
  assert.ok(components.length > 15);
  assert.deepEqual(Object.keys(when).sort(), components);
  const page = read('../../../../docs/design-system.md');
  const told = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name).sort();
  assert.deepEqual(told, components);
  for (const { en } of Object.values(when)) assert.ok(page.includes(en), en);
});
