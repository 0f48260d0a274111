import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { toHex } from './bytes.ts';
import { REPORT, REPORT_IMAGE_OFFSET } from './map.ts';
import { readCard } from './read.ts';
import { encodeRecord } from './record.ts';
import { recordOffset } from './report.ts';
import { encodeReportContent } from './report-content.ts';
import { encodeSlot } from './slot.ts';
import {
  monthOf,
  newCard,
  news,
  type OpenCard,
  recordOf,
  recordsOf,
  SEED,
  updateOf,
  worn,
} from './test-support/fixtures.ts';
import { writeReport } from './write-report.ts';

async function cardWith(newest: number, oldest: number): Promise<OpenCard> {
  const opened = await newCard();
  await writeReport(opened.memory, updateOf(recordsOf(newest, oldest)));
  return opened;
}

async function reportOf({ memory }: OpenCard) {
  const { report } = await readCard(memory);
  assert.ok(report !== null);
  return report;
}

/** The slot map of a header slot, as hex. */
function slotMap({ card }: OpenCard, index: 0 | 1): string {
  const content = REPORT.offsets[index] + 16;
  return toHex(card.image().slice(content + 12, content + 18));
}

test('twelve months on a blank card take one commit, oldest month in the lowest slot', async () => {
  const opened = await newCard();
  const written = await writeReport(opened.memory, updateOf(recordsOf(11, 0)));
  assert.deepEqual(written, { commits: 1, sequence: 1 });
  assert.deepEqual(await reportOf(opened), {
    ...news,
    sequence: 1,
    records: recordsOf(11, 0),
    unreadableRecords: [],
  });
  assert.equal(slotMap(opened, 0), 'BA9876543210');
});

test('a new month goes to the lowest free slot and pushes the oldest out', async () => {
  const opened = await cardWith(11, 0);
  const before = opened.card.pageWrites;
  const later = updateOf(recordsOf(12, 1), { clockSeconds: 1_433_000_000 });
  assert.deepEqual(await writeReport(opened.memory, later), { commits: 1, sequence: 2 });
  assert.equal(slotMap(opened, 1), 'CBA987654321');
  const report = await reportOf(opened);
  assert.deepEqual(report.records, recordsOf(12, 1));
  assert.equal(report.clockSeconds, 1_433_000_000);
  // 8 pages of record, 14 of content, 4 of header: 104 bytes and not 592.
  assert.ok(opened.card.pageWrites - before <= 26);
});

test('news without a new month write no record', async () => {
  const opened = await cardWith(11, 0);
  const records = opened.card.image().slice(440);
  const later = updateOf(recordsOf(11, 0), { remainingDkwh: 5 });
  assert.deepEqual(await writeReport(opened.memory, later), { commits: 1, sequence: 2 });
  assert.deepEqual(opened.card.image().slice(440), records);
  assert.equal((await reportOf(opened)).remainingDkwh, 5);
});

test('a report that the card holds already writes nothing', async () => {
  const opened = await cardWith(11, 0);
  const before = opened.card.pageWrites;
  const again = await writeReport(opened.memory, updateOf(recordsOf(11, 0)));
  assert.deepEqual(again, { commits: 0, sequence: 1 });
  assert.equal(opened.card.pageWrites, before);
});

test('after a long absence: oldest months first, two at a time, the news with the last', async () => {
  const opened = await cardWith(11, 0);
  const later = updateOf(recordsOf(23, 12), { standDkwh: 90_000 });
  assert.deepEqual(await writeReport(opened.memory, later), { commits: 6, sequence: 7 });
  const report = await reportOf(opened);
  assert.deepEqual(report.records, recordsOf(23, 12));
  assert.equal(report.standDkwh, 90_000);
});

test('months that only the card knows stay until twelve newer ones are there', async () => {
  const opened = await cardWith(11, 4);
  await writeReport(opened.memory, updateOf(recordsOf(13, 12)));
  assert.deepEqual((await reportOf(opened)).records, recordsOf(13, 4));
  await writeReport(opened.memory, updateOf(recordsOf(17, 14)));
  assert.deepEqual((await reportOf(opened)).records, recordsOf(17, 6));
});

test('a month whose values differ is replaced', async () => {
  const opened = await cardWith(11, 0);
  const corrected = recordsOf(11, 0).map((record) =>
    record.month === monthOf(4) ? { ...record, standKwh: 1 } : record,
  );
  assert.deepEqual(await writeReport(opened.memory, updateOf(corrected)), {
    commits: 1,
    sequence: 2,
  });
  assert.deepEqual((await reportOf(opened)).records, corrected);
});

test('a report of another meter leaves nothing behind, and is safe until the first commit', async () => {
  const opened = await cardWith(11, 0);
  const other = updateOf(recordsOf(14, 10), { meterNo: '14000000001' });
  assert.deepEqual(await writeReport(opened.memory, other), { commits: 2, sequence: 3 });
  const report = await reportOf(opened);
  assert.equal(report.meterNo, '14000000001');
  assert.deepEqual(report.records, recordsOf(14, 10));
});

/** A card whose report was written by hand, padded in the way of table 3-2 in slot 0. */
async function cardWrittenElsewhere(bytes: Uint8Array): Promise<OpenCard> {
  const opened = await newCard();
  const records = [bytes, encodeRecord(recordOf(3))];
  for (const [slot, record] of records.entries()) {
    await opened.memory.write(REPORT_IMAGE_OFFSET + recordOffset(slot), record);
  }
  const content = encodeReportContent(news, [0, 1]);
  await opened.memory.write(
    REPORT.offsets[0],
    encodeSlot(REPORT, 5, content, { records: Buffer.concat(records) }),
  );
  return opened;
}

test('other padding is no other month: the record stays as it is', async () => {
  const blanks = encodeRecord(recordOf(4));
  blanks.set(Buffer.from('  5400    10'), 6);
  const opened = await cardWrittenElsewhere(blanks);
  assert.deepEqual((await reportOf(opened)).records, recordsOf(4, 3));
  const written = await writeReport(opened.memory, updateOf(recordsOf(4, 3)));
  assert.deepEqual(written, { commits: 0, sequence: 5 });
});

test('a record that cannot be read is written anew when the meter knows the month', async () => {
  const broken = encodeRecord(recordOf(4));
  broken.set(Buffer.from('??'), 8);
  const opened = await cardWrittenElsewhere(broken);
  assert.equal((await reportOf(opened)).unreadableRecords.length, 1);
  await writeReport(opened.memory, updateOf(recordsOf(4, 4)));
  const report = await reportOf(opened);
  assert.deepEqual(report.records, recordsOf(4, 3));
  assert.deepEqual(report.unreadableRecords, []);
});

test('a record slot that does not hold its bytes is found before the commit', async () => {
  const opened = await cardWith(11, 0);
  const before = opened.card.image();
  const weak = worn(opened.memory, REPORT_IMAGE_OFFSET + recordOffset(12) + 9);
  await assert.rejects(
    writeReport(weak, updateOf(recordsOf(12, 1))),
    (error) => error instanceof SetrumError && error.code === 'SETRUM_CARD_WRITE_FAILED',
  );
  const [live, target] = REPORT.offsets;
  assert.deepEqual(opened.card.image().slice(live, target), before.slice(live, target));
  assert.equal(opened.card.image()[target], 0);
  assert.deepEqual((await reportOf(opened)).records, recordsOf(11, 0));
});

test('months out of order, twice or above twelve are refused', async () => {
  const { card, memory } = await newCard();
  for (const records of [
    [recordOf(1), recordOf(2)],
    [recordOf(1), recordOf(1)],
    recordsOf(12, 0),
  ]) {
    await assert.rejects(writeReport(memory, updateOf(records)), RangeError);
  }
  assert.equal(card.pageWrites, 0);
});

test('whatever the meter tells, the card ends with the newest twelve of all', async () => {
  const spans = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 0, max: 12 })), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(spans, async (taps) => {
      const opened = await newCard();
      const known = new Set<number>();
      let newest = 11;
      for (const [gap, count] of taps) {
        newest += gap;
        const records = recordsOf(newest, newest - count + 1);
        for (const index of records.keys()) {
          known.add(newest - index);
        }
        await writeReport(opened.memory, updateOf(records));
        const expected = [...known].sort((a, b) => b - a).slice(0, 12);
        assert.deepEqual((await reportOf(opened)).records, expected.map(recordOf));
      }
    }),
    { ...SEED, numRuns: 40 },
  );
});
