import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  assertAgreed,
  type Bank,
  bankOf,
  outcome,
  type Payable,
  payable,
} from '../../test-support/desk-agreement.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { findApplication } from '../application/store.ts';
import { expireRegistrations } from '../workflow/expiry.ts';

const rounds = 12;

describe('a payment, and a step of a clerk, in the same instant', () => {
  let world: DeskWorld;
  let bank: Bank;
  before(async () => {
    world = await createDeskWorld();
    bank = bankOf(world);
  });
  after(() => world?.close());

  const waiting = () => Promise.all(Array.from({ length: rounds }, () => payable(world)));
  const statesOf = (all: readonly Payable[]) =>
    Promise.all(
      all.map(async ({ agendaNo }) => (await findApplication(world.database, agendaNo)).state),
    );

  /** Both at once for each application, one first by turns; gives the two outcomes of each. */
  const race = (
    all: readonly Payable[],
    one: (of: Payable) => Promise<unknown>,
    other: (of: Payable) => Promise<unknown>,
  ) =>
    Promise.all(
      all.map(async (of, n) => {
        if (n % 2 === 0) return Promise.all([outcome(one(of)), outcome(other(of))]);
        const [second, first] = await Promise.all([outcome(other(of)), outcome(one(of))]);
        return [first, second] as const;
      }),
    );

  /** Each pair is one of these, and the application is where its winner leads. */
  const assertDecided = async (
    all: readonly Payable[],
    pairs: readonly (readonly string[])[],
    ends: Readonly<Record<string, string>>,
  ) => {
    const states = await statesOf(all);
    pairs.forEach((pair, n) => {
      assert.equal(states[n], ends[pair.join(' ')], `${pair.join(' ')}: ${states[n]}`);
    });
    await assertAgreed(world.database);
  };

  test('of cancelling: one of the two', async () => {
    const all = await waiting();
    const pairs = await race(
      all,
      (of) => bank.pay(of),
      ({ agendaNo }) => world.act(agendaNo, 'cancel'),
    );
    await assertDecided(all, pairs, {
      'done SETRUM_APPLICATION_STATE': 'paid',
      'SETRUM_REGISTRATION_CANCELLED done': 'cancelled',
    });
  });

  test('of withdrawing the SIP: one of the two', async () => {
    const all = await waiting();
    const pairs = await race(
      all,
      (of) => bank.pay(of),
      ({ agendaNo }) => world.act(agendaNo, 'withdrawSip'),
    );
    await assertDecided(all, pairs, {
      'done SETRUM_APPLICATION_STATE': 'paid',
      'SETRUM_REGISTRATION_CANCELLED done': 'approved',
    });
  });

  test('of a new SIP after the first ran out: the old number is paid, or cancelled', async () => {
    const today = world.now;
    const all = await waiting();
    const [{ agendaNo } = { agendaNo: '' }] = all;
    const { sipExpiresOn } = await findApplication(world.database, agendaNo);
    const lastMoment = new Date(`${sipExpiresOn}T16:59:59.999Z`);
    world.now = new Date(lastMoment.getTime() + 1);
    assert.equal(await expireRegistrations(world.database, world.desk.engine, world.now), rounds);
    const slow = bankOf(world, { now: () => lastMoment });
    const pairs = await race(
      all,
      (of) => slow.pay(of),
      (of) => world.act(of.agendaNo, 'reissueSip'),
    );
    await assertDecided(all, pairs, {
      'done SETRUM_APPLICATION_STATE': 'paid',
      'SETRUM_REGISTRATION_CANCELLED done': 'sip-issued',
    });
    world.now = today;
  });

  test('of its running out: paid in time it is paid, whoever was first', async () => {
    const all = await waiting();
    const [{ agendaNo } = { agendaNo: '' }] = all;
    const { sipExpiresOn } = await findApplication(world.database, agendaNo);
    const lastMoment = new Date(`${sipExpiresOn}T16:59:59.999Z`);
    const slow = bankOf(world, { now: () => lastMoment });
    const later = new Date(lastMoment.getTime() + 1);
    const expiring = expireRegistrations(world.database, world.desk.engine, later);
    const paid = await Promise.all(all.map((of) => outcome(slow.pay(of))));
    await expiring;
    assert.deepEqual(new Set(paid), new Set(['done']));
    assert.deepEqual(new Set(await statesOf(all)), new Set(['paid']));
    await assertAgreed(world.database);
  });

  test('of another bank: one is taken', async () => {
    const all = await waiting();
    const pairs = await race(
      all,
      (of) => bank.pay(of),
      (of) => bank.pay(of),
    );
    for (const pair of pairs) assert.deepEqual(pair.toSorted(), ['SETRUM_BILL_PAID', 'done']);
    assert.deepEqual(new Set(await statesOf(all)), new Set(['paid']));
    await assertAgreed(world.database);
  });

  test('of a reversal and the activation: the meter is reserved and the payment stands, or neither', async () => {
    const all = await waiting();
    const keys = new Map(all.map(({ agendaNo }) => [agendaNo, randomUUID()]));
    const meters = new Map<string, string>();
    for (const of of all) {
      await bank.pay(of, keys.get(of.agendaNo));
      meters.set(of.agendaNo, await world.meter('nfc'));
    }
    const pairs = await race(
      all,
      ({ agendaNo }) => bank.reverse(keys.get(agendaNo) ?? ''),
      ({ agendaNo }) => world.act(agendaNo, 'activate', { meterNo: meters.get(agendaNo) }),
    );
    const states = await statesOf(all);
    pairs.forEach(([reversal, activation], n) => {
      const state = states[n] ?? '';
      if (activation === 'done') {
        assert.equal(reversal, 'SETRUM_REGISTRATION_IN_PROGRESS');
        assert.ok(['activated', 'tokens-generated'].includes(state), state);
      } else {
        assert.deepEqual([activation, reversal], ['SETRUM_APPLICATION_STATE', 'done']);
        assert.equal(state, 'sip-issued');
      }
    });
    await assertAgreed(world.database);
  });
});
