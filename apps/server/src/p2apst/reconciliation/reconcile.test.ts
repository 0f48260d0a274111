import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { testPartner } from '../../test-support/world.ts';
import { depositBalance } from '../deposit/service.ts';
import { examineLedger } from '../ledger/examine.ts';
import { verifyClosings } from '../settlement/verify.ts';
import type { Decision, Difference } from './model.ts';
import {
  createReconciliationWorld,
  day,
  edited,
  type ReconciliationWorld,
  refOf,
} from './test-support/day.ts';

const { partnerId } = testPartner;
const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('reconciliation of prepaid sales', () => {
  let hub: ReconciliationWorld;
  let ours: string;
  before(async () => {
    hub = await createReconciliationWorld(8);
    for (let n = 0; n < 6; n++) await hub.sell(n);
    // A sale over HTTP has no references; it goes by its own number.
    const { meters } = hub.world;
    await hub.world.newService().buy(hub.world.request({ meterNo: meters[6] ?? '' }));
  });
  after(async () => {
    await hub?.world.close();
  });

  const decide = (difference: Difference | undefined, decision: Decision, by = 'TONO') =>
    hub.decisions.decide(difference?.differenceId ?? '', { decision, reason: 'uji', by });
  const balance = async () => (await depositBalance(hub.world.database, partnerId)) ?? 0;

  test('a day is reconciled when it is closed', async () => {
    await assert.rejects(hub.file(day), coded('SETRUM_DAY_NOT_CLOSED'));
    await assert.rejects(hub.reconcile(day, ''), coded('SETRUM_DAY_NOT_CLOSED'));
    await hub.close('2026-11-24T01:00:00+07:00');
    hub.world.now = new Date('2026-11-24T09:00:00+07:00');
    ours = await hub.file(day);
    assert.equal(ours.split('\n').length, 7 + 4);
    const line =
      ours
        .split('\n')
        .find((text) => text.includes(refOf(0)))
        ?.split('|') ?? [];
    assert.equal(line.length, 18);
    assert.deepEqual(
      [line[0], line[1], line[2], line[5], line[7], line[8]],
      ['20261123120000', partnerId, '6021', hub.world.meters[0], '5000000', '250000'],
    );
    const parts = line.slice(9, 14).reduce((sum, cell) => sum + Number(cell), 0);
    assert.equal(parts, 5_000_000);
    assert.equal(hub.world.read(hub.world.meters[0] ?? '', line[15] ?? '').kind, 'credit');
  });

  test('our own file does not differ, and the same file is the same run', async () => {
    const run = await hub.reconcile(day, ours);
    assert.deepEqual([run.theirLines, run.ourLines, run.matched, run.differences], [7, 7, 7, 0]);
    assert.deepEqual([run.theirCents, run.ourCents], [35_000_000, 35_000_000]);
    assert.deepEqual(await hub.reconcile(day, ours), run);
    await assert.rejects(
      hub.reconcile(day, ours.replace('|6021|', '|60x1|')),
      coded('SETRUM_FILE_INVALID'),
    );
    const { rows } = await hub.world.database.pool.query('select from p2apst.reconciliation_run');
    assert.equal(rows.length, 1);
  });

  let theirs: string;
  let only: Record<string, Difference | undefined>;
  test('every damage is found, nothing else, and no token is kept in clear', async () => {
    theirs = edited(ours, refOf(0), () => []);
    theirs = edited(theirs, refOf(1), (cells) => [cells, cells]);
    theirs = edited(theirs, refOf(2), (cells) => [cells.with(7, '4900000').with(13, '1')]);
    theirs = edited(theirs, refOf(3), (cells) => [cells.with(15, '1'.repeat(20)).with(14, '77')]);
    // A line that only they have: the customer of meter 7 has paid.
    const foreign = [hub.world.meters[7] ?? '', '534250000007'];
    theirs = edited(theirs, refOf(4), (cells) => [
      cells,
      cells
        .with(4, refOf(7))
        .with(5, foreign[0] ?? '')
        .with(6, foreign[1] ?? ''),
      // And one whose meter and IDPEL do not belong together.
      cells.with(4, refOf(8)).with(6, '534250000006'),
    ]);
    const run = await hub.reconcile(day, theirs);
    const found = await hub.found(run);
    assert.deepEqual(
      found
        .map(({ kind, switcherRef, nextStep }) => `${kind} ${switcherRef.slice(-1)} ${nextStep}`)
        .sort(),
      [
        'amount-differs 2 ask',
        'duplicate-line 1 reject',
        'energy-differs 3 ask',
        'only-ours 0 reject',
        'only-theirs 7 take-over',
        'only-theirs 8 take-over',
        'token-differs 3 ask',
      ],
    );
    assert.equal(run.differences, 7);
    assert.doesNotMatch(JSON.stringify(found), /"TOKEN":"\d{20}"/);
    only = Object.fromEntries(
      found.map((one) => [`${one.kind} ${one.switcherRef.slice(-1)}`, one]),
    );
  });

  test('what may be decided depends on the kind; asking keeps it open', async () => {
    for (const [name, decision] of [
      ['duplicate-line 1', 'take-over'],
      ['amount-differs 2', 'reject'],
    ] as const) {
      await assert.rejects(decide(only[name], decision), coded('SETRUM_DECISION_NOT_POSSIBLE'));
    }
    await assert.rejects(
      hub.decisions.decide('00000000-0000-7000-8000-000000000000', {
        ...{ decision: 'ask', reason: 'uji', by: 'SRI' },
      }),
      coded('SETRUM_DIFFERENCE_UNKNOWN'),
    );
    assert.equal((await decide(only['amount-differs 2'], 'ask')).state, 'asked');
    const settled = await decide(only['amount-differs 2'], 'take-over');
    assert.deepEqual(
      [settled.state, settled.decidedBy, settled.reason],
      ['decided', 'TONO', 'uji'],
    );
    await assert.rejects(
      decide(only['amount-differs 2'], 'ask'),
      coded('SETRUM_DIFFERENCE_DECIDED'),
    );
    await decide(only['duplicate-line 1'], 'reject');
  });

  test('only ours, rejected: the sale is taken back, once', async () => {
    const before = await balance();
    const outcomes = await Promise.allSettled([
      decide(only['only-ours 0'], 'reject'),
      decide(only['only-ours 0'], 'reject'),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(await balance(), before + 5_000_000);
    const { rows } = await hub.world.database.pool.query(
      'select refund_id from p2apst.refund r join p2apst.reconciliation_difference d on d.event_id = r.refund_id',
    );
    assert.equal(rows.length, 1);
  });

  test('only theirs, taken over: a sale is made, once, and belongs to the day of the file', async () => {
    const before = await balance();
    const outcomes = await Promise.allSettled([
      decide(only['only-theirs 7'], 'take-over'),
      decide(only['only-theirs 7'], 'take-over', 'EVA'),
    ]);
    assert.ok(outcomes.some(({ status }) => status === 'fulfilled'));
    assert.equal(await balance(), before - 5_000_000);
    const { rows } = await hub.world.database.pool.query<{ at: Date; switcher_ref: string }>(
      `select at, switcher_ref from p2apst.purchase where meter_no = $1`,
      [hub.world.meters[7]],
    );
    assert.deepEqual(rows, [{ at: hub.world.now, switcher_ref: refOf(7) }]);
    const file = await hub.file(day);
    assert.ok(file.includes(`|${refOf(7)}|`));
    assert.ok(!file.includes(`|${refOf(0)}|`));
    await hub.close('2026-11-25T01:00:00+07:00');
    hub.world.now = new Date('2026-11-25T09:00:00+07:00');
    assert.ok(!(await hub.file('2026-11-24')).includes(refOf(7)));
    // The partner puts its file right: all agree, and what was open is gone.
    const run = await hub.reconcile(day, file);
    assert.equal(run.differences, 0);
    const states = await hub.world.database.pool.query<{ state: string; count: number }>(
      'select state, count(*) from p2apst.reconciliation_difference group by state order by state',
    );
    assert.deepEqual(states.rows, [
      { state: 'decided', count: 4 },
      { state: 'gone', count: 3 },
    ]);
  });

  test('a line that contradicts itself is not sold; it stays open with the reason', async () => {
    // The partner sends the damaged file again with a line end changed: another file, the same differences.
    await hub.reconcile(day, theirs.replace('PREPAID|', 'prepaid|'));
    const take = decide(only['only-theirs 8'], 'take-over');
    await assert.rejects(take, coded('SETRUM_LINE_NOT_SALEABLE'));
    const [open] = (
      await hub.found(await hub.reconcile(day, theirs.replace('PREPAID|', 'prepaid|')))
    ).filter(({ switcherRef }) => switcherRef === refOf(8));
    assert.deepEqual(
      [open?.state, open?.failure, open?.attempts, open?.differenceId],
      ['open', 'SETRUM_LINE_NOT_SALEABLE', 1, only['only-theirs 8']?.differenceId],
    );
    const settled = await decide(open, 'reject');
    assert.equal(settled.state, 'decided');
  });

  test('only ours, rejected after the meter has taken the token: refused', async () => {
    const run = await hub.reconcile(
      day,
      edited(await hub.file(day), refOf(5), () => []),
    );
    const [difference] = await hub.found(run);
    assert.equal(difference?.kind, 'only-ours');
    await hub.world.database.pool.query(
      'update vending.token set result = 1, result_at = now() where meter_no = $1',
      [hub.world.meters[5]],
    );
    const before = await balance();
    await assert.rejects(decide(difference, 'reject'), coded('SETRUM_SALE_NOT_RETURNABLE'));
    assert.equal(await balance(), before);
    assert.equal((await decide(difference, 'take-over')).state, 'decided');
    assert.equal(await balance(), before);
  });

  test('a deposit that is too low: open, and sold when there is money', async () => {
    const line = await hub.file(day);
    const text = edited(line, refOf(4), (cells) => [cells, cells.with(4, refOf(9))]);
    const [difference] = await hub.found(await hub.reconcile(day, text));
    assert.equal(difference?.kind, 'only-theirs');
    const { pool } = hub.world.database;
    await pool.query('update p2apst.deposit set limit_cents = balance_cents');
    await assert.rejects(decide(difference, 'take-over'), coded('SETRUM_DEPOSIT_TOO_LOW'));
    await pool.query('update p2apst.deposit set limit_cents = 0');
    const settled = await decide(difference, 'take-over');
    assert.deepEqual([settled.state, settled.failure, settled.attempts], ['decided', null, 1]);
  });

  test('every decision is in the audit trail; books and closings are whole', async () => {
    const { rows } = await hub.world.database.pool.query<{ act: string; count: number }>(
      `select act, count(*) from identity.audit_entry where act like 'reconciliation.%' group by act order by act`,
    );
    assert.deepEqual(
      rows.map(({ act }) => act),
      ['reconciliation.decide', 'reconciliation.run'],
    );
    assert.deepEqual((await examineLedger(hub.world.database)).faults, []);
    assert.deepEqual(await verifyClosings(hub.world.database), []);
  });
});
