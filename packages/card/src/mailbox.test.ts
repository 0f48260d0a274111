import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { toHex } from './bytes.ts';
import { decodeMailbox, encodeMailbox } from './mailbox.ts';
import { MAILBOX } from './map.ts';
import { encodeSlot } from './slot.ts';
import { entryArbitrary, entryOf, SEED, sequenceArbitrary } from './test-support/fixtures.ts';

test('an entry stands as section 4 has it', () => {
  const slot = encodeMailbox({
    sequence: 1,
    entries: [
      { kind: 'credit', token: '99999999999999999999', ref: '00112233' },
      { kind: 'management', token: '00000000000000000001', ref: 'FFEEDDCC' },
    ],
  });
  assert.equal(slot.length, 96);
  // 10^20 - 1 = 0x56BC75E2D630FFFFF
  assert.equal(toHex(slot.subarray(16, 30)), '01056BC75E2D630FFFFF00112233');
  assert.equal(toHex(slot.subarray(30, 44)), '02000000000000000001FFEEDDCC');
  assert.equal(toHex(slot.subarray(44)), '00'.repeat(52));
});

test('a slot of sequence 0 is not valid, whatever its CRC', () => {
  assert.equal(decodeMailbox(encodeMailbox({ sequence: 0, entries: [] })), null);
});

test('every mailbox is read as it was written', () => {
  fc.assert(
    fc.property(
      sequenceArbitrary,
      fc.array(entryArbitrary, { maxLength: 5 }),
      (sequence, entries) => {
        const mailbox = { sequence, entries };
        assert.deepEqual(decodeMailbox(encodeMailbox(mailbox)), mailbox);
      },
    ),
    SEED,
  );
});

test('a reference may be written in either case and reads in lower case', () => {
  const slot = encodeMailbox({
    sequence: 1,
    entries: [{ ...entryOf(1), ref: 'AABBCCDD' }],
  });
  assert.equal(decodeMailbox(slot)?.entries[0]?.ref, 'aabbccdd');
});

test('what does not fit is refused', () => {
  const write = (change: object) => () =>
    encodeMailbox({ sequence: 1, entries: [{ ...entryOf(1), ...change }] });
  assert.throws(write({ token: '1'.repeat(19) }), RangeError);
  assert.throws(write({ token: `${'1'.repeat(19)}x` }), RangeError);
  assert.throws(write({ ref: '00' }), RangeError);
  assert.throws(
    () => encodeMailbox({ sequence: 1, entries: [1, 2, 3, 4, 5, 6].map(entryOf) }),
    RangeError,
  );
});

test('a sound slot with an unknown kind, a gap or a number above 20 digits is no mailbox', () => {
  const content = encodeMailbox({ sequence: 1, entries: [entryOf(1), entryOf(2)] }).slice(16);
  const changes: readonly ((bytes: Uint8Array) => void)[] = [
    (bytes) => bytes.fill(3, 0, 1),
    (bytes) => bytes.fill(0, 0, 1),
    (bytes) => bytes.fill(0, 0, 14),
    (bytes) => bytes.fill(0xff, 1, 10),
  ];
  for (const change of changes) {
    const changed = content.slice();
    change(changed);
    assert.equal(decodeMailbox(encodeSlot(MAILBOX, 1, changed)), null);
  }
});
