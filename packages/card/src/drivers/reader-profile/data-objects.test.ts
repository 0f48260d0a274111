import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { concatBytes, fromHex, toHex } from '../../bytes.ts';
import { SEED } from '../../test-support/fixtures.ts';
import { decodeObjects, encodeObject, TAG } from './data-objects.ts';

test('tags of one and two bytes, lengths of one and two', () => {
  assert.equal(toHex(encodeObject(TAG.startSession)), '8100');
  assert.equal(toHex(encodeObject(TAG.timer, [0, 1, 1, 0])), '5F460400010100');
  assert.equal(toHex(encodeObject(TAG.answer, new Uint8Array(127)).subarray(0, 2)), '977F');
  assert.equal(toHex(encodeObject(TAG.answer, new Uint8Array(240)).subarray(0, 3)), '9781F0');
});

test('what is encoded is decoded', () => {
  const object = fc.tuple(
    fc.constantFrom(...Object.values(TAG)),
    fc.uint8Array({ maxLength: 255 }),
  );
  const objects = fc.uniqueArray(object, { selector: ([tag]) => tag });
  fc.assert(
    fc.property(objects, (list) => {
      const bytes = concatBytes(list.map(([tag, value]) => encodeObject(tag, value)));
      const decoded = decodeObjects(bytes);
      assert.deepEqual([...(decoded ?? [])], list);
    }),
    SEED,
  );
});

test('a length in one byte too many for BER is read, one in three bytes, too', () => {
  const long = new Uint8Array(240).fill(7);
  assert.deepEqual(decodeObjects(Uint8Array.of(0x97, 0xf0, ...long))?.get(TAG.answer), long);
  assert.deepEqual(
    decodeObjects(Uint8Array.of(0x97, 0x82, 0, 0xf0, ...long))?.get(TAG.answer),
    long,
  );
});

test('objects that end too early are none', () => {
  for (const hex of ['97', '9702AA', 'C003009000 9605', '9781', '978200', '5F']) {
    assert.equal(decodeObjects(fromHex(hex.replace(' ', ''))), null, hex);
  }
  assert.equal(decodeObjects(new Uint8Array(0))?.size, 0);
});
