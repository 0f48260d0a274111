import assert from 'node:assert/strict';
import test from 'node:test';
import { crc32 } from 'node:zlib';
import { toHex } from './bytes.ts';
import { IDENTITY, MAILBOX } from './map.ts';
import { encodeSlot, liveSlot, sequenceOf } from './slot.ts';

const content = Uint8Array.from({ length: IDENTITY.contentBytes }, (_, index) => index + 1);

test('the header stands as section 2 has it', () => {
  const slot = encodeSlot(IDENTITY, 0x01020304, content);
  const header = Buffer.from('535401010018000001020304', 'hex');
  const crc = crc32(Buffer.concat([header, content]))
    .toString(16)
    .padStart(8, '0');
  assert.equal(
    toHex(slot),
    `${header.toString('hex')}${crc}${Buffer.from(content).toString('hex')}`.toUpperCase(),
  );
});

test('the CRC of a report runs over its records too', () => {
  const records = Uint8Array.of(1, 2, 3);
  const slot = encodeSlot(IDENTITY, 1, content, { records });
  assert.equal(sequenceOf(IDENTITY, slot, records), 1);
  assert.equal(sequenceOf(IDENTITY, slot, Uint8Array.of(1, 2, 4)), null);
  assert.equal(sequenceOf(IDENTITY, slot), null);
});

test('any wrong bit makes a slot invalid', () => {
  const slot = encodeSlot(IDENTITY, 9, content);
  assert.equal(sequenceOf(IDENTITY, slot), 9);
  for (let bit = 0; bit < slot.length * 8; bit += 1) {
    const wrong = slot.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    assert.equal(sequenceOf(IDENTITY, wrong), null, `bit ${bit}`);
  }
});

test('a slot of another area or length is not valid', () => {
  const slot = encodeSlot(MAILBOX, 1, new Uint8Array(MAILBOX.contentBytes));
  assert.equal(sequenceOf(MAILBOX, slot), 1);
  assert.equal(sequenceOf(IDENTITY, slot), null);
  assert.equal(sequenceOf(MAILBOX, slot.subarray(0, 95)), null);
});

test('a key version and reserved byte of later versions are read over', () => {
  const later = encodeSlot(IDENTITY, 5, content);
  later[6] = 3;
  const view = new DataView(later.buffer);
  view.setUint32(12, crc32(Buffer.concat([later.subarray(0, 12), later.subarray(16)])));
  assert.equal(sequenceOf(IDENTITY, later), 5);
});

test('the valid slot with the higher sequence is live', () => {
  const slots = [Uint8Array.of(0), Uint8Array.of(1)] as const;
  const live = (first: number | null, second: number | null) =>
    liveSlot(slots, (slot) => (slot === slots[0] ? first : second));
  assert.deepEqual(live(1, 2), { index: 1, sequence: 2, bytes: slots[1] });
  assert.deepEqual(live(3, 2), { index: 0, sequence: 3, bytes: slots[0] });
  assert.deepEqual(live(null, 2), { index: 1, sequence: 2, bytes: slots[1] });
  assert.deepEqual(live(1, null), { index: 0, sequence: 1, bytes: slots[0] });
  assert.equal(live(null, null), null);
});
