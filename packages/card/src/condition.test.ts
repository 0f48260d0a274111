import assert from 'node:assert/strict';
import test from 'node:test';
import { concatBytes, writeUint } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { decodeDirectory, encodeDirectory } from './directory.ts';
import { encodeMailbox } from './mailbox.ts';
import { type Area, IDENTITY, MAILBOX, MAP_BYTES, REPORT } from './map.ts';
import { readCard } from './read.ts';
import { entryOf, METER_NO, newCard, recordsOf, updateOf } from './test-support/fixtures.ts';
import { tearEverywhere } from './test-support/tear.ts';
import { writeIdentity, writeMailbox } from './write.ts';
import { writeReport } from './write-report.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 7 } as const;
const newer = { code: 'SETRUM_CARD_NEWER' };

async function conditionOf(image: Uint8Array) {
  return (await readCard((await newCard(image)).memory)).condition;
}

function imageWith(offset: number, bytes: Uint8Array): Uint8Array {
  const image = new Uint8Array(MAP_BYTES);
  image.set(bytes, offset);
  return image;
}

/** A sound slot of a later version of the map. */
function laterSlot(area: Area, contentBytes: number): Uint8Array {
  const slot = new Uint8Array(area.slotBytes).fill(0x5a);
  slot.set([0x53, 0x54, 2, area.code, 0, contentBytes, 0, 0, 0, 0, 0, 9]);
  const end = 16 + contentBytes;
  writeUint(slot, 12, 4, crc32(concatBytes([slot.subarray(0, 12), slot.subarray(16, end)])));
  return slot;
}

test('a blank card, one fresh from the factory, and one of ours', async () => {
  assert.equal(await conditionOf(new Uint8Array(MAP_BYTES)), 'blank');
  assert.equal(await conditionOf(imageWith(0, Uint8Array.of(3, 0, 0xfe, 0))), 'blank');
  const { memory } = await newCard();
  await writeIdentity(memory, holder);
  assert.equal((await readCard(memory)).condition, 'ours');
});

test('a first write of ours stays blank wherever it is torn: the issuer may do it again', async () => {
  const torn = await tearEverywhere({
    image: new Uint8Array(MAP_BYTES),
    act: (memory) => writeIdentity(memory, holder),
    read: async (memory) => (await readCard(memory)).condition,
  });
  assert.ok(torn.length > 20);
  for (const { afterTear, afterRepeat, atWrite, mode } of torn) {
    assert.ok(['blank', 'ours'].includes(afterTear), `${atWrite} ${mode} ${afterTear}`);
    assert.equal(afterRepeat, 'ours');
  }
});

test("somebody else's card is foreign", async () => {
  const bytes = Uint8Array.from({ length: MAP_BYTES }, (_, n) => (n * 37 + 11) % 256);
  assert.equal(await conditionOf(bytes), 'foreign');
  const uri = new TextEncoder().encode('https://example.org/a/rather/long/address');
  const ndef = Uint8Array.of(3, uri.length + 5, 0xd1, 1, uri.length + 1, 0x55, 0, ...uri, 0xfe);
  assert.equal(await conditionOf(imageWith(0, ndef)), 'foreign');
});

test('what a later version wrote is seen, kept, and never written over', async () => {
  const image = new Uint8Array(MAP_BYTES);
  const areas = [IDENTITY, MAILBOX, REPORT];
  for (const area of areas) image.set(laterSlot(area, 20), area.offsets[0]);
  const { card, memory } = await newCard(image);
  const { condition, newer: kept, identity, sequences } = await readCard(memory);
  assert.equal(condition, 'newer');
  assert.deepEqual(kept, ['identity', 'mailbox', 'report']);
  assert.deepEqual([identity, sequences.identity], [null, 0]);
  await assert.rejects(writeIdentity(memory, holder), newer);
  await assert.rejects(
    writeMailbox(memory, encodeMailbox({ sequence: 99, entries: [entryOf(1)] })),
    newer,
  );
  await assert.rejects(writeReport(memory, updateOf(recordsOf(3, 0))), newer);
  assert.deepEqual(card.image(), image);
});

test('a later version whose CRC is wrong was torn: it does not count', async () => {
  const slot = laterSlot(MAILBOX, 20);
  slot[20] = 0;
  const { memory } = await newCard(imageWith(MAILBOX.offsets[0], slot));
  assert.deepEqual((await readCard(memory)).newer, []);
  await writeMailbox(memory, encodeMailbox({ sequence: 1, entries: [] }));
  assert.equal((await readCard(memory)).sequences.mailbox, 1);
});

test('further areas are listed, and left as they are', async () => {
  const extensions = [
    { code: 4, slotBytes: 64, offset: 896 },
    { code: 200, slotBytes: 4080, offset: 1024 },
  ];
  const directory = encodeDirectory(extensions);
  const { card, memory } = await newCard(imageWith(0, directory));
  await writeIdentity(memory, holder);
  await writeReport(memory, updateOf(recordsOf(3, 0)));
  assert.deepEqual((await readCard(memory)).extensions, extensions);
  assert.deepEqual(card.image().slice(0, 24), directory);
  assert.deepEqual(decodeDirectory(directory.with(8, 1)), []);
  for (const [at, byte] of [
    [4, 3],
    [7, 1],
    [12, 9],
  ] as const) {
    const strange = directory.with(at, byte);
    writeUint(strange, 20, 4, crc32(strange.subarray(0, 20)));
    assert.deepEqual(decodeDirectory(strange), [], `byte ${at}`);
  }
  assert.throws(() => encodeDirectory([{ code: 3, slotBytes: 16, offset: 896 }]), RangeError);
  assert.throws(() => encodeDirectory([{ code: 4, slotBytes: 16, offset: 880 }]), RangeError);
});
