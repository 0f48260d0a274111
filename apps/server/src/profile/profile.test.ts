import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestCard, recordOf } from '../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld } from '../test-support/world.ts';
import { judge } from './judge.ts';
import { keepMonthPartitions } from './partitions.ts';
import { reportParameters, reportRow } from './report.ts';
import { latestReport, monthsOf } from './store.ts';

describe('load profiles', () => {
  let world: TestWorld;
  before(async () => {
    world = await createTestWorld({ meters: 2 });
  });
  after(() => world.close());

  const store = async (meterNo: string, months: readonly string[]): Promise<void> => {
    const card = createTestCard(meterNo, '04A1B2C3D4E5F0');
    await card.report(
      [0, 0, 0, 0, 0],
      months.map((month, n) => recordOf(month, 1000 - n)),
    );
    const visit = await card.visit();
    const report = judge(visit, world.securityModule.cards);
    assert.ok(report !== null);
    const rows = [reportRow(report, { at: world.now.toISOString(), purchaseId: null })];
    const [reports, readings] = reportParameters(rows.map((row) => ({ i: 1, row })));
    await world.database.pool.query('select profile.store_reports($1, $2)', [reports, readings]);
  };
  const partitionOf = async (month: string): Promise<string> => {
    const { rows } = await world.database.pool.query(
      'select tableoid::regclass::text as name from profile.reading where month = $1 limit 1',
      [Number(month)],
    );
    return rows[0].name;
  };

  test('months get partitions of their own; what came before them moves in', async () => {
    const [meterNo = ''] = world.meters;
    await store(meterNo, ['202611', '202610', '202609', '201201']);
    assert.equal(await partitionOf('202611'), 'profile.reading_other');
    await keepMonthPartitions(world.database, world.now);
    await keepMonthPartitions(world.database, world.now);
    assert.equal(await partitionOf('202611'), 'profile.reading_202611');
    assert.equal(await partitionOf('202610'), 'profile.reading_202610');
    assert.equal(await partitionOf('201201'), 'profile.reading_other');
    assert.deepEqual(
      (await monthsOf(world.database, meterNo, 3)).map(({ month }) => month),
      ['202611', '202610', '202609'],
    );
  });

  test('the last report is the present state; a meter that never reported has none', async () => {
    const [, meterNo = ''] = world.meters;
    assert.equal(await latestReport(world.database, meterNo), null);
    assert.deepEqual(await monthsOf(world.database, meterNo, 12), []);
    await store(meterNo, ['202611']);
    const present = await latestReport(world.database, meterNo);
    assert.deepEqual(
      [present?.creditDkwh, present?.lowCredit, present?.krn, present?.sgc],
      [46, true, 2, 534_250],
    );
  });
});
