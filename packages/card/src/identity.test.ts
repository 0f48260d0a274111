import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { writeUint } from './bytes.ts';
import { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
import { IDENTITY } from './map.ts';
import { encodeSlot } from './slot.ts';
import { METER_NO, meterNoArbitrary, record, SEED, uint32 } from './test-support/fixtures.ts';

const identity: Identity = { meterNo: METER_NO, state: 'blocked', cardNo: 258, sequence: 7 };

test('the content stands as section 3 has it', () => {
  const content = Buffer.from(encodeIdentity(identity).subarray(16)).toString('latin1');
  assert.equal(content, `32031017679\x02\0\0\x01\x02${'\0'.repeat(8)}`);
});

test('every identity is read as it was written', () => {
  fc.assert(
    fc.property(
      record<Identity>({
        meterNo: meterNoArbitrary,
        state: fc.constantFrom('active', 'blocked'),
        cardNo: uint32,
        sequence: uint32,
      }),
      (any) => {
        assert.deepEqual(decodeIdentity(encodeIdentity(any)), any);
      },
    ),
    SEED,
  );
});

test('what does not fit is refused', () => {
  assert.throws(() => encodeIdentity({ ...identity, meterNo: '3203101767' }), RangeError);
  assert.throws(() => encodeIdentity({ ...identity, meterNo: '3203101767x' }), RangeError);
  assert.throws(() => encodeIdentity({ ...identity, cardNo: 2 ** 32 }), RangeError);
});

test('a sound slot with an unknown state or no meter number is no identity', () => {
  const content = encodeIdentity(identity).slice(16);
  for (const [offset, value] of [
    [11, 0],
    [11, 3],
    [4, 0x20],
  ] as const) {
    const changed = content.slice();
    writeUint(changed, offset, 1, value);
    assert.equal(decodeIdentity(encodeSlot(IDENTITY, 1, changed)), null);
  }
});
