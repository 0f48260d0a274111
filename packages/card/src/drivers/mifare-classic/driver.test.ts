import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fromHex, toHex } from '../../bytes.ts';
import { encodeMailbox } from '../../mailbox.ts';
import { MAP_BYTES } from '../../map.ts';
import { readCard } from '../../read.ts';
import { encodeRecord } from '../../record.ts';
import {
  entryOf,
  METER_NO,
  recordArbitrary,
  recordsOf,
  SEED,
  updateOf,
} from '../../test-support/fixtures.ts';
import { writeIdentity, writeMailbox } from '../../write.ts';
import { writeReport } from '../../write-report.ts';
import { createVirtualNtag216 } from '../ntag216/virtual.ts';
import { openCard } from '../open.ts';
import { classicKeys, fails, keys, listened, newClassic, open } from './test-support/cards.ts';
import { createVirtualClassic } from './virtual.ts';

const holder = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
const mailbox = { sequence: 4, entries: [8, 9, 3, 2, 1].map(entryOf) };
const update = updateOf(recordsOf(11, 0));

test('identity, mailbox and report go on the card and come back, in this tap and in the next', async () => {
  for (const card of [newClassic(), createVirtualClassic({ uid: '04A1B2C3D4E5F6' })]) {
    const memory = await open(card);
    assert.equal(memory.chip, 'MIFARE-CLASSIC-1K');
    assert.equal(memory.uid, card.uid);
    assert.equal(memory.sizeBytes, MAP_BYTES);
    assert.equal(memory.writeBytes, 16);
    assert.equal((await readCard(memory)).condition, 'blank');
    await writeIdentity(memory, holder);
    await writeMailbox(memory, encodeMailbox(mailbox));
    await writeReport(memory, update);
    for (const reader of [() => memory, () => open(card)]) {
      const contents = await readCard(await reader());
      assert.equal(contents.condition, 'ours');
      assert.deepEqual(contents.identity, { ...holder, sequence: 1 });
      assert.deepEqual(contents.mailbox, mailbox);
      assert.deepEqual(contents.report?.records, update.records);
      assert.deepEqual(contents.report?.acknowledgement, update.acknowledgement);
    }
  }
});

test('the report image is the same, byte for byte, as that of an NTAG216', async () => {
  const classic = await open(newClassic());
  const ntag = await openCard(createVirtualNtag216().transmit);
  for (const memory of [classic, ntag]) {
    await writeReport(memory, update);
    await writeReport(memory, updateOf(recordsOf(13, 2), { standDkwh: 77 }));
  }
  const [left, right] = [await readCard(classic), await readCard(ntag)];
  assert.equal(toHex(left.reportImage), toHex(right.reportImage));
});

test('reads any stretch of the map; the reserved bytes are zero', async () => {
  const memory = await open(newClassic());
  await writeIdentity(memory, holder);
  await writeReport(memory, update);
  const map = await memory.read(0, MAP_BYTES);
  assert.deepEqual(map.slice(0, 24), new Uint8Array(24));
  assert.deepEqual(map.slice(440, 472), encodeRecord(recordsOf(0, 0)[0] ?? assert.fail()));
  await fc.assert(
    fc.asyncProperty(fc.nat(MAP_BYTES), fc.nat(100), async (offset, wish) => {
      const length = Math.min(wish, MAP_BYTES - offset);
      assert.deepEqual(await memory.read(offset, length), map.slice(offset, offset + length));
    }),
    SEED,
  );
  await assert.rejects(memory.read(880, 9), RangeError);
  await assert.rejects(memory.read(-1, 4), RangeError);
});

test('what does not lie on whole blocks is refused, and nothing is written', async () => {
  const card = newClassic();
  const memory = await open(card);
  const writes = card.writes;
  for (const [offset, length] of [
    [0, 16],
    [8, 16],
    [8, 32],
    [28, 16],
    [24, 4],
    [24, 24],
    [56, 4],
    [440, 8],
    [880, 16],
    [-16, 16],
  ] as const) {
    await assert.rejects(memory.write(offset, new Uint8Array(length)), RangeError, `${offset}`);
  }
  const [record] = recordsOf(3, 3);
  assert.ok(record !== undefined);
  const unpackable = new Uint8Array(64).fill(0x20);
  unpackable.set(encodeRecord(record));
  await assert.rejects(memory.write(440, unpackable), RangeError);
  const tooLate = encodeRecord({ ...record, month: '273008' });
  await assert.rejects(memory.write(440, tooLate), RangeError);
  assert.equal(card.writes, writes);
});

test('the end of a slot is shorter than its block', async () => {
  const memory = await open(newClassic());
  const end = fromHex('0102030405060708');
  for (const offset of [56, 96, 360, 432]) {
    await memory.write(offset, end);
    assert.deepEqual(await memory.read(offset, 8), end);
  }
});

test('half a record is put to the half that stands on the card', async () => {
  const card = newClassic();
  const memory = await open(card);
  const whole = fc.tuple(recordArbitrary, recordArbitrary, fc.boolean());
  await fc.assert(
    fc.asyncProperty(whole, async ([before, after, first]) => {
      const expected = encodeRecord(before);
      await memory.write(504, expected);
      const from = first ? 0 : 16;
      const half = encodeRecord(after).slice(from, from + 16);
      expected.set(half, from);
      const writes = card.writes;
      await memory.write(504 + from, half);
      assert.equal(card.writes, writes + 1);
      assert.deepEqual(await memory.read(504, 32), expected);
    }),
    { ...SEED, numRuns: 50 },
  );
});

test('block 0, sector 0, sector 15 and the trailers are never touched', async () => {
  const card = newClassic();
  const { sent, transmit } = listened(card);
  const before = card.dump();
  const memory = await open(card, { transmit });
  await writeIdentity(memory, holder);
  await writeMailbox(memory, encodeMailbox(mailbox));
  await writeReport(memory, update);
  await writeReport(memory, updateOf(recordsOf(16, 5)));
  await readCard(memory);
  const after = card.dump();
  for (let block = 0; block < 64; block += 1) {
    if (block % 4 === 3 || block < 4 || block >= 60) {
      const range = [block * 16, block * 16 + 16] as const;
      assert.deepEqual(after.slice(...range), before.slice(...range), `block ${block}`);
      const number = toHex(Uint8Array.of(block));
      assert.ok(!sent.some((apdu) => new RegExp(`^FF(B0|D6)00${number}`).test(apdu)));
    }
  }
});

test('keys are data: those of single sectors, and a key of 6 bytes', () => {
  assert.equal(keys.sector(3, 'B', ''), classicKeys.sectors?.[3]?.keyB);
  assert.equal(keys.sector(7, 'B', ''), classicKeys.default.keyB);
  assert.equal(keys.sector(7, 'A', ''), classicKeys.default.keyA);
});

test('a card of unknown kind is tried; other chips are left to other drivers', async () => {
  const card = newClassic();
  const memory = await openCard(card.transmit, { keys });
  assert.equal(memory.chip, 'MIFARE-CLASSIC-1K');
  const known = { uid: card.uid, chip: memory.chip };
  assert.equal((await openCard(card.transmit, { keys, known })).chip, 'MIFARE-CLASSIC-1K');
  const ntag = createVirtualNtag216();
  assert.equal((await openCard(ntag.transmit, { keys })).chip, 'NTAG216');
  const unknown = fails('SETRUM_CARD_UNKNOWN_CHIP');
  // Neither our keys nor those of the factory, and nothing that says it is a Classic.
  await assert.rejects(openCard(newClassic().transmit), unknown);
  const silent = (apdu: Uint8Array) =>
    Promise.resolve(fromHex(apdu[1] === 0xca ? '010203049000' : '6D00'));
  await assert.rejects(openCard(silent), unknown);
});
