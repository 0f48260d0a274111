import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { told } from '../../test-support/profile-data.ts';
import { monthsOf } from '../store.ts';
import { createProfileWorld, type ProfileWorld } from '../test-support/profile-world.ts';
import { variantsOf } from '../variants.ts';
import { importReadings } from './import.ts';
import { uploadShape } from './line.ts';
import { type Telling, tellMonths } from './told.ts';

const meters = ['32000000018', '32000000026', '32000000034', '32000000042', '32000000059'];
const signed: Telling = {
  ...{ source: 'purchase', verification: 'verified', reason: null },
  receivedAt: '2026-11-03T00:00:00.000Z',
};

describe('readings that come in', () => {
  let world: ProfileWorld;
  before(async () => {
    world = await createProfileWorld();
    await world.put(
      meters.map((meterNo) => ({ meterNo, unit: '53425', feeder: 'F', transformer: 'T' })),
    );
  });
  after(() => world?.close());

  const stands = async (meterNo: string) =>
    (await monthsOf(world.database, meterNo, 24)).map(({ month, standKwh }) => [month, standKwh]);
  const importCsv = (lines: readonly string[], covers = (_unit: string) => true) => {
    const header = 'meter_no,month,stand_kwh,remaining_kwh,voltage_v,tamper,read_at,current_da';
    const source = (async function* () {
      yield Buffer.from([header, ...lines].join('\n'));
    })();
    return importReadings(world.database, source, {
      ...{ shape: uploadShape, covers, now: world.now },
      unitsOf: async (asked) =>
        new Map(asked.filter((one) => meters.includes(one)).map((one) => [one, '53425'])),
    });
  };

  test('in whatever order, with gaps and overlaps, any number of times: the same store', async () => {
    const [one = '', other = ''] = meters;
    const year = [202512, 202601, 202602, 202604, 202605].map((month, n) => ({
      ...{ month, standKwh: 100 * n },
    }));
    const of = (meterNo: string, of_: typeof year) =>
      of_.map(({ month, standKwh }) => told(meterNo, month, { standKwh }));
    await world.tell(of(one, year));
    await world.tell(of(other, year.slice(2)));
    await world.tell(of(other, year.slice(0, 4)).toReversed());
    await world.tell([...of(other, year), ...of(other, year)]);
    assert.deepEqual(await stands(other), await stands(one));
    assert.equal((await variantsOf(world.database, other)).size, 0);
  });

  test('that contradict what is known are kept beside it; the later one counts', async () => {
    const [, , meterNo = ''] = meters;
    const early = told(meterNo, 202610, { standKwh: 500 });
    const late = told(meterNo, 202610, { standKwh: 510, toldAt: '2026-11-05T00:00:00.000Z' });
    for (const order of [[late, early], [early]])
      for (const month of order) await world.tell([month]);
    assert.deepEqual(await stands(meterNo), [['202610', 510]]);
    const [month] = await monthsOf(world.database, meterNo, 1);
    assert.equal(month?.contradicted, true);
    const variants = (await variantsOf(world.database, meterNo)).get('202610') ?? [];
    assert.deepEqual(
      variants.map(({ standKwh, toldAt }) => [standKwh, toldAt]),
      [
        [510, late.toldAt],
        [500, early.toldAt],
      ],
    );
  });

  test('that are signed go before what people read, however late that comes; nothing is lost', async () => {
    const [, , , meterNo = ''] = meters;
    await world.tell([told(meterNo, 202610, { standKwh: 300 })]);
    await tellMonths(world.database, [told(meterNo, 202610, { standKwh: 200 })], signed);
    await world.tell([
      told(meterNo, 202610, { standKwh: 400, toldAt: '2026-11-20T00:00:00.000Z' }),
    ]);
    const [month] = await monthsOf(world.database, meterNo, 1);
    assert.deepEqual(
      [month?.standKwh, month?.verification, month?.source],
      [200, 'verified', 'purchase'],
    );
    const variants = (await variantsOf(world.database, meterNo)).get('202610') ?? [];
    assert.deepEqual(
      variants.map(({ standKwh, verification }) => [standKwh, verification]),
      [
        [200, 'verified'],
        [400, 'unverified'],
        [300, 'unverified'],
      ],
    );
  });

  test('from a file: what is faulty is told by its line, the rest is kept; again is nothing new', async () => {
    const meterNo = meters[4] ?? '';
    const at = '2026-11-02T08:00:00+07:00';
    const lines = [
      `${meterNo},202610,900,12,219,0,${at},31`,
      `${meterNo},202609,850,12,219,08,${at},`,
      `${meterNo},202611,900,12,219,0,${at},`,
      `${meterNo},202613,900,12,219,0,${at},`,
      `${meterNo},202608,9000000,12,219,0,${at},`,
      `99999999999,202610,900,12,219,0,${at},`,
      `${meterNo},202608,800,12,219,0,2027-01-01T00:00:00Z,`,
      `${meterNo},202608,800`,
    ];
    const first = await importCsv(lines);
    assert.deepEqual(
      first.refusals.map(({ line, error }) => [line, error.code]),
      [
        [4, 'SETRUM_READING_TOO_EARLY'],
        [5, 'SETRUM_READING_MALFORMED'],
        [6, 'SETRUM_READING_MALFORMED'],
        [7, 'SETRUM_METER_UNKNOWN'],
        [8, 'SETRUM_READING_TOO_EARLY'],
        [9, 'SETRUM_READING_MALFORMED'],
      ],
    );
    assert.deepEqual([first.lines, first.newMonths, first.known, first.refused], [8, 2, 0, 6]);
    const again = await importCsv(lines.slice(0, 2));
    assert.deepEqual([again.newMonths, again.toldOtherwise, again.known], [0, 0, 2]);
    const [month] = await monthsOf(world.database, meterNo, 1);
    assert.deepEqual([month?.source, month?.reason, month?.currentDa], ['file', 'file', 31]);
    const elsewhere = await importCsv(lines.slice(0, 1), () => false);
    assert.equal(elsewhere.refusals[0]?.error.code, 'SETRUM_UNIT_FORBIDDEN');
  });
});
