import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { stepsPage } from '@setrum/server';

test('docs/application-steps.md is what the transition table says; else: npx setrum applications --markdown > docs/application-steps.md', () => {
  const page = readFileSync(new URL('../../../docs/application-steps.md', import.meta.url), 'utf8');
  assert.equal(page, stepsPage());
});
