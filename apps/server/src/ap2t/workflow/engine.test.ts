import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import { mayDo, roles, systemCaller } from '../../identity/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { type Application, applicationStates, type Product } from '../application/model.ts';
import { findApplication, stepsOf } from '../application/store.ts';
import { ApplicationEngine, type EngineOptions, type StepOrder } from './engine.ts';
import { isCardOnly } from './guards.ts';
import {
  callerFor,
  callerWith,
  idleEffects,
  insertSample,
  sopMoment,
} from './test-support/applications.ts';
import { type ActionName, actions, permissionOf, transitions } from './transitions.ts';

const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('the engine of applications', () => {
  let home: MigratedDatabase;
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home?.close());

  const engineWith = (over: Partial<EngineOptions> = {}) =>
    new ApplicationEngine({
      database: home.database,
      now: () => sopMoment,
      effects: idleEffects(),
      ...over,
    });
  let keys = 0;
  const order = (
    application: Application,
    action: ActionName,
    over: Partial<StepOrder> = {},
  ): StepOrder => ({
    ...{ agendaNo: application.agendaNo, action, input: {}, reason: 'karena diuji' },
    ...{ requestKey: `step-${++keys}`, caller: callerFor(action), seenStep: null, ...over },
  });
  /** A sample that the guards of a row let through. */
  const fitting = (row: (typeof transitions)[number], over: Partial<Application> = {}) => {
    const has = (name: string) => row.guards.some((guard) => guard === name);
    const product: Product = has('postpaid') ? 'postpaid' : 'prepaid-nfc';
    const free = { lines: [], totalCents: 0, firstCredit: null, energyDkwh: 0 };
    return insertSample(home.database, {
      ...{ product, productAsked: product },
      ...(has('free') ? { costs: free } : {}),
      ...(has('cardOnly') ? { kind: 'DUA_ARAH', meterChange: false } : {}),
      ...over,
    });
  };
  const human = transitions.filter(({ by }) => by !== 'payment');

  test('every step leads where the table says, is on record once, audited and announced', async () => {
    const engine = engineWith();
    for (const row of human) {
      for (const state of row.from) {
        const application = await fitting(row, { state });
        const wanted = order(application, row.action);
        const then = await engine.act(wanted);
        assert.deepEqual([then.state, then.step], [row.to, 2], `${row.action} from ${state}`);
        assert.deepEqual(await engine.act(wanted), then);
        const steps = await stepsOf(home.database, application.agendaNo);
        assert.deepEqual(
          steps.map(({ action, fromState, toState, actor, reason }) => [
            action,
            fromState,
            toState,
            actor,
            reason,
          ]),
          [[row.action, state, row.to, wanted.caller.label, row.reason ? 'karena diuji' : null]],
        );
        const told = await sql<{ acts: number; changes: number }>`
          select (select count(*)::integer from identity.audit_entry where subject = ${application.agendaNo}) as acts,
                 (select count(*)::integer from ap2t.change where agenda_no = ${application.agendaNo}) as changes`.execute(
          home.database.kysely,
        );
        assert.deepEqual(told.rows, [{ acts: 1, changes: 1 }]);
      }
    }
  });

  test('from every other state, every step is refused and nothing changes', async () => {
    const engine = engineWith();
    for (const state of applicationStates) {
      const wrong = human.filter(
        ({ action }) =>
          !transitions.some(
            (row) => row.action === action && row.from.some((one) => one === state),
          ),
      );
      for (const row of wrong) {
        const application = await fitting(row, { state });
        await assert.rejects(
          engine.act(order(application, row.action)),
          coded('SETRUM_APPLICATION_STATE'),
          `${row.action} from ${state}`,
        );
        assert.deepEqual(await findApplication(home.database, application.agendaNo), application);
        assert.deepEqual(await stepsOf(home.database, application.agendaNo), []);
      }
    }
  });

  test('every other role is refused, from the right state; so is everybody for what the server and payments do', async () => {
    const engine = engineWith();
    for (const action of actions) {
      const by = permissionOf(action);
      const row = transitions.find((one) => one.action === action);
      assert.ok(row !== undefined);
      const application = await fitting(row, { state: row.from[0] ?? 'entered' });
      const wrong = roles.filter((role) => by === 'system' || by === 'payment' || !mayDo(role, by));
      for (const role of wrong) {
        const caller = callerWith(role);
        await assert.rejects(
          engine.act(order(application, action, { caller })),
          coded('SETRUM_FORBIDDEN'),
          `${role} ${action}`,
        );
      }
      if (by === 'payment')
        await assert.rejects(engine.act(order(application, action)), coded('SETRUM_FORBIDDEN'));
      assert.equal(
        (await findApplication(home.database, application.agendaNo)).state,
        application.state,
      );
    }
  });

  test('a crash between effect and record leaves nothing of either, and the same step can then be taken', async () => {
    for (const row of human) {
      for (const fault of ['throw', 'kill'] as const) {
        const application = await fitting(row, { state: row.from[0] ?? 'entered' });
        const { agendaNo } = application;
        const mark: NonNullable<EngineOptions['beforeRecord']> = async (_row, transaction) => {
          await sql`insert into ap2t.number_counter values (${`mark ${agendaNo}`}, 1)`.execute(
            transaction,
          );
          if (fault === 'throw') throw new Error('power cut');
          await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
        };
        const wanted = order(application, row.action);
        await assert.rejects(engineWith({ beforeRecord: mark }).act(wanted), row.action);
        assert.deepEqual(await findApplication(home.database, agendaNo), application);
        const { rows } =
          await sql`select from ap2t.number_counter where scope = ${`mark ${agendaNo}`}`.execute(
            home.database.kysely,
          );
        assert.equal(rows.length, 0);
        assert.equal((await engineWith().act(wanted)).state, row.to);
      }
    }
  });

  test('two clerks at once: one step is taken, the other hears why not', async () => {
    const engine = engineWith();
    const application = await insertSample(home.database);
    const [hold, approve] = await Promise.allSettled([
      engine.act(order(application, 'hold')),
      engine.act(order(application, 'approve')),
    ]);
    const won = [hold, approve].filter(({ status }) => status === 'fulfilled');
    assert.equal(won.length, 1);
    const lost = [hold, approve].find((one) => one.status === 'rejected');
    assert.ok(lost?.status === 'rejected' && coded('SETRUM_APPLICATION_STATE')(lost.reason));
  });

  test('who has not seen the last step is told so', async () => {
    const engine = engineWith();
    const application = await insertSample(home.database);
    await engine.act(order(application, 'revise'));
    const stale = order(application, 'approve', { seenStep: 1 });
    await assert.rejects(engine.act(stale), coded('SETRUM_APPLICATION_CHANGED'));
    assert.equal((await engine.act({ ...stale, seenStep: 2 })).state, 'approved');
  });

  test('a double click is one step; the same key for something else is refused', async () => {
    const engine = engineWith();
    const application = await insertSample(home.database);
    const wanted = order(application, 'approve');
    const both = await Promise.all([engine.act(wanted), engine.act(wanted)]);
    assert.deepEqual(
      both.map(({ step }) => step),
      [2, 2],
    );
    await assert.rejects(
      engine.act({ ...wanted, action: 'hold', caller: callerFor('hold') }),
      coded('SETRUM_REQUEST_KEY_REUSED'),
    );
    await assert.rejects(
      engine.act({ ...wanted, input: { other: 1 } }),
      coded('SETRUM_REQUEST_KEY_REUSED'),
    );
  });

  test('maker and checker, reasons, another unit, unknown agendas', async () => {
    const engine = engineWith();
    const application = await insertSample(home.database);
    // A user and an access key of the same person differ in case at most.
    for (const label of [application.madeBy, application.madeBy.toUpperCase()])
      await assert.rejects(
        engine.act(order(application, 'approve', { caller: callerWith('supervisor', { label }) })),
        coded('SETRUM_ORDER_OWN'),
      );
    await assert.rejects(
      engine.act(order(application, 'hold', { reason: null })),
      coded('SETRUM_REASON_MISSING'),
    );
    const elsewhere = callerWith('supervisor', { units: new Set(['52551']) });
    await assert.rejects(
      engine.act(order(application, 'hold', { caller: elsewhere })),
      coded('SETRUM_UNIT_FORBIDDEN'),
    );
    const unknown = { ...application, agendaNo: '534250511501159999' };
    await assert.rejects(engine.act(order(unknown, 'hold')), coded('SETRUM_AGENDA_UNKNOWN'));
    const pretender = { ...systemCaller };
    await assert.rejects(
      engine.act(order(application, 'expire', { caller: pretender })),
      coded('SETRUM_FORBIDDEN'),
    );
  });

  test('a card-only registration is told apart', async () => {
    const application = await insertSample(home.database, {
      kind: 'DUA_ARAH',
      meterChange: false,
      state: 'paid',
    });
    assert.ok(isCardOnly(application));
    await assert.rejects(
      engineWith().act(order(application, 'activate')),
      coded('SETRUM_APPLICATION_CARD_ONLY'),
    );
  });
});
