import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { firstPageOf, stepPermissions } from './first-page.ts';

const docs = new URL('../../../../../docs/', import.meta.url);

test('whoever sells begins at the counter, whoever takes steps of applications at the work list', () => {
  assert.equal(firstPageOf(['application.view', 'application.enter', 'sale.make']), '/counter');
  assert.equal(firstPageOf(['application.view', 'realisation.record']), '/work');
  // Who may look only has nothing that waits, and nobody gets a page that they may not open.
  assert.equal(firstPageOf(['application.view', 'profile.view']), '/start');
  assert.equal(firstPageOf(['card.issue']), '/start');
  assert.equal(firstPageOf([]), '/start');
});

test('the permissions of steps are those of docs/application-steps.md', () => {
  const page = readFileSync(new URL('application-steps.md', docs), 'utf8');
  const [, table = ''] = page.split('\n## Steps\n');
  const asked = [...table.matchAll(/\(`([a-z-]+\.[a-z-]+)`\)/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(asked)].sort(), [...stepPermissions].sort());
});
