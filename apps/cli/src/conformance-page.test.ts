import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { conformancePage, scenarios } from '@setrum/bank';

test('docs/conformance.md is what the scenarios say', async () => {
  const page = await readFile(new URL('../../../docs/conformance.md', import.meta.url), 'utf8');
  const how = 'make it anew: npx setrum conformance --markdown > docs/conformance.md';
  assert.equal(page, conformancePage(), how);
});

test('every scenario has a name of its own and a rule that says where it is from', () => {
  assert.equal(new Set(scenarios.map(({ id }) => id)).size, scenarios.length);
  for (const { id, rule } of scenarios) {
    assert.match(id, /^[a-z]+\.[a-z-]+$/);
    assert.ok(rule.text.endsWith('.') && rule.source.length > 0, id);
    assert.doesNotMatch(rule.text + rule.source, /\|/, id);
  }
});
