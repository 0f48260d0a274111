import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Texts } from './language.ts';
import { placesOf } from './places.ts';
import { common } from './translate.ts';

const sources = dirname(dirname(fileURLToPath(import.meta.url)));

type AnyTexts = Texts<Readonly<Record<string, string>>>;

const isTexts = (value: unknown): value is AnyTexts =>
  typeof value === 'object' && value !== null && 'id' in value && 'en' in value;

/** The texts of every page: whatever a `texts.ts` exports. */
async function allTexts(): Promise<readonly (readonly [string, AnyTexts])[]> {
  const files = globSync('pages/**/texts.ts', { cwd: sources }).sort();
  const found: (readonly [string, AnyTexts])[] = [['i18n', common]];
  for (const file of files) {
    const exported = Object.values(await import(pathToFileURL(join(sources, file)).href));
    const texts = exported.filter(isTexts);
    assert.ok(texts.length > 0, `${file} exports no texts`);
    for (const one of texts) found.push([file, one]);
  }
  return found;
}

/** The same in both languages, and rightly so. */
const international =
  /^(?:[A-Z0-9/ .,–·()-]+|UID.*|Chip|Status|Tamper|Unit|Menu|Demo|Token|Meter|Produk|Email|E-mail|KDDK|Bahasa Indonesia|English|Filter|Admin|Total|Load profile|Byte)$/;

describe('the two languages', async () => {
  const all = await allTexts();
  for (const [name, { id, en }] of all)
    test(`${name}: the same keys, the same places, nothing empty`, () => {
      assert.deepEqual(Object.keys(en).sort(), Object.keys(id).sort());
      for (const [key, text] of Object.entries(id)) {
        const other = en[key] ?? '';
        assert.deepEqual(placesOf(other), placesOf(text), `${key}: ${text} | ${other}`);
        assert.ok(text.trim() !== '' && other.trim() !== '', key);
      }
    });

  test('a page’s own keys are not those of every page: which is meant would depend on the place', () => {
    for (const [name, { id }] of all.slice(1))
      assert.deepEqual(
        Object.keys(id).filter((key) => key in common.id),
        [],
        name,
      );
  });

  test('hardly anything is left untranslated', () => {
    const same = all.flatMap(([name, { id, en }]) =>
      Object.entries(id)
        .filter(([key, text]) => en[key] === text && !international.test(text))
        .map(([key, text]) => `${name} ${key}: ${text}`),
    );
    // Words that both languages have; whoever adds one here has looked.
    assert.ok(same.length <= 40, same.join('\n'));
  });
});
