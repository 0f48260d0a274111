import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { toHex } from './bytes.ts';
import { REPORT, REPORT_IMAGE_BYTES } from './map.ts';
import { encodeRecord } from './record.ts';
import { decodeReportImage, recordOffset } from './report.ts';
import { decodeReportContent, encodeReportContent, namedSlots } from './report-content.ts';
import { encodeSlot } from './slot.ts';
import { news, newsArbitrary, recordOf, SEED } from './test-support/fixtures.ts';

/** An image whose header slot 0 names these record slots, with these bytes in them, newest first. */
function imageOf(
  records: readonly { slot: number; bytes: Uint8Array }[],
  sequence = 1,
): Uint8Array {
  const image = new Uint8Array(REPORT_IMAGE_BYTES);
  for (const { slot, bytes } of records) {
    image.set(bytes, recordOffset(slot));
  }
  const content = encodeReportContent(
    news,
    records.map(({ slot }) => slot),
  );
  const named = Buffer.concat(records.map(({ bytes }) => bytes));
  image.set(encodeSlot(REPORT, sequence, content, { records: named }));
  return image;
}

test('the content stands as section 5 has it', () => {
  assert.equal(
    toHex(encodeReportContent(news, [13, 0, 7])),
    [
      '3332303331303137363739', // meter number
      '03', // months
      'D07FFFFFFFFF', // slot map
      '000A', // low credit, overload
      '0000DF23', // stand 5712.3 kWh
      'FFFFFFF4', // remaining -1.2 kWh
      '5546B680', // 2015-05-04 00:00 UTC
      '00000003', // mailbox 3
      '010A000000', // accepted, used
      '01', // key revision
      '07', // tariff index
      '01E241', // supply group 123457
      '0000',
      '0000000000000000', // MAC
    ].join(''),
  );
});

test('all news are read as they were written', () => {
  const slots = fc.uniqueArray(fc.nat(13), { maxLength: 12 });
  fc.assert(
    fc.property(newsArbitrary, slots, (any, named) => {
      const content = encodeReportContent(any, named);
      assert.deepEqual(decodeReportContent(content), any);
      assert.deepEqual(namedSlots(content), named);
    }),
    SEED,
  );
});

test('what does not fit is refused', () => {
  for (const change of [
    { meterNo: '1' },
    { standDkwh: -1 },
    { remainingDkwh: 2 ** 31 },
    { clockSeconds: 2 ** 32 },
    { acknowledgement: { mailboxSequence: 1, results: [1, 1, 1, 1, 1, 1] } },
    { supplyGroupCode: 2 ** 24 },
  ]) {
    assert.throws(() => encodeReportContent({ ...news, ...change }, []), RangeError);
  }
  assert.throws(() => encodeReportContent(news, Array(13).fill(0)), RangeError);
});

test('records are read from the slots that the header names, newest first', () => {
  const image = imageOf([
    { slot: 13, bytes: encodeRecord(recordOf(5)) },
    { slot: 2, bytes: encodeRecord(recordOf(4)) },
  ]);
  image.set(encodeRecord(recordOf(9)), recordOffset(3));
  const report = decodeReportImage(image);
  assert.deepEqual(report, {
    ...news,
    sequence: 1,
    records: [recordOf(5), recordOf(4)],
    unreadableRecords: [],
  });
});

test('a record that cannot be read is reported and the others stay', () => {
  const bad = encodeRecord(recordOf(4));
  bad.set(Buffer.from('  x  6'), 12);
  const report = decodeReportImage(
    imageOf([
      { slot: 1, bytes: encodeRecord(recordOf(5)) },
      { slot: 9, bytes: bad },
      { slot: 0, bytes: encodeRecord(recordOf(3)) },
    ]),
  );
  assert.deepEqual(report?.records, [recordOf(5), recordOf(3)]);
  assert.deepEqual(report?.unreadableRecords, [
    { position: 1, slot: 9, field: 'remainingKwh', text: '  x  6' },
  ]);
});

test('any wrong bit in the header or a named record makes the report invalid, in others it does not', () => {
  const image = imageOf([{ slot: 4, bytes: encodeRecord(recordOf(5)) }]);
  const counts = (byte: number) =>
    byte < REPORT.slotBytes || (byte >= recordOffset(4) && byte < recordOffset(5));
  for (let byte = 0; byte < image.length; byte += 1) {
    const wrong = image.slice();
    wrong[byte] = (wrong[byte] ?? 0) ^ (1 << (byte % 8));
    assert.equal(decodeReportImage(wrong) === null, counts(byte), `byte ${byte}`);
  }
});

test('a header whose slot map is not sound is not valid', () => {
  const decodedWith = (changes: Readonly<Record<number, number>>) => {
    const content = encodeReportContent(news, [0, 1, 2]);
    for (const [offset, value] of Object.entries(changes)) {
      content[Number(offset)] = value;
    }
    const record = encodeRecord(recordOf(0));
    const image = new Uint8Array(REPORT_IMAGE_BYTES);
    for (const slot of [0, 1, 2]) {
      image.set(record, recordOffset(slot));
    }
    const named = Array(Math.min(content[11] ?? 0, 12)).fill(record);
    image.set(encodeSlot(REPORT, 1, content, { records: Buffer.concat(named) }));
    return decodeReportImage(image);
  };
  assert.equal(decodedWith({})?.records.length, 3);
  assert.equal(decodedWith({ 12: 0x11 }), null, 'a slot named twice');
  assert.equal(decodedWith({ 13: 0x20 }), null, 'a slot behind the last month');
  assert.equal(decodedWith({ 11: 2 }), null, 'more slots than months');
  assert.equal(decodedWith({ 11: 4 }), null, 'fewer slots than months');
  assert.equal(decodedWith({ 13: 0xef }), null, 'a slot that does not exist');
  assert.equal(decodedWith({ 11: 13 }), null, 'more than twelve months');
});

test('an empty image has no report, and an image has 592 bytes', () => {
  assert.equal(decodeReportImage(new Uint8Array(REPORT_IMAGE_BYTES)), null);
  assert.throws(() => decodeReportImage(new Uint8Array(888)), RangeError);
});

test('a sound report without a meter number is none', () => {
  const content = encodeReportContent(news, []);
  content[3] = 0x20;
  const image = new Uint8Array(REPORT_IMAGE_BYTES);
  image.set(encodeSlot(REPORT, 1, content));
  assert.equal(decodeReportImage(image), null);
});
