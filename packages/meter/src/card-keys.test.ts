import assert from 'node:assert/strict';
import test from 'node:test';
import { crc32 } from 'node:zlib';
import {
  type CardKey,
  createCardKey,
  deriveMeterShare,
  encodeIdentity,
  encodeMailbox,
  IDENTITY,
  keyVersionOf,
  MAILBOX,
  type MeterShare,
  readCard,
  reportProof,
  toHex,
  writeIdentity,
  writeMailbox,
} from '@setrum/card';
import { keyringOf } from './card-keys.ts';
import {
  benchOf,
  type Card,
  cardOf,
  creditToken,
  entryOf,
  METER_NO,
  OTHER_METER_NO,
  recordsOf,
  stateOf,
} from './test-support/world.ts';

const masters = [1, 2].map((version) => ({ version, key: new Uint8Array(16).fill(version) }));
const UID = '04A1B2C3D4E5F6';

function shareOf(version: number, meterNo = METER_NO): MeterShare {
  const key = masters.find((master) => master.version === version)?.key ?? new Uint8Array(16);
  return { version, share: deriveMeterShare(key, meterNo) };
}

const cardKey = (version: number, uid = UID, meterNo = METER_NO): CardKey =>
  createCardKey(shareOf(version, meterNo), uid);

/** A meter with the shares of these versions. */
function meterWith(versions: readonly number[]) {
  const cardShares = versions.map((version) => ({
    version,
    shareHex: toHex(shareOf(version).share),
  }));
  return benchOf(stateOf({ creditWh: 0, cardShares, records: recordsOf(3, 0) }));
}

async function issued(key: CardKey | null, uid = UID): Promise<Card> {
  const card = await cardOf(undefined, uid);
  const identity = { meterNo: METER_NO, state: 'active', cardNo: 41 } as const;
  await writeIdentity(card.memory, identity, key ?? undefined);
  return card;
}

async function put({ memory }: Card, sequence: number, units: number, key: CardKey | null) {
  const entries = [entryOf(creditToken(sequence, units))];
  await writeMailbox(memory, encodeMailbox({ sequence, entries }, key));
}

async function proofOn({ memory }: Card, versions: readonly number[]) {
  const { reportImage } = await readCard(memory);
  return reportProof(reportImage, (version) =>
    versions.includes(version) ? cardKey(version) : null,
  );
}

test('an authentic mailbox is taken, and the report bears the key of this card', async () => {
  const { meter } = meterWith([1]);
  const card = await issued(cardKey(1));
  await put(card, 1, 100, cardKey(1));
  const tap = await meter.tap(card.memory);
  assert.deepEqual([tap.mailbox, tap.addedDkwh, tap.refusal], ['taken', 100, null]);
  assert.equal(await proofOn(card, [1]), 'verified');
  assert.equal((await meter.tap(card.memory)).report?.commits, 0);
});

test('a mailbox that nobody may have made is ignored: no MAC, a wrong one, an unknown key', async () => {
  for (const key of [
    null,
    cardKey(1, UID, OTHER_METER_NO),
    cardKey(1, '04FFFFFFFFFFFF'),
    cardKey(2),
  ]) {
    const { meter } = meterWith([1]);
    const card = await issued(cardKey(1));
    await put(card, 7, 100, key);
    const tap = await meter.tap(card.memory);
    assert.deepEqual(
      [tap.mailbox, tap.tokens, tap.display.id],
      ['unsigned', [], 'KARTU TIDAK SAH'],
    );
    assert.equal(meter.state.creditWh, 0);
    const { report } = await readCard(card.memory);
    assert.equal(report?.acknowledgement.mailboxSequence, 0, 'it is not dealt with');
    assert.equal(await proofOn(card, [1]), 'verified');
    // The same token is good at the keypad, and by the mailbox that the centre has made.
    await put(card, 8, 100, cardKey(1));
    assert.equal((await meter.tap(card.memory)).addedDkwh, 100);
  }
});

test('content copied to another card is refused, and nothing is written on it', async () => {
  const { meter, saves } = meterWith([1]);
  const copy = await issued(cardKey(1), '04FFFFFFFFFFFF');
  await put(copy, 1, 100, cardKey(1));
  const before = copy.card.image();
  const tap = await meter.tap(copy.memory);
  assert.deepEqual([tap.refusal, tap.display.id, tap.report], ['copied', 'KARTU SALINAN', null]);
  assert.deepEqual(copy.card.image(), before);
  assert.equal(saves(), 0);
});

test("another meter's card is no copy, and a card of an unknown key or without one is not accused", async () => {
  const { meter } = meterWith([1]);
  const other = await cardOf();
  await writeIdentity(
    other.memory,
    { meterNo: OTHER_METER_NO, state: 'active', cardNo: 9 },
    cardKey(1, UID, OTHER_METER_NO),
  );
  assert.equal((await meter.tap(other.memory)).refusal, 'other-meter');
  for (const key of [null, cardKey(2)]) {
    const card = await issued(key);
    const tap = await meter.tap(card.memory);
    assert.deepEqual([tap.refusal, tap.mailbox], [null, 'none']);
    assert.equal(await proofOn(card, [1]), 'verified');
  }
});

test('the meter signs under the lower version until an authentic mailbox brings the higher one', async () => {
  const { meter, stored } = meterWith([2, 1]);
  const card = await issued(cardKey(1));
  assert.equal(meter.state.cardKeyVersion, 1);
  await put(card, 1, 10, cardKey(1));
  await meter.tap(card.memory);
  assert.equal(await proofOn(card, [1]), 'verified');
  await put(card, 2, 10, cardKey(2, UID, OTHER_METER_NO));
  assert.equal((await meter.tap(card.memory)).mailbox, 'unsigned');
  assert.equal(meter.state.cardKeyVersion, 1);
  await put(card, 3, 10, cardKey(2));
  assert.equal((await meter.tap(card.memory)).addedDkwh, 10);
  assert.equal(stored().cardKeyVersion, 2);
  const { slots, report } = await readCard(card.memory);
  assert.equal(keyVersionOf(slots.report ?? new Uint8Array(0)), 2);
  assert.equal(await proofOn(card, [2]), 'verified');
  assert.equal(report?.records.length, 4, 'what it had signed before stays');
  await put(card, 4, 10, cardKey(1));
  assert.equal((await meter.tap(card.memory)).addedDkwh, 10, 'both versions are good');
  assert.equal(meter.state.cardKeyVersion, 2);
});

test('a report that this meter has not signed is not taken over', async () => {
  const legacy = benchOf(stateOf({ records: recordsOf(11, 8) }));
  const card = await issued(null);
  await legacy.meter.tap(card.memory);
  const { meter } = meterWith([1]);
  await meter.tap(card.memory);
  const { report } = await readCard(card.memory);
  assert.deepEqual(report?.records, recordsOf(3, 0));
});

test('a foreign card and a card of a later map are not written on', async () => {
  for (const [refusal, image] of [
    ['foreign', new Uint8Array(888).fill(0x5a)],
    ['newer', laterMap()],
  ] as const) {
    for (const bench of [meterWith([1]), benchOf()]) {
      const card = await cardOf(image);
      const before = card.card.image();
      const tap = await bench.meter.tap(card.memory);
      assert.deepEqual([tap.refusal, tap.report, tap.tokens], [refusal, null, []]);
      assert.deepEqual(card.card.image(), before);
      assert.equal(bench.saves(), 0);
    }
  }
});

/** A card whose mailbox was written by version 2 of the map, beside an identity of version 1. */
function laterMap(): Uint8Array {
  const map = new Uint8Array(888);
  map.set(
    encodeIdentity({ meterNo: METER_NO, state: 'active', cardNo: 1, sequence: 1 }),
    IDENTITY.offsets[0],
  );
  const slot = encodeMailbox({ sequence: 3, entries: [] });
  slot[2] = 2;
  const summed = Buffer.concat([slot.subarray(0, 12), slot.subarray(16)]);
  Buffer.from(slot.buffer, slot.byteOffset).writeUInt32BE(crc32(summed), 12);
  map.set(slot, MAILBOX.offsets[1]);
  return map;
}

test('a meter without shares has no keys', () => {
  assert.equal(keyringOf(stateOf(), UID), null);
});
