import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import { cancelCollective } from './control.ts';
import {
  type CollectiveWorld,
  callerWith,
  clerk,
  createCollectiveWorld,
  header,
  line,
  linesTo,
} from './test-support/collective-world.ts';

describe('a file of new connections', () => {
  let world: CollectiveWorld;
  before(async () => {
    world = await createCollectiveWorld();
  });
  after(() => world?.close());
  beforeEach(() =>
    world.home.database.pool.query('truncate ap2t.collective_line, ap2t.collective'),
  );
  const count = async () =>
    (await world.home.database.pool.query('select from ap2t.collective_line')).rowCount;
  const problemsOf = async (...lines: string[]) =>
    (await world.send(lines, null)).refused.map(({ line, problems }) => [
      line,
      ...problems.map(({ code, params }) => params['column'] ?? code),
    ]);

  test('a dry run tells what it would cost and what is wrong, and keeps nothing', async () => {
    const report = await world.send([line(1), line(2, { power: '2201' }), line(3)], null);
    assert.equal(report.collective, null);
    assert.deepEqual(report.totals, {
      ...{ lines: 3, refused: 1, totalCents: 2 * (206_200_000 + 5_000_000) },
      costs: report.totals.costs,
    });
    const costs = new Map(report.totals.costs.map(({ kind, amountCents }) => [kind, amountCents]));
    assert.equal(costs.get('BP'), 2 * 206_200_000);
    assert.deepEqual(
      report.refused.map((one) => one.line),
      [3],
    );
    assert.equal(await count(), 0);
  });

  test('kept, it waits to be started; the faulty lines say why', async () => {
    const { collective, isNew } = await world.send([line(1), line(2, { name: '' })], 'key-0001');
    assert.ok(isNew && collective !== null);
    assert.match(collective.collectiveNo, /^K53425261123\d{4}$/);
    assert.deepEqual(
      [collective.state, collective.lines, collective.refused, collective.madeBy],
      ['ready', 2, 1, 'SRI'],
    );
    assert.equal(await world.makeAll(), 0);
    const entries = await auditEntries(world.home.database, 0, 100);
    const { act, subject } = entries.at(-1) ?? {};
    assert.deepEqual([act, subject], ['collective.import', collective.collectiveNo]);
    assert.ok(!JSON.stringify(entries).includes('WARGA'));
  });

  test('sent twice it is one', async () => {
    const [first, second] = await Promise.all([
      world.send(linesTo(3), 'key-0002'),
      world.send(linesTo(3), 'key-0002'),
    ]);
    assert.equal(first.collective?.collectiveNo, second.collective?.collectiveNo);
    assert.equal([first, second].filter(({ isNew }) => isNew).length, 1);
    const again = await world.send(linesTo(3), 'key-0002');
    assert.deepEqual([again.isNew, again.totals.refused], [false, 0]);
    assert.equal(await count(), 3);
    const known = { code: 'SETRUM_COLLECTIVE_KNOWN' };
    await assert.rejects(world.send(linesTo(3), 'key-0003'), known);
    const reused = { code: 'SETRUM_REQUEST_KEY_REUSED' };
    await assert.rejects(world.send(linesTo(4), 'key-0002'), reused);
    await assert.rejects(
      world.send(linesTo(3), 'key-0002', callerWith('supervisor', 'all', 'BUDI')),
      reused,
    );
    await cancelCollective(world.options(), first.collective?.collectiveNo ?? '', clerk);
    assert.ok((await world.send(linesTo(3), 'key-0003')).isNew);
  });

  test('the same request twice in a file, or in another file that is under way, is refused', async () => {
    assert.deepEqual(await problemsOf(line(1), line(2), line(1)), [
      [4, 'SETRUM_COLLECTIVE_LINE_REPEATED'],
    ]);
    await world.send(linesTo(2), 'key-0004');
    const report = await world.send([line(1), line(3)], 'key-0005');
    assert.deepEqual(
      report.refused.map(({ problems }) => problems[0]?.code),
      ['SETRUM_COLLECTIVE_LINE_REPEATED'],
    );
  });

  const cell = (column: string, value: string): string => {
    const columns = header.split(';');
    return line(1)
      .split(';')
      .map((old, n) => (columns[n] === column ? `"${value}"` : old))
      .join(';');
  };
  const boundaries: readonly [string, string, string][] = [
    ['name', 'x'.repeat(60), 'x'.repeat(61)],
    ['address', 'x'.repeat(160), 'x'.repeat(161)],
    ['address', 'x'.repeat(160), 'x'.repeat(5000)],
    ['nik', '1'.repeat(16), '1'.repeat(17)],
    ['nik', '', '1'.repeat(15)],
    ['nik', "'3374012345670001", '3,37401E+15'],
    ['power_va', '2.200', '2,200'],
    ['power_va', '1300', '0'],
    ['product', 'Prabayar (Prepaid) Dua Arah - NFC', 'NFC'],
    ['tariff', 'R1T', 'R1TT9'],
    ['first_credit_rupiah', '50.000', '-50000'],
    ['name', "Robert'); drop table ap2t.collective; --", 'a\u0000b'.replace('\u0000', '\u0007')],
    ['name', '=cmd|x', ' '],
  ];
  for (const [column, good, bad] of boundaries) {
    test(`${column}: ${JSON.stringify(good.slice(0, 24))} may be, ${JSON.stringify(bad.slice(0, 24))} may not`, async () => {
      assert.deepEqual(await problemsOf(cell(column, good)), []);
      assert.deepEqual(await problemsOf(cell(column, bad)), [[2, column]]);
    });
  }

  test('everything that is wrong in a line is told at once', async () => {
    assert.deepEqual(await problemsOf(';1;;;;;x'), [
      [2, 'name', 'address', 'nik', 'tariff', 'power_va', 'product', 'first_credit_rupiah'],
    ]);
    assert.deepEqual(await problemsOf(`${line(1)};more`, line(2)), [
      [2, 'SETRUM_COLLECTIVE_LINE_CELLS'],
    ]);
  });

  test('files that are none of ours', async () => {
    await assert.rejects(world.send([], 'key-0006'), { code: 'SETRUM_COLLECTIVE_EMPTY' });
    await assert.rejects(world.send(['"'], 'key-0006'), { code: 'SETRUM_CSV_MALFORMED' });
    const stranger = callerWith('front-office', new Set(['53426']));
    await assert.rejects(world.send(linesTo(1), 'key-0006', stranger), {
      code: 'SETRUM_UNIT_FORBIDDEN',
    });
    assert.equal(await count(), 0);
  });

  test('ten thousand lines, and not one more', async () => {
    const { collective } = await world.send(linesTo(10_000), 'key-0007');
    assert.deepEqual([collective?.lines, collective?.refused, await count()], [10_000, 0, 10_000]);
    await assert.rejects(world.send(linesTo(10_001), 'key-0008'), { code: 'SETRUM_CSV_TOO_LONG' });
  });
});
