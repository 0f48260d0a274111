import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { correctWords, editsBetween } from './spelling.ts';

describe('spelling', () => {
  const edits: readonly [string, string, number][] = [
    ['siti', 'siti', 0],
    ['siti', 'sity', 1],
    ['siti', 'sti', 1],
    ['siti', 'sitii', 1],
    ['siti', 'isti', 1],
    ['muhammad', 'mohamad', 2],
    ['rahayu', 'lestari', 3],
  ];
  for (const [one, other, count] of edits) {
    test(`${one} and ${other} are ${count} apart`, () => {
      assert.equal(editsBetween(one, other, 2), count);
      assert.equal(editsBetween(other, one, 2), count);
    });
  }

  const known = [
    { text: 'siti', share: 0.05 },
    { text: 'sitti', share: 0.001 },
    { text: 'muhammad', share: 0.04 },
  ];
  const corrected = (text: string, whole = false) =>
    correctWords([{ text, whole }], known)?.[0]?.text ?? null;

  test('the nearest, and of those as near the most frequent', () => {
    assert.equal(corrected('sitii'), 'siti');
    assert.equal(corrected('mohamad'), null);
    assert.equal(corrected('mohammed'), 'muhammad');
  });

  test('known words and their beginnings, short ones and numbers stay as they are', () => {
    for (const text of ['siti', 'sit', 'zzzz', 'muham']) assert.equal(corrected(text), null);
    assert.equal(corrected('1234', true), null);
  });
});
