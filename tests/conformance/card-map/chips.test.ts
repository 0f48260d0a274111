import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createVirtualClassic,
  createVirtualDesfire,
  createVirtualIso7816,
  createVirtualNtag216,
  encodeMailbox,
  issueDesfire,
  localChipKeys,
  openCard,
  type VirtualCard,
  writeIdentity,
  writeMailbox,
  writeReport,
} from '@setrum/card';
import fc from 'fast-check';
import { buildRecord } from './build.ts';
import { readClassic, readDesfire, readIso7816, readNtag216, writeClassic } from './chips.ts';
import { APRIL, CARD, changed, FEBRUARY, hex, MARCH, SEED } from './hand-made.ts';
import { pack, unpack } from './packed.ts';
import { readImage } from './read.ts';
import { toBytes, toHex } from './table.ts';

const share = { version: 1, share: new Uint8Array(16).fill(7) };
/** Chance that is the same every time. */
const random = (bytes: number) => new Uint8Array(bytes).fill(0x3c);
const keys = localChipKeys([share], random);
const METER = '14012345678';

/** A card that has been in use: both slots of every area written, twelve months and then a thirteenth. */
async function used(card: VirtualCard): Promise<Uint8Array> {
  const memory = await openCard(card.transmit, { atr: card.atr, keys, random });
  for (let round = 1; round <= 3; round += 1) {
    await writeIdentity(memory, { meterNo: METER, state: 'active', cardNo: round });
    const token = String(round).repeat(20);
    const entries = [{ kind: 'credit', token, ref: '0a0b0c0d' }] as const;
    await writeMailbox(memory, encodeMailbox({ sequence: round, entries }));
    await writeReport(memory, { ...news, standDkwh: round, records: months(10 + round) });
  }
  return memory.read(0, memory.sizeBytes);
}

const news = {
  meterNo: METER,
  presentState: {
    tamper: false,
    lowCredit: false,
    supplyOff: false,
    overload: false,
    keypadLocked: false,
  },
  remainingDkwh: -1,
  clockSeconds: 1430777024,
  acknowledgement: { mailboxSequence: 1, results: [1, 0, 0, 0, 0] },
  keyRevision: 1,
  tariffIndex: 1,
  supplyGroupCode: 1,
};

/** The twelve months up to the n-th of 2015. */
function months(newest: number) {
  return Array.from({ length: Math.min(newest, 12) }, (_, age) => {
    const index = newest - age - 1;
    const month = `${2015 + Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, '0')}`;
    const counts = {
      tamperCause: 0,
      outages: 1,
      lowVoltageEvents: 0,
      overloads: 0,
      tamperEvents: 0,
    };
    return {
      ...{ month, standKwh: 100 * index, remainingKwh: index, voltageV: 220, tamper: 0 },
      ...{ currentDa: 45, ...counts },
    };
  });
}

/** What the page's places give of a used card is what the driver gives, and it reads without a fault. */
function check(image: Uint8Array, map: Uint8Array): void {
  assert.equal(toHex(image), toHex(map));
  const { slots, report } = readImage(image);
  assert.deepEqual(
    slots.flatMap(({ faults }) => faults),
    [],
  );
  assert.equal(report?.content.records.length, 12);
  assert.equal(report.content.standDkwh, 3);
}

describe('the map on each chip', () => {
  it('NTAG216: in its pages', async () => {
    const card = createVirtualNtag216();
    const map = await used(card);
    check(readNtag216(card.answer), map);
  });
  it('ISO 7816-4: in its file', async () => {
    const card = createVirtualIso7816();
    const map = await used(card);
    check(readIso7816(card.answer), map);
  });
  it('DESFire: in its three files', async () => {
    for (const chip of ['DESFIRE-EV2', 'DESFIRE-EV3'] as const) {
      const card = createVirtualDesfire({ chip });
      const { transmit, uid } = card;
      await issueDesfire({ transmit, uid, random }, { share });
      const map = await used(card);
      check(readDesfire(card.answer), map);
    }
  });
  it('MIFARE Classic: in its blocks, and back', async () => {
    const card = createVirtualClassic();
    const map = await used(card);
    check(readClassic(card.dump()), map);
    const again = writeClassic(createVirtualClassic().dump(), map);
    assert.equal(toHex(again), toHex(card.dump()));
    const read = await openCard(createVirtualClassic({ dump: again }).transmit);
    assert.deepEqual(await read.read(0, read.sizeBytes), map);
  });
});

describe('a record in a block', () => {
  const PAGE = 'bcf06d080164400006002d04020300ff';

  it('is the one of the page', () => {
    const fields = { month: '201504', standKwh: 5700, creditKwh: 6, voltageV: 218, tamper: 8 };
    const counters = { interruptions: 2, lowVoltageEvents: 3, overloadTrips: 0, tamperEvents: 255 };
    const record = toHex(buildRecord({ ...fields, ...counters, currentDa: 45, cause: 4 }));
    assert.equal(pack(record), PAGE);
    assert.equal(unpack(PAGE), record);
  });
  it('comes back whatever it says', () => {
    const month = fc.tuple(fc.integer({ min: 0, max: 2729 }), fc.integer({ min: 1, max: 12 }));
    const byte = fc.nat(255);
    const property = fc.property(
      month,
      fc.nat(999999),
      fc.nat(999999),
      fc.nat(999),
      fc.nat(99),
      fc.option(fc.nat(0xfffe)),
      fc.tuple(byte, byte, byte, byte),
      ([year, of], standKwh, creditKwh, voltageV, tamper, currentDa, counts) => {
        const [interruptions, lowVoltageEvents, overloadTrips, tamperEvents] = counts;
        const record = buildRecord({
          month: String(year).padStart(4, '0') + String(of).padStart(2, '0'),
          ...{ standKwh, creditKwh, voltageV, tamper, currentDa, cause: null },
          ...{ interruptions, lowVoltageEvents, overloadTrips, tamperEvents },
        });
        const block = pack(toHex(record)) ?? assert.fail('not packed');
        assert.equal(unpack(block), toHex(record));
      },
    );
    fc.assert(property, SEED);
  });
  it('is refused where it would not come back: blanks, reserved bytes, a late month', () => {
    assert.notEqual(pack(toHex(APRIL)), null);
    for (const record of [MARCH, FEBRUARY, changed(APRIL, 31, 1), changed(APRIL, 0, 0x39)]) {
      assert.equal(pack(toHex(record)), null);
    }
    assert.throws(() => writeClassic(new Uint8Array(1024), CARD), /record 0/);
  });
  it('reads as the library reads it, also where it is none', async () => {
    const block = fc.oneof(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.constantFrom(toBytes(PAGE), new Uint8Array(16), hex(`000b${'00'.repeat(14)}`)),
      fc.nat(15).map((at) => changed(toBytes(PAGE), at, 0xff)),
    );
    const records = fc.array(block, { minLength: 14, maxLength: 14 });
    const property = fc.asyncProperty(records, async (blocks) => {
      const chip = createVirtualClassic().dump();
      const at = [34, 42, 44, 45, 46, 48, 49, 50, 52, 53, 54, 56, 57, 58];
      blocks.forEach((bytes, index) => {
        chip.set(bytes, (at[index] ?? 0) * 16);
      });
      const memory = await openCard(createVirtualClassic({ dump: chip }).transmit);
      assert.equal(toHex(readClassic(chip)), toHex(await memory.read(0, memory.sizeBytes)));
    });
    await fc.assert(property, { ...SEED, numRuns: 30 });
  });
});
