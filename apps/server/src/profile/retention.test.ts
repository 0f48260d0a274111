import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { told } from '../test-support/profile-data.ts';
import { firstKeptMonth, forgetOldProfiles } from './retention.ts';
import { profileDefaults, profileSettingsOf } from './settings.ts';
import { monthsOf } from './store.ts';
import { createProfileWorld, type ProfileWorld } from './test-support/profile-world.ts';

const meterNo = '32000000018';

describe('load profiles that are too old', () => {
  let world: ProfileWorld;
  before(async () => {
    world = await createProfileWorld();
    const { pool } = world.database;
    await world.put([{ meterNo, unit: '53425', feeder: 'F', transformer: 'T' }]);
    for (const month of [202510, 202511, 202512])
      await pool.query('select profile.create_month($1)', [month]);
    const months = [202001, 202510, 202511, 202512];
    await world.tell(months.map((month, n) => told(meterNo, month, { standKwh: 100 * n })));
    await world.tell([told(meterNo, 202510, { standKwh: 150 })]);
    await world.refresh();
  });
  after(() => world?.close());

  test('go, as partitions and row by row; the sums of places stay', async () => {
    const { pool } = world.database;
    const gone = await forgetOldProfiles(world.database, world.now, 13);
    assert.deepEqual(gone, { partitions: 2, rows: 3 });
    const left = await monthsOf(world.database, meterNo, 99);
    assert.deepEqual(
      left.map(({ month }) => month),
      ['202512', '202511'],
    );
    const { rows } = await pool.query(
      "select month, usage_kwh from profile.place_month where unit = '53425' and feeder = '*' order by month",
    );
    assert.deepEqual(
      rows.map(({ month, usage_kwh }) => [month, usage_kwh]),
      [
        [202001, 0],
        [202510, 0],
        [202511, 100],
        [202512, 100],
      ],
    );
    const again = await forgetOldProfiles(world.database, world.now, 13);
    assert.deepEqual(again, { partitions: 0, rows: 0 });
  });

  test('are those before the months that are kept, the present one included', () => {
    const now = new Date('2026-01-31T17:00:00Z');
    assert.deepEqual(
      [1, 2, 3, 14, 26].map((months) => firstKeptMonth(now, months)),
      [202602, 202601, 202512, 202501, 202401],
    );
  });

  test('the settings of an environment are checked', () => {
    assert.deepEqual(profileSettingsOf({}), profileDefaults);
    const given = {
      SETRUM_LOW_VOLTAGE_V: '207',
      SETRUM_HIGH_VOLTAGE_V: '242',
      SETRUM_PROFILE_MONTHS: '24',
    };
    assert.deepEqual(profileSettingsOf(given), {
      lowVoltageV: 207,
      highVoltageV: 242,
      keepMonths: 24,
    });
    for (const wrong of [
      { SETRUM_PROFILE_MONTHS: '12' },
      { SETRUM_LOW_VOLTAGE_V: '231' },
      { SETRUM_LOW_VOLTAGE_V: '2o7' },
    ])
      assert.throws(() => profileSettingsOf(wrong), { code: 'SETRUM_USAGE' });
  });
});
