import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { digests } from '../../test-support/crashing-world.ts';
import {
  assertAgreed,
  type Bank,
  bankOf,
  outcome,
  type Payable,
  payable,
} from '../../test-support/desk-agreement.ts';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { holding, killWhileWaiting, waiterIn } from '../../test-support/waiting.ts';
import { findApplication, stepsOf } from '../application/store.ts';

let world: DeskWorld;
let desk: DeskHttp;
let bank: Bank;
let of: Payable;
before(async () => {
  world = await createDeskWorld();
  desk = await openDesk(world);
  bank = bankOf(world);
});
beforeEach(async () => {
  of = await payable(world);
});
after(async () => {
  await desk?.close();
  await world?.close();
});

describe('a connection to the database killed in the middle', () => {
  const stateOf = async () => (await findApplication(world.database, of.agendaNo)).state;
  /** Waits until the generator has told that it failed. */
  const failed = async (agendaNo: string): Promise<void> => {
    for (let looks = 0; looks < 500; looks++) {
      const { rows } = await world.database.pool.query(
        "select from ap2t.token_request where agenda_no = $1 and state = 'failed'",
        [agendaNo],
      );
      if (rows.length > 0) return;
      await delay(20);
    }
  };
  const theDeposit = 'select from p2apst.deposit for update';

  test('of a payment: nothing was paid on either side, and the same request pays', async () => {
    const requestKey = randomUUID();
    const before = await digests(world.database);
    await killWhileWaiting(world.database, theDeposit, 'record_payment', async () =>
      assert.equal(await outcome(bank.pay(of, requestKey)), 'SETRUM_UNAVAILABLE'),
    );
    assert.deepEqual(await digests(world.database), before);
    assert.equal(await outcome(bank.find(requestKey)), 'SETRUM_PAYMENT_UNKNOWN');
    await bank.pay(of, requestKey);
    assert.equal(await stateOf(), 'paid');
    await assertAgreed(world.database);
  });

  test('of a reversal: the payment stands on both sides, and the same reversal works', async () => {
    const requestKey = randomUUID();
    const paid = await bank.pay(of, requestKey);
    const before = await digests(world.database);
    await killWhileWaiting(world.database, theDeposit, 'record_reversal', async () =>
      assert.equal(await outcome(bank.reverse(requestKey)), 'SETRUM_UNAVAILABLE'),
    );
    assert.deepEqual(await digests(world.database), before);
    assert.deepEqual(await bank.find(requestKey), paid);
    assert.equal(await stateOf(), 'paid');
    await bank.reverse(requestKey);
    assert.equal(await stateOf(), 'sip-issued');
    await assertAgreed(world.database);
  });

  test('of a payment while the application is cancelled: whoever is left wins', async () => {
    const requestKey = randomUUID();
    await holding(world.database, theDeposit, async () => {
      const paying = outcome(bank.pay(of, requestKey));
      const pid = await waiterIn(world.database, 'record_payment');
      // Waits for the application, which the payment has locked, and gets it from the dead.
      const cancelling = outcome(world.act(of.agendaNo, 'cancel'));
      await waiterIn(world.database, '"ap2t"."application"');
      await world.database.pool.query('select pg_terminate_backend($1)', [pid]);
      assert.deepEqual([await paying, await cancelling], ['SETRUM_UNAVAILABLE', 'done']);
    });
    assert.equal(await outcome(bank.pay(of, requestKey)), 'SETRUM_REGISTRATION_CANCELLED');
    await assertAgreed(world.database);
  });

  test('of a step: a coded answer that may be repeated, nothing left, and the same request takes it', async () => {
    const supervisor = await desk.session('supervisor', { name: 'budi' });
    const key = randomUUID();
    const cancel = () =>
      desk.step(supervisor, of.agendaNo, 'cancel', { reason: 'pelanggan batal' }, key);
    const before = await digests(world.database);
    const theRegistrations = 'select from ap2t.registration for update';
    await killWhileWaiting(world.database, theRegistrations, 'registration', async () => {
      const { status, code } = await cancel();
      assert.deepEqual([status, code], [503, 'SETRUM_UNAVAILABLE']);
    });
    assert.deepEqual(await digests(world.database), before);
    assert.equal((await cancel()).status, 200);
    assert.equal(await stateOf(), 'cancelled');
    await assertAgreed(world.database);
  });

  test('of the generator: no token is there twice, none is missing, and the application goes on', async () => {
    const { agendaNo } = of;
    await bank.pay(of);
    const meterNo = await world.meter('nfc');
    const noTokens = 'lock table vending.token in share mode';
    // The generator is what is waited for, and killed.
    await killWhileWaiting(world.database, noTokens, 'insert into "vending"."token"', () =>
      world.act(agendaNo, 'activate', { meterNo }),
    );
    await failed(agendaNo);
    assert.equal(await stateOf(), 'activated');
    world.now = new Date(world.now.getTime() + 600_000);
    await world.until(agendaNo, 'tokens-generated');
    const { rows } = await world.database.pool.query(
      `select r.kind, r.part_count as asked, count(t.*)::integer as made
         from ap2t.token_request r left join vending.token t on t.meter_no = r.meter_no and t.request_id = r.order_id
          and t.part >= r.first_part and t.part < r.first_part + r.part_count
        where r.agenda_no = $1 group by r.request_id, r.kind, r.part_count`,
      [agendaNo],
    );
    assert.ok(rows.length > 0);
    assert.deepEqual(
      rows.filter(({ asked, made }) => asked === null || asked !== made),
      [],
    );
    const all = await world.database.pool.query(
      'select count(*)::integer as n from vending.token where meter_no = $1',
      [meterNo],
    );
    assert.equal(
      all.rows[0]?.n,
      rows.reduce((sum, { made }) => sum + made, 0),
    );
    const steps = await stepsOf(world.database, agendaNo);
    assert.equal(steps.filter(({ action }) => action === 'generateTokens').length, 1);
    await assertAgreed(world.database);
  });
});

describe('a step that the database undoes because another one was faster', () => {
  /** Has the database undo the first `times` tries of a step, as it does in a deadlock. */
  const undone = (times: number, errcode: string): { readonly tries: number } => {
    const count = { tries: 0 };
    world.beforeRecord = async (_, transaction) => {
      count.tries += 1;
      if (count.tries <= times)
        await sql
          .raw(`do $$ begin raise exception 'undone' using errcode = '${errcode}'; end $$`)
          .execute(transaction);
    };
    return count;
  };

  for (const errcode of ['40P01', '40001'])
    test(`is taken again, and is one step (${errcode})`, async () => {
      const count = undone(3, errcode);
      const before = await findApplication(world.database, of.agendaNo);
      const application = await world.act(of.agendaNo, 'cancel');
      world.beforeRecord = null;
      assert.deepEqual([application.state, count.tries], ['cancelled', 4]);
      assert.equal(application.step, before.step + 1);
      await assertAgreed(world.database);
    });

  test('that never wins is refused as busy, and leaves nothing', async () => {
    const before = await digests(world.database);
    undone(Number.POSITIVE_INFINITY, '40P01');
    assert.equal(await outcome(world.act(of.agendaNo, 'cancel')), 'SETRUM_BUSY');
    world.beforeRecord = null;
    assert.deepEqual(await digests(world.database), before);
    assert.equal(await outcome(world.act(of.agendaNo, 'cancel')), 'done');
  });

  test('other errors of the database are not tried again', async () => {
    const count = undone(Number.POSITIVE_INFINITY, '23514');
    await assert.rejects(world.act(of.agendaNo, 'cancel'), /undone/);
    world.beforeRecord = null;
    assert.equal(count.tries, 1);
  });

  test('survives a real deadlock', async () => {
    const registration = `select from ap2t.registration where registration_no = '${of.registrationNo}' for update`;
    await holding(world.database, registration, async (holder) => {
      // Whoever has waited for a second looks for a deadlock: let that be the step, not us.
      await holder.query("set local deadlock_timeout = '20s'");
      const cancelling = outcome(world.act(of.agendaNo, 'cancel'));
      await waiterIn(world.database, 'registration');
      await holder.query(
        `select from ap2t.application where agenda_no = '${of.agendaNo}' for update`,
      );
      await holder.query('rollback');
      assert.equal(await cancelling, 'done');
    });
    await assertAgreed(world.database);
  });
});
