import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, placesOf } from './places.ts';

test('places are filled; words follow their number; what is not given stays', () => {
  assert.equal(fill('Halo {name}, {name}', { name: 'Sari' }), 'Halo Sari, Sari');
  assert.equal(fill('{count} {count#row|rows}', { count: 1 }), '1 row');
  assert.equal(fill('{count} {count#row|rows}', { count: 0 }), '0 rows');
  assert.equal(fill('{a} {b}', { a: 1 }), '1 {b}');
  assert.equal(fill('a value is no text: {a}', { a: '{b}' }), 'a value is no text: {b}');
});

test('the names of places, each once', () => {
  assert.deepEqual(placesOf('{count} {count#row|rows} of {all}'), ['all', 'count']);
  assert.deepEqual(placesOf('none'), []);
});
