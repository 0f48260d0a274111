import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { told } from '../../test-support/profile-data.ts';
import { createProfileWorld, type ProfileWorld } from '../test-support/profile-world.ts';
import { exportMonths } from './export.ts';
import { namedQueries } from './queries.ts';
import { queryMonths } from './query.ts';

const [honest, fallen, marked] = ['32000000018', '32000000026', '32000000034'];
const months = [202512, ...Array.from({ length: 10 }, (_, n) => 202601 + n)];

describe('load profiles as monthly files', () => {
  let world: ProfileWorld;
  let folder: string;
  before(async () => {
    world = await createProfileWorld();
    folder = await mkdtemp(join(tmpdir(), 'setrum-parquet-'));
    const place = { unit: '53425', feeder: "BDG'01", transformer: 'T-1', powerVa: 1300 };
    await world.put([honest, fallen, marked].map((meterNo) => ({ meterNo, ...place })));
    await world.tell(
      months.flatMap((month, n) => [
        told(honest, month, { standKwh: 5000 + 100 * n }),
        told(fallen, month, { standKwh: 7000 + 100 * Math.min(n, 7) + 20 * Math.max(0, n - 7) }),
        told(marked, month, { standKwh: 9000 + 100 * n, tamper: n === 4 ? 8 : 0 }),
      ]),
    );
    const month = { month: 202610, amountCents: 12_345_678_900, purchases: 1 };
    await world.database.pool.query(
      `select profile.put_sold(array[row('${honest}', 202610, 1000, ${month.amountCents}, 1)::profile.sold_draft])`,
    );
  });
  after(async () => {
    await world?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (question: string) => queryMonths({ folder, question, limit: 100 });

  test('are not there before they are exported', async () => {
    await assert.rejects(ask('usage'), { code: 'SETRUM_ANALYSIS_FOLDER' });
  });

  test('hold each month whole, as the database has it', async () => {
    const span = { folder, from: 202512, until: 202612 };
    const written = await exportMonths(world.database, span);
    assert.deepEqual(
      written.map(({ month, rows }) => [month, rows]),
      months.map((month) => [month, 3]),
    );
    const names = await readdir(folder);
    assert.equal(names.filter((name) => name.endsWith('.parquet')).length, months.length);
    assert.ok(!names.some((name) => name.endsWith('.part')));
    const { columns, rows } = await ask(
      `select meter_no, feeder, usage_kwh, sold_dkwh, sold_cents, verification, contradicted from reading
        where month = 202610 order by meter_no;`,
    );
    assert.equal(columns[0], 'meter_no');
    assert.deepEqual(rows, [
      [honest, "BDG'01", 100, '1000', '12345678900', 'unverified', false],
      [fallen, "BDG'01", 20, null, null, 'unverified', false],
      [marked, "BDG'01", 100, null, null, 'unverified', false],
    ]);
  });

  test('tell the anomalies of twelve months', async () => {
    const { columns, rows } = await ask('anomalies');
    const found = rows.map((row) => Object.fromEntries(row.map((cell, n) => [columns[n], cell])));
    assert.deepEqual(
      found.map(({ meter_no, tamper_months, transformer }) => [
        meter_no,
        tamper_months,
        transformer,
      ]),
      [
        [fallen, 0, 'T-1'],
        [marked, 1, 'T-1'],
      ],
    );
    assert.ok(Number(found[0]?.['fall_percent']) > 60);
  });

  test('answer every question that has a name, and say what is wrong with a wrong one', async () => {
    for (const name of Object.keys(namedQueries)) {
      const { columns, rows } = await ask(name);
      assert.ok(columns.length > 0 && rows.length > 0, name);
    }
    await assert.rejects(ask('select nothing_known from reading'), {
      code: 'SETRUM_ANALYSIS_QUERY',
    });
  });
});
