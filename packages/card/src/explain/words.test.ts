import assert from 'node:assert/strict';
import { test } from 'node:test';
import { both, resultWords, settles, stateWords, tamperCauseWords, tamperWords } from './words.ts';

test('results by their code, and which of them end the matter (docs/card.md §6)', () => {
  const settling = Array.from({ length: 256 }, (_, code) => code).filter(settles);
  assert.deepEqual(settling, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  assert.equal(resultWords(0).en, 'no token');
  assert.equal(resultWords(10).en, 'used');
  assert.equal(resultWords(16).en, 'not ready');
  assert.equal(resultWords(17).en, 'unknown');
});

test('the present state by its bits', () => {
  assert.equal(both(stateWords(0)), 'normal');
  assert.equal(both(stateWords(0b11)), 'tamper, kredit rendah · tamper, low credit');
  assert.equal(stateWords(0b11100).en, 'supply off, overload, keypad locked');
  assert.equal(stateWords(0x8000).en, 'unknown');
});

test('tamper: 0 and 8, causes of the table, and what is not known', () => {
  assert.deepEqual(
    [0, 8, 5].map((code) => tamperWords(code).en),
    ['normal', 'tamper', 'unknown'],
  );
  assert.equal(both(tamperCauseWords(0)), 'tidak ada · none');
  assert.equal(tamperCauseWords(4).en, 'magnetic field');
  assert.equal(tamperCauseWords(255).en, 'not known');
  assert.equal(tamperCauseWords(99).en, 'unknown');
});
