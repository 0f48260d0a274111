import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fonts } from './fonts.ts';
import { printable } from './printable.ts';

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** The reader of fonts that pdfmake brings along. */
const requireFrom = createRequire(createRequire(import.meta.url).resolve('pdfmake'));
const { openSync } = createRequire(requireFrom.resolve('pdfkit'))('fontkit') as {
  openSync(path: string): Font;
};

test('what is left as it is has a shape in both weights of the font', () => {
  const weights = [fonts.Roboto.normal, fonts.Roboto.bold].map((path) => openSync(path));
  let kept = 0;
  for (let codePoint = 0x20; codePoint < 0x3000; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (printable(character) !== character || character.normalize('NFC') !== character) continue;
    kept += 1;
    for (const font of weights)
      assert.ok(font.hasGlyphForCodePoint(codePoint), `U+${codePoint.toString(16)}`);
  }
  assert.ok(kept > 700);
});

test('everything that comes out can be printed, and nothing throws', () => {
  const odd = [
    '株式会社',
    'محمد',
    '👷🏽‍♀️',
    '\ud800',
    'a\u0000b\tc\nd',
    'ﬁ',
    '①',
    '\u200b',
    'e\u0301',
    '\u202e',
  ];
  for (const text of odd) assert.equal(printable(printable(text)), printable(text), text);
  assert.equal(printable('株式会社 Électric'), '???? Électric');
  assert.equal(printable('a\u0000b\tc\r\nd'), 'a b c d');
  assert.equal(printable('José Nguyễn Žižek'), 'José Nguyễn Žižek');
  assert.equal(printable('ﬁ ①'), 'fi 1');
  assert.equal(printable('e\u0301'), 'é');
  assert.equal(printable('x\u202ey'), 'xy');
  assert.equal(printable('\ud800'), '?');
});
