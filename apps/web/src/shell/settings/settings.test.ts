import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSettings, zoneOfUnits } from './settings.ts';

test('what a browser keeps is read without trust', () => {
  assert.deepEqual(parseSettings(null), {});
  for (const text of ['', '{', 'null', '5', '[]', '{"language":"fr","zone":7,"theme":null}'])
    assert.deepEqual(parseSettings(text), {}, text);
  const kept = { language: 'en', theme: 'dark', zone: 'WITA' };
  assert.deepEqual(parseSettings(JSON.stringify({ ...kept, other: 1 })), kept);
});

test('the zone is that of the first unit; of the head office, WIB', () => {
  assert.equal(zoneOfUnits(['53425']), 'WIB');
  assert.equal(zoneOfUnits(['55300', '53425']), 'WITA');
  assert.equal(zoneOfUnits(['32']), 'WITA');
  assert.equal(zoneOfUnits(['*']), 'WIB');
  assert.equal(zoneOfUnits([]), 'WIB');
});
