import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { toHex, writeUint } from './bytes.ts';
import { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
import { IDENTITY } from './map.ts';
import { encodeSlot } from './slot.ts';
import {
  METER_NO,
  meterNoArbitrary,
  record,
  SEED,
  sequenceArbitrary,
  uint32,
} from './test-support/fixtures.ts';

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
        sequence: sequenceArbitrary,
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

test('the example of section 3 is written and read', () => {
  const example = {
    meterNo: '14013241567',
    state: 'active',
    cardNo: 12_345_678,
    sequence: 3,
  } as const;
  const slot = encodeIdentity(example);
  assert.equal(
    toHex(slot),
    '535401010018000000000003F9941E5931343031333234313536370100BC614E0000000000000000',
  );
  assert.deepEqual(decodeIdentity(slot), example);
});

test('an unknown state counts as blocked, and without a meter number there is no identity', () => {
  const changed = (offset: number, value: number) => {
    const content = encodeIdentity({ ...identity, state: 'active' }).slice(16);
    writeUint(content, offset, 1, value);
    return decodeIdentity(encodeSlot(IDENTITY, 1, content));
  };
  assert.equal(changed(11, 1)?.state, 'active');
  assert.equal(changed(11, 0)?.state, 'blocked');
  assert.equal(changed(11, 3)?.state, 'blocked');
  assert.equal(changed(4, 0x20), null);
});

test('a slot that is not valid has no identity', () => {
  const slot = encodeIdentity(identity);
  slot[20] = 0;
  assert.equal(decodeIdentity(slot), null);
});
