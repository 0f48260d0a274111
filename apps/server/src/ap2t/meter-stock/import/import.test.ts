import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Caller } from '../../../identity/index.ts';
import { auditEntries } from '../../../identity/index.ts';
import { movementsOf } from '../history.ts';
import type { NewMeter } from '../model.ts';
import { defaultStockPolicy } from '../policy.ts';
import { findMeter } from '../store.ts';
import {
  createStockWorld,
  metering,
  newMeter,
  otherUnit,
  type StockWorld,
  unit,
} from '../test-support/stock.ts';
import { type ImportOptions, importMeters } from './import.ts';

const head = 'meter_no,model,factory_no,sgc,krn,ti,ken,key_type,ea,dkga,kct_count,base_date,unit';

function lineOf({ meterNo, modelId, factoryNo, sts }: NewMeter, to = ''): string {
  const { sgc, krn, ti, ken, keyType, ea, dkga, kctCount, baseDate } = sts ?? {};
  const key = [sgc, krn, ti, ken, keyType, ea, dkga, kctCount, baseDate];
  return [meterNo, modelId, factoryNo, ...key.map((value) => value ?? ''), to].join(',');
}

describe('import of meters', () => {
  let world: StockWorld;
  before(async () => {
    world = await createStockWorld();
  });
  after(async () => {
    await world?.close();
  });

  async function* bytes(text: string): AsyncGenerator<Uint8Array> {
    const all = Buffer.from(text);
    for (let at = 0; at < all.length; at += 4096) yield all.subarray(at, at + 4096);
  }
  const run = (lines: readonly string[], options: Partial<ImportOptions> = {}) =>
    importMeters(world.home.database, bytes([head, ...lines].join('\r\n')), {
      ...{ dryRun: false, skipFaulty: false, caller: metering(), at: world.at },
      ...options,
    });
  const count = async (): Promise<number> =>
    (await world.home.database.pool.query('select count(*) as n from ap2t.meter')).rows[0].n;
  const told = (report: Awaited<ReturnType<typeof run>>) =>
    report.findings.map(({ line, severity, error }) => [line, severity, error.code]);

  test('a dry run stores nothing and says what would be; the import stores it with its movements', async () => {
    const [first, second] = world.make('nfc', 2);
    const [plain] = world.make('postpaid');
    assert.ok(first && second && plain);
    const lines = [lineOf(first), lineOf(second, unit), lineOf(plain)];
    const before = await count();
    const dry = await run(lines, { dryRun: true });
    assert.deepEqual(
      [dry.state, dry.lines, dry.meters, dry.errors, dry.batch],
      ['checked', 3, 3, 0, null],
    );
    assert.equal(await count(), before);

    const report = await run(lines);
    assert.deepEqual([report.state, report.meters, report.batch?.meterCount], ['imported', 3, 3]);
    const stored = await findMeter(world.home.database, first.meterNo);
    assert.deepEqual(
      [stored?.state, stored?.unit, stored?.sts, stored?.factoryNo],
      ['received', null, first.sts, first.factoryNo],
    );
    const issued = await findMeter(world.home.database, second.meterNo);
    assert.deepEqual([issued?.state, issued?.unit, issued?.version], ['issued', unit, 2]);
    const movements = await movementsOf(world.home.database, second.meterNo, {
      before: null,
      limit: 9,
    });
    assert.deepEqual(
      movements.map(({ action, toState, batchId }) => [action, toState, batchId]),
      [
        ['issue', 'issued', report.batch?.batchId],
        ['receive', 'received', report.batch?.batchId],
      ],
    );
    assert.equal((await findMeter(world.home.database, plain.meterNo))?.sts, null);
    const acts = await auditEntries(world.home.database, 0, 1_000);
    const act = acts.find(({ subject }) => subject === report.batch?.batchId);
    assert.deepEqual(
      [act?.act, act?.detail['meters'], act?.detail['file']],
      ['meter.import', 3, report.digest],
    );
  });

  test('the same file is the same import, one after the other and at once', async () => {
    const lines = world.make('keypad', 50).map((meter) => lineOf(meter));
    const reports = await Promise.all([run(lines), run(lines), run(lines)]);
    assert.deepEqual(reports.map(({ state }) => state).toSorted(), ['imported', 'known', 'known']);
    assert.equal(new Set(reports.map(({ batch }) => batch?.batchId)).size, 1);
    const again = await run(lines, { dryRun: true });
    assert.deepEqual([again.state, again.errors, again.meters], ['known', 0, 50]);
  });

  test('two files with a meter in common at once: it comes in once', async () => {
    const [shared, ...rest] = world.make('keypad', 21).map((meter) => lineOf(meter));
    assert.ok(shared !== undefined);
    const before = await count();
    const outcomes = await Promise.allSettled([
      run([shared, ...rest.slice(0, 10)]),
      run([...rest.slice(10), shared]),
    ]);
    const done = outcomes.filter(
      (each) => each.status === 'fulfilled' && each.value.state === 'imported',
    );
    assert.equal(done.length, 1);
    assert.equal(await count(), before + 11);
  });

  const faults: [name: string, line: (meter: NewMeter) => string, code: string][] = [
    [
      'a number that is none',
      (meter) => lineOf({ ...meter, meterNo: '3.2031E+10' }),
      'SETRUM_METER_NUMBER_INVALID',
    ],
    [
      'a model that nobody knows',
      (meter) => lineOf({ ...meter, modelId: 'X-9' }),
      'SETRUM_METER_MODEL_UNKNOWN',
    ],
    [
      'a prepaid meter without a key',
      (meter) => `${meter.meterNo},${meter.modelId},,,,,,,,,,,`,
      'SETRUM_METER_FIELD_INVALID',
    ],
    [
      'a supply group that is none',
      (meter) => lineOf(meter).replace('600675', '6006X5'),
      'SETRUM_METER_FIELD_INVALID',
    ],
    [
      'a revision beyond 9',
      (meter) => lineOf(meter).replace('600675,1,', '600675,10,'),
      'SETRUM_METER_FIELD_INVALID',
    ],
    [
      'an algorithm that is none',
      (meter) => lineOf(meter).replace(',11,04,', ',12,04,'),
      'SETRUM_METER_FIELD_INVALID',
    ],
    [
      'three tokens for a 128-bit key',
      (meter) => lineOf(meter).replace(',11,04,4,', ',11,04,3,'),
      'SETRUM_METER_FIELD_INVALID',
    ],
    [
      'a factory number that is too long',
      (meter) => lineOf({ ...meter, factoryNo: 'F'.repeat(21) }),
      'SETRUM_METER_FIELD_INVALID',
    ],
    ['too few cells', (meter) => lineOf(meter).replace(/,$/, ''), 'SETRUM_CSV_CELLS'],
    ['a unit that there is not', (meter) => lineOf(meter, '99999'), 'SETRUM_UNIT_UNKNOWN'],
    ['a unit above the service units', (meter) => lineOf(meter, '53400'), 'SETRUM_UNIT_UNKNOWN'],
  ];
  for (const [name, line, code] of faults) {
    test(`${name} keeps the whole file out, unless faulty lines are skipped`, async () => {
      const [good, bad] = world.make('nfc', 2);
      assert.ok(good && bad);
      const lines = [lineOf(good), line(bad)];
      const before = await count();
      for (const dryRun of [true, false]) {
        const report = await run(lines, { dryRun });
        assert.deepEqual(told(report), [[3, 'error', code]]);
        assert.deepEqual([report.state, report.meters], [dryRun ? 'checked' : 'refused', 0]);
      }
      assert.equal(await count(), before);
      const skipping = await run(lines, { skipFaulty: true });
      assert.deepEqual([skipping.state, skipping.meters, skipping.errors], ['imported', 1, 1]);
      assert.equal(await count(), before + 1);
    });
  }

  test('doubles in the file and in stock', async () => {
    const [known, twice] = world.make('nfc', 2);
    assert.ok(known && twice);
    await run([lineOf(known)]);
    const report = await run([lineOf(twice), lineOf(known), lineOf(twice)]);
    assert.deepEqual(told(report), [
      [3, 'error', 'SETRUM_METER_ALREADY_IN_STOCK'],
      [4, 'error', 'SETRUM_METER_TWICE'],
    ]);
    assert.equal(report.state, 'refused');
  });

  test('a check digit and a maker that do not fit are warnings, or errors where a deployment says so', async () => {
    const [meter] = world.make('nfc');
    assert.ok(meter !== undefined);
    const last = (Number(meter.meterNo.at(-1)) + 1) % 10;
    const wrong = lineOf({ ...meter, meterNo: `${meter.meterNo.slice(0, -1)}${last}` });
    const other = lineOf({ ...newMeter('keypad', 77_777), modelId: meter.modelId });
    const warned = await run([wrong, other]);
    assert.deepEqual(told(warned), [
      [2, 'warning', 'SETRUM_METER_CHECK_DIGIT'],
      [3, 'warning', 'SETRUM_METER_MAKER_CODE'],
    ]);
    assert.deepEqual([warned.state, warned.warnings], ['imported', 2]);
    const policy = { ...defaultStockPolicy, checkDigit: 'refuse', makerCode: 'ignore' } as const;
    const [next] = world.make('nfc');
    const broken = wrong.replace(meter.meterNo.slice(0, 10), next?.meterNo.slice(0, 10) ?? '');
    const strict = await run([broken], { policy });
    assert.equal(strict.state, 'refused');
    assert.deepEqual(told(strict), [[2, 'error', 'SETRUM_METER_CHECK_DIGIT']]);
  });

  test('a unit outside the caller’s scope is an error of its line', async () => {
    const caller: Caller = metering('SRI', [unit]);
    const [mine, theirs] = world.make('nfc', 2);
    assert.ok(mine && theirs);
    const report = await run([lineOf(mine, unit), lineOf(theirs, otherUnit)], { caller });
    assert.deepEqual(told(report), [[3, 'error', 'SETRUM_UNIT_FORBIDDEN']]);
  });

  test('what a line leaves out is what its model can only be, or what is usual; numbers may have lost their zeros', async () => {
    const [meter] = world.make('nfc');
    assert.ok(meter !== undefined);
    const line = `${meter.meterNo},em512-710,,675,1,1,,,11,,,2014,`;
    assert.equal((await run([line])).state, 'imported');
    const stored = await findMeter(world.home.database, meter.meterNo);
    assert.deepEqual(stored?.sts, {
      ...{ sgc: '000675', krn: 1, ti: '01', ken: 255, keyType: 2 },
      ...{ ea: '11', dkga: '04', kctCount: 4, baseDate: 2014 },
    });
  });

  test('a file without lines, and one that cannot be read, are refused as a whole', async () => {
    await assert.rejects(run([]), { code: 'SETRUM_CSV_EMPTY' });
    await assert.rejects(run(['"']), { code: 'SETRUM_CSV_MALFORMED' });
  });

  test('twenty thousand meters come in as one', async () => {
    const before = await count();
    const lines = world
      .make('keypad', 20_000)
      .map((meter, n) => lineOf(meter, n % 2 === 0 ? unit : ''));
    const report = await run(lines);
    assert.deepEqual([report.state, report.meters], ['imported', 20_000]);
    assert.equal(await count(), before + 20_000);
    const { rows } = await world.home.database.pool.query(
      'select count(*) as n from ap2t.meter_movement where batch_id = $1',
      [report.batch?.batchId],
    );
    assert.equal(rows[0].n, 30_000);
  });
});
