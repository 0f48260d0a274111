import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { catalogue } from '@setrum/errors';
import { errorsPage } from './errors-page.ts';

test('docs/errors.md is what the catalogue says', async () => {
  const page = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  assert.equal(page, errorsPage(), 'make it anew: npx setrum errors --markdown > docs/errors.md');
});

test('every error has both languages, the same places in them, and says what to do', () => {
  for (const [code, entry] of Object.entries(catalogue)) {
    assert.match(code, /^SETRUM_[A-Z_]+$/);
    const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    assert.deepEqual(places(entry.id), places(entry.en), code);
    assert.ok(entry.id.endsWith('.') && entry.en.endsWith('.'), code);
    assert.ok(entry.action.id.endsWith('.') && entry.action.en.endsWith('.'), code);
    assert.ok(entry.iso === null || /^\d{4}$/.test(entry.iso), code);
  }
});
