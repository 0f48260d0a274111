import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { type FaultDesk, startFaultDesk } from './desk.ts';

/** Longer than anything that was taken up stays with whoever took it. */
const afterLeaseMs = 60_000;
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

describe('an application, and a server that is killed under it', () => {
  let desk: FaultDesk;
  before(async () => {
    desk = await startFaultDesk();
  });
  after(() => desk?.stop());

  /** Holds what `lockSql` locks while `request` runs into it at the mortal server, which is killed there; then lets go. */
  const killedIn = async (lockSql: string, waitsIn: string, request: () => Promise<unknown>) => {
    const holder = await desk.database.pool.connect();
    try {
      await holder.query('begin');
      await holder.query(lockSql);
      const asked = Promise.allSettled([request()]);
      await waiting(waitsIn);
      await desk.kill();
      const [ended] = await asked;
      if (ended.status === 'rejected') throw ended.reason;
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    await quiet(waitsIn);
  };
  const waiters = async (queryLike: string): Promise<number> => {
    const { rows } = await desk.database.pool.query(
      `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
          and state = 'active' and query ilike '%' || $1 || '%'`,
      [queryLike],
    );
    return rows.length;
  };
  const waiting = async (queryLike: string): Promise<void> => {
    for (let looks = 0; looks < 1000 && (await waiters(queryLike)) === 0; looks++) await delay(10);
    assert.ok((await waiters(queryLike)) > 0, `nobody waits in ${queryLike}`);
  };
  /** The database has noticed that its client is dead. */
  const quiet = async (queryLike: string): Promise<void> => {
    for (let looks = 0; looks < 1000 && (await waiters(queryLike)) > 0; looks++) await delay(10);
  };

  const pay = (
    server: string,
    of: { registrationNo: string; amountCents: number },
    key: string,
  ) => {
    const { registrationNo, amountCents } = of;
    return desk.ask(
      server,
      'counter',
      'POST',
      'bills/payments',
      { registrationNo, amountCents },
      key,
    );
  };
  /** From activated to the posted PDL, over HTTP, each step by whoever does it. */
  const toPosting = async (server: string, agendaNo: string, meterNo: string, cardUid: string) => {
    const step = (who: string, action: string, body: object = {}) =>
      desk.done(server, who, `applications/${agendaNo}/${action}`, body);
    await desk.until(agendaNo, 'tokens-generated');
    await step('tono', 'set-kct');
    await step('tono', 'issue-work-order');
    const report = { doneOn: today(), fitter: 'DEDI', installedMeter: meterNo, seals: [] };
    await step('dedi', 'realise', { ...report, installed: { lwbpKwh: 0 } });
    const paper = (kind: string) => ({
      ...{ paperNo: `${agendaNo}/${kind}`, signedBy: 'KETUT', signedOn: today() },
    });
    await step('sari', 'sign', { contract: paper('SPJBTL'), minutes: paper('BAP'), cardUid });
    await step('rina', 'enter-pdl');
    await step('yuli', 'check-pdl');
    await step('budi', 'approve-pdl');
    await step('rina', 'post-pdl');
    assert.equal(await desk.stateOf(agendaNo), 'posted');
  };
  const tokensOf = async (meterNo: string) => {
    const { rows } = await desk.database.pool.query(
      'select request_id, part from vending.token where meter_no = $1 order by request_id, part',
      [meterNo],
    );
    return rows;
  };

  test('between payment and activation: paid it is, and it goes on to posting', async () => {
    const of = await desk.payable();
    const { agendaNo } = of;
    const key = randomUUID();
    const paid = await pay(desk.mortal(), of, key);
    assert.equal(paid?.status, 200);
    await desk.kill();
    // The answer was lost: asked again elsewhere it is the same payment.
    assert.deepEqual(await pay(desk.steady, of, key), paid);
    assert.equal(await desk.stateOf(agendaNo), 'paid');
    await desk.restart();
    const [meterNo = ''] = await desk.freeMeters();
    await desk.done(desk.mortal(), 'tono', `applications/${agendaNo}/activate`, { meterNo });
    await toPosting(desk.mortal(), agendaNo, meterNo, '04D5E6F7A8B901');
    await desk.assertWhole();
  });

  test('and two servers asked at once: one meter for one application, one step for one key', async () => {
    const two = [await desk.payable(), await desk.payable()];
    for (const one of two) await pay(desk.steady, one, randomUUID());
    const [meterNo = ''] = await desk.freeMeters();
    const servers = [desk.steady, desk.mortal()];
    const answers = await Promise.all(
      two.map(({ agendaNo }, n) =>
        desk.ask(servers[n] ?? '', 'tono', 'POST', `applications/${agendaNo}/activate`, {
          meterNo,
        }),
      ),
    );
    const codes = answers.map((answer) => String(answer?.body['code'] ?? 'done')).toSorted();
    assert.deepEqual(codes, ['SETRUM_METER_IN_USE', 'done']);
    const loser = two[answers[0]?.status === 200 ? 1 : 0]?.agendaNo ?? '';
    const key = randomUUID();
    const [other = ''] = await desk.freeMeters();
    const clicks = await Promise.all(
      [...servers, ...servers].map((server) =>
        desk.ask(server, 'tono', 'POST', `applications/${loser}/activate`, { meterNo: other }, key),
      ),
    );
    assert.deepEqual(new Set(clicks.map((answer) => answer?.status)), new Set([200]));
    for (const { agendaNo } of two) await desk.until(agendaNo, 'tokens-generated');
    await desk.assertWhole();
  });

  test('in the middle of its payment, then of its activation: paid once, activated once by the same requests', async () => {
    const of = await desk.payable();
    const { agendaNo } = of;
    const payment = randomUUID();
    await killedIn('select from p2apst.deposit for update', 'record_payment', async () =>
      assert.equal(await pay(desk.mortal(), of, payment), null),
    );
    // The database may have done what it was asked for before it noticed: then on both sides.
    assert.ok(['sip-issued', 'paid'].includes(await desk.stateOf(agendaNo)));
    await desk.assertWhole();
    assert.equal((await pay(desk.steady, of, payment))?.status, 200);
    await desk.restart();
    const [meterNo = ''] = await desk.freeMeters();
    const key = randomUUID();
    const activate = (server: string) =>
      desk.ask(server, 'tono', 'POST', `applications/${agendaNo}/activate`, { meterNo }, key);
    const noOrders = 'lock table ap2t.token_order in share mode';
    await killedIn(noOrders, 'insert into "ap2t"."token_order"', async () =>
      assert.equal(await activate(desk.mortal()), null),
    );
    assert.equal(await desk.stateOf(agendaNo), 'paid');
    assert.ok((await desk.freeMeters()).includes(meterNo));
    const both = await Promise.all([activate(desk.steady), activate(desk.steady)]);
    assert.deepEqual(
      both.map((answer) => answer?.status),
      [200, 200],
    );
    await toPosting(desk.steady, agendaNo, meterNo, '04D5E6F7A8B902');
    await desk.assertWhole();
  });

  test('in the middle of the making of its tokens: the other server makes them, each once', async () => {
    await desk.restart();
    const of = await desk.payable();
    const { agendaNo } = of;
    await pay(desk.steady, of, randomUUID());
    const [meterNo = ''] = await desk.freeMeters();
    const noTokens = 'lock table vending.token in share mode';
    await killedIn(noTokens, 'insert into "vending"."token"', () =>
      desk.done(desk.mortal(), 'tono', `applications/${agendaNo}/activate`, { meterNo }),
    );
    desk.wait(afterLeaseMs);
    await desk.until(agendaNo, 'tokens-generated');
    const made = await tokensOf(meterNo);
    assert.ok(made.length > 0);
    await toPosting(desk.steady, agendaNo, meterNo, '04D5E6F7A8B903');
    assert.deepEqual(await tokensOf(meterNo), made);
    await desk.assertWhole();
  });
});
