import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import {
  APRIL,
  APRIL_FIELDS,
  ascii,
  CARD,
  card,
  changed,
  FEBRUARY,
  IDENTITY,
  lives,
  MAILBOX,
  MARCH,
  REPORT,
  REPORT_FIELDS,
  SEED,
  sealed,
} from './card-map/hand-made.ts';
import {
  buildIdentity,
  buildMailbox,
  buildRecord,
  buildReportHeader,
  crc32,
  differences,
  readImage,
  readReportImage,
  rebuildImage,
} from './card-map.ts';

describe('CRC-32', () => {
  it('gives the check value of the page', () => {
    assert.equal(crc32(ascii('123456789')), 0xcbf43926);
    assert.equal(crc32(new Uint8Array(0)), 0);
  });
  it('is that of zlib for any bytes', () => {
    const property = fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      assert.equal(crc32(bytes), zlibCrc32(bytes));
    });
    fc.assert(property, SEED);
  });
});

describe('the hand-made card', () => {
  const read = readImage(CARD);

  it('has its identity in slot 1', () => {
    assert.deepEqual(read.identity, {
      area: 'identity',
      offset: 64,
      valid: true,
      sequence: 3,
      keyVersion: 0,
      mac: '0000000000000000',
      content: { meterNumber: '14012345678', state: 1, cardNumber: 12345678 },
      faults: [],
    });
  });
  it('has two tokens in its mailbox', () => {
    const empty = { kind: 0, token: 0n, reference: '00000000' };
    assert.deepEqual(read.mailbox?.content.entries, [
      { kind: 1, token: 12345678901234567890n, reference: '44556677' },
      { kind: 2, token: 99999999999999999999n, reference: 'ccddeeff' },
      empty,
      empty,
      empty,
    ]);
    assert.equal(read.mailbox?.sequence, 7);
    assert.deepEqual(read.mailbox?.faults, []);
  });
  it('has a report, whose tamper 5 is kept and shown as unknown', () => {
    const { records, ...header } = read.report?.content ?? assert.fail('no report');
    assert.deepEqual({ sequence: read.report?.sequence, ...header }, REPORT_FIELDS);
    assert.deepEqual(records[0], {
      ...APRIL_FIELDS,
      slot: 5,
      offset: 600,
      text: '20150400570000000622908',
      tamperShown: 'tamper',
      faults: [],
    });
    const { month, standKwh, creditKwh, voltageV, tamper, tamperShown, ...march } =
      records[1] ?? assert.fail('no March');
    assert.deepEqual([month, standKwh, creditKwh, voltageV], ['201503', 5612, 94, 230]);
    assert.deepEqual([tamper, tamperShown], [0, 'normal']);
    assert.deepEqual([march.currentDa, march.cause, march.interruptions], [null, null, 255]);
    const february = records[2];
    assert.deepEqual([february?.slot, february?.creditKwh, february?.currentDa], [13, 206, 0]);
    assert.deepEqual([february?.tamper, february?.tamperShown], [5, 'unknown']);
    assert.deepEqual(read.report?.faults, []);
  });
  it('is what the builders make of the same values', () => {
    const identity = { meterNumber: '14012345678', state: 1, cardNumber: 12345678 };
    assert.deepEqual(buildIdentity({ sequence: 3, ...identity }), IDENTITY);
    const entries = [
      { kind: 1, token: 12345678901234567890n, reference: '44556677' },
      { kind: 2, token: 99999999999999999999n, reference: 'ccddeeff' },
    ];
    assert.deepEqual(buildMailbox({ sequence: 7, entries }), MAILBOX);
    assert.deepEqual(buildRecord(APRIL_FIELDS), APRIL);
    assert.deepEqual(buildReportHeader(REPORT_FIELDS, [APRIL, MARCH, FEBRUARY]), REPORT);
  });
  it('gives the same report from the report image alone', () => {
    const centre = readReportImage(CARD.slice(296));
    assert.deepEqual(centre.report, read.report);
    assert.equal(centre.mailbox, null);
  });
  it('rebuilds to the same bytes but for the padding with blanks', () => {
    const found = differences(CARD, rebuildImage(read));
    const places = new Set(found.map((line) => line.replace(/, .*/, '')));
    assert.deepEqual(places, new Set(['report', 'record 0', 'record 13']));
    assert.ok(found.includes('record 0, byte 6: found 32, built 48'));
  });
});

describe('damage', () => {
  const places = [
    ['identity', 64, 40],
    ['mailbox', 104, 96],
    ['report', 368, 72],
    ['report', 440, 32],
    ['report', 600, 32],
    ['report', 856, 32],
  ] as const;
  const whole = readImage(CARD);

  for (const [area, offset, length] of places) {
    it(`to any byte from ${offset} on makes the ${area} invalid, and nothing else`, () => {
      for (let at = offset; at < offset + length; at += 1) {
        for (const mask of [0x01, 0x80, 0xff]) {
          const read = readImage(changed(CARD, at, (CARD[at] ?? 0) ^ mask));
          assert.deepEqual(lives(read), { ...lives(whole), [area]: null }, `byte ${at}, ${mask}`);
        }
      }
    });
  }
  it('to any other byte changes no live slot', () => {
    const covered = places.flatMap(([, offset, length]) =>
      Array.from({ length }, (_, at) => offset + at),
    );
    const free = Array.from({ length: 888 }, (_, at) => at).filter((at) => !covered.includes(at));
    assert.equal(free.length, 888 - 304);
    for (const at of free) {
      assert.deepEqual(lives(readImage(changed(CARD, at, 0x53))), lives(whole), `byte ${at}`);
    }
  });
  it('is named in the order of the page', () => {
    const why = (slot: Uint8Array) =>
      readImage(card([24, sealed(slot)])).slots.find(({ offset }) => offset === 24)?.why;
    assert.equal(why(IDENTITY), undefined);
    assert.equal(why(changed(IDENTITY, 0, 0, 0, 0, 0)), 'magic');
    assert.equal(why(changed(IDENTITY, 2, 2)), 'version');
    assert.equal(why(changed(IDENTITY, 3, 2)), 'area');
    assert.equal(why(changed(IDENTITY, 5, 80)), 'length');
    const image = card([24, changed(IDENTITY, 12, 0)]);
    assert.equal(readImage(image).slots[0]?.why, 'CRC');
  });
});
