import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { StsError, type StsErrorCode } from '../error.ts';
import {
  type BaseDate,
  baseDateMs,
  isReservedTid,
  MAX_TID,
  nextTid,
  reservedTidAt,
  tidAfter,
  tidAt,
  timeOfTid,
} from './tid.ts';

const SEEDED = { seed: 20150504 };
const BASE_DATES: readonly BaseDate[] = [1993, 2014, 2035];

function code(expected: StsErrorCode) {
  return (error: unknown) => error instanceof StsError && error.code === expected;
}

test('each base date ends on a 24 November at 20:15', () => {
  const ends = BASE_DATES.map((base) => new Date(timeOfTid(MAX_TID, base)).toISOString());
  assert.deepEqual(ends, [
    '2024-11-24T20:15:00.000Z',
    '2045-11-24T20:15:00.000Z',
    '2066-11-24T20:15:00.000Z',
  ]);
  for (const base of BASE_DATES) {
    assert.equal(tidAt(timeOfTid(MAX_TID, base) + 59_999, base), MAX_TID);
    assert.throws(() => tidAt(timeOfTid(MAX_TID, base) + 60_000, base), code('STS_TID_EXHAUSTED'));
    assert.throws(() => tidAt(baseDateMs(base) - 1, base), code('STS_RANGE'));
  }
  assert.throws(() => tidAt(Number.NaN, 2014), code('STS_RANGE'));
});

test('seconds are cut off, and 00:01 goes to 00:02', () => {
  const at = (text: string) => tidAt(Date.parse(text), 2014);
  assert.equal(at('2014-01-01T00:00:59.999Z'), 0);
  assert.equal(at('2014-01-01T00:01:00Z'), 2);
  assert.equal(at('2014-01-01T00:02:30Z'), 2);
  assert.equal(at('2014-01-02T00:01:59Z'), 1442);
  assert.equal(reservedTidAt(Date.parse('2014-01-02T17:45Z'), 2014), 1441);
});

test('the zone of the machine does not matter', () => {
  const zone = process.env['TZ'];
  const time = Date.parse('2020-03-15T17:30:00Z');
  const hours = new Set<number>();
  try {
    for (const name of ['UTC', 'Asia/Jakarta', 'Asia/Jayapura', 'America/Lima']) {
      process.env['TZ'] = name;
      hours.add(new Date(time).getHours());
      // Days from the base date, then 17 h 30 min.
      assert.equal(tidAt(time, 1993), 9935 * 1440 + 1050, name);
      assert.equal(tidAt(time, 2014), 2265 * 1440 + 1050, name);
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  assert.equal(hours.size, 4);
});

test('three tokens at 00:03 take 00:03, 00:04 and 00:05', () => {
  const now = Date.parse('2014-01-01T00:03:20Z');
  const first = nextTid(now, 2014, null);
  const second = nextTid(now, 2014, first);
  assert.deepEqual([first, second, nextTid(now, 2014, second)], [3, 4, 5]);
});

test('next identifiers rise, skip 00:01, and do not fall when the clock goes back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 * 1440 }), { minLength: 1, maxLength: 40 }),
      (minutes) => {
        let last: number | null = null;
        for (const minute of minutes) {
          const next: number = nextTid(baseDateMs(2014) + minute * 60_000, 2014, last);
          assert.ok(last === null || next > last);
          assert.ok(next >= minute);
          assert.ok(!isReservedTid(next));
          last = next;
        }
      },
    ),
    SEEDED,
  );
});

test('after the last identifier there is none', () => {
  assert.equal(tidAfter(MAX_TID - 1), MAX_TID);
  assert.throws(() => tidAfter(MAX_TID), code('STS_TID_EXHAUSTED'));
  const end = timeOfTid(MAX_TID, 2014);
  assert.throws(() => nextTid(end, 2014, MAX_TID), code('STS_TID_EXHAUSTED'));
  assert.throws(() => nextTid(end, 2014, MAX_TID + 1), code('STS_RANGE'));
});
