import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asciiText } from './ascii.ts';

test('names fit their field in ASCII', () => {
  assert.equal(asciiText('Renée Müller', 25), 'Renee Muller');
  assert.equal(asciiText('A'.repeat(30), 25), 'A'.repeat(25));
  assert.equal(asciiText('PT 電気\n', 25), 'PT ???');
  assert.equal(asciiText('½ ﬁ', 25), '1?2 fi');
});
