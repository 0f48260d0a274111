import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { buildIdentity, buildMailbox, buildRecord, buildReportHeader } from './build.ts';
import { CARD, card, changed, SEED } from './hand-made.ts';
import { readImage } from './read.ts';
import { differences, rebuildImage } from './rebuild.ts';

/** Plain objects, so that they compare as equal to those that are read. */
const PLAIN = { noNullPrototype: true };
const byte = fc.nat(255);
const word = fc.nat(0xffffffff);
const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`)).filter((text) => text.length === length);
const meterNumber = fc.stringMatching(/^\d{11}$/);
const frame = fc
  .record(
    { sequence: fc.integer({ min: 1, max: 0xffffffff }), keyVersion: byte, mac: digits(16) },
    PLAIN,
  )
  .map((one) => (one.keyVersion === 0 ? { sequence: one.sequence } : one));
const identity = fc.record(
  {
    meterNumber,
    state: fc.constantFrom(1, 2),
    cardNumber: word,
  },
  PLAIN,
);
const entry = fc.record(
  {
    kind: fc.constantFrom(1, 2),
    token: fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }),
    reference: digits(8),
  },
  PLAIN,
);
const record = fc.record(
  {
    standKwh: fc.nat(999999),
    creditKwh: fc.nat(999999),
    voltageV: fc.nat(999),
    tamper: fc.constantFrom(0, 8, 5),
    currentDa: fc.option(fc.nat(0xfffe)),
    cause: fc.option(fc.nat(8)),
    interruptions: byte,
    lowVoltageEvents: byte,
    overloadTrips: byte,
    tamperEvents: byte,
  },
  PLAIN,
);
const slotMap = fc.shuffledSubarray(
  Array.from({ length: 14 }, (_, slot) => slot),
  { maxLength: 12 },
);
const report = fc.record(
  {
    meterNumber,
    slotMap,
    state: fc.nat(31),
    standDkwh: word,
    creditDkwh: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    clockS: word,
    acknowledged: word,
    results: fc.array(fc.nat(16), { minLength: 5, maxLength: 5 }),
    keyRevision: byte,
    tariffIndex: byte,
    supplyGroup: fc.nat(0xffffff),
  },
  PLAIN,
);

describe('rebuilding', () => {
  it('gives back every card that was built from the page, byte for byte', () => {
    const all = fc.record(
      {
        frame,
        second: fc.boolean(),
        identity,
        entries: fc.array(entry, { maxLength: 5 }),
        report,
        records: fc.array(record, { minLength: 12, maxLength: 12 }),
      },
      PLAIN,
    );
    const property = fc.property(all, (made) => {
      const records = made.report.slotMap.map((slot, age) => {
        const fields = made.records[age] ?? assert.fail('too few records');
        const bytes = buildRecord({ ...fields, month: String(201512 - age) });
        return { slot, bytes, fields };
      });
      const newestFirst = records.map(({ bytes }) => bytes);
      const image = card(
        [made.second ? 64 : 24, buildIdentity({ ...made.frame, ...made.identity })],
        [made.second ? 200 : 104, buildMailbox({ ...made.frame, entries: made.entries })],
        [
          made.second ? 368 : 296,
          buildReportHeader({ ...made.frame, ...made.report }, newestFirst),
        ],
        ...records.map(({ slot, bytes }) => [440 + slot * 32, bytes] as const),
      );
      const read = readImage(image);
      assert.deepEqual(read.identity?.content, made.identity);
      assert.deepEqual(read.mailbox?.content.entries.slice(0, made.entries.length), made.entries);
      assert.deepEqual({ ...read.report?.content, records: 0 }, { ...made.report, records: 0 });
      assert.deepEqual(
        read.slots.flatMap((slot) => slot.faults),
        [],
      );
      for (const [age, { fields }] of records.entries()) {
        assert.partialDeepStrictEqual(read.report?.content.records[age], fields);
      }
      const pieces = rebuildImage(read);
      assert.deepEqual(differences(image, pieces), []);
      assert.equal(pieces.length, 3 + records.length);
      const whole = card(...pieces.map((piece) => [piece.offset, piece.bytes] as const));
      assert.deepEqual(whole, image);
    });
    fc.assert(property, SEED);
  });
  it('gives nothing for a blank card', () => {
    assert.deepEqual(rebuildImage(readImage(card())), []);
  });
  it('shows a byte that differs', () => {
    const pieces = rebuildImage(readImage(CARD)).filter(({ what }) => what === 'identity');
    const found = differences(changed(CARD, 64 + 31, 0x4f), pieces);
    assert.deepEqual(found, ['identity, byte 31: found 79, built 78']);
  });
});
