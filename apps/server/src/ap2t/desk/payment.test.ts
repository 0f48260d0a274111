import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { catalogue, type ErrorCode, SetrumError } from '@setrum/errors';
import { systemCaller } from '../../identity/index.ts';
import { assertAgreed, type Bank, bankOf, payable } from '../../test-support/desk-agreement.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import type { Application } from '../application/model.ts';
import { findApplication, stepsOf } from '../application/store.ts';
import { expireRegistrations } from '../workflow/expiry.ts';
import { callerWith } from '../workflow/test-support/applications.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('the payment of an application', () => {
  let world: DeskWorld;
  let bank: Bank;
  before(async () => {
    world = await createDeskWorld();
    bank = bankOf(world);
  });
  after(() => world?.close());

  const stateOf = async (agendaNo: string): Promise<Application['state']> =>
    (await findApplication(world.database, agendaNo)).state;
  const expireAt = (now: Date) => expireRegistrations(world.database, world.desk.engine, now);
  /** The last moment of the last day on which an application may be paid, in WIB. */
  const lastMomentOf = async (agendaNo: string): Promise<Date> => {
    const { sipExpiresOn } = await findApplication(world.database, agendaNo);
    return new Date(`${sipExpiresOn}T16:59:59.999Z`);
  };
  const secondAfter = (at: Date) => new Date(at.getTime() + 1000);

  test('twice under one key is one payment and one step; under another key it is refused', async () => {
    const of = await payable(world);
    const requestKey = randomUUID();
    const paid = await bank.pay(of, requestKey);
    const { step } = await findApplication(world.database, of.agendaNo);
    assert.deepEqual(await bank.pay(of, requestKey), paid);
    await assert.rejects(bank.pay(of), coded('SETRUM_BILL_PAID'));
    const application = await findApplication(world.database, of.agendaNo);
    assert.deepEqual([application.state, application.step], ['paid', step]);
    assert.equal(application.paymentId?.replaceAll('-', ''), paid.reference.toLowerCase());
    assert.equal(application.paidAt?.toISOString(), paid.paidAt);
    await assertAgreed(world.database);
  });

  test('comes from P2APST alone: no caller takes the step, and no route does', async () => {
    const { agendaNo } = await payable(world);
    const callers = [systemCaller, callerWith('supervisor'), callerWith('staff')];
    for (const action of ['pay', 'unpay'] as const)
      for (const caller of callers)
        await assert.rejects(
          world.act(agendaNo, action, {}, { caller }),
          coded('SETRUM_FORBIDDEN'),
        );
    assert.equal(await stateOf(agendaNo), 'sip-issued');
  });

  test('of another amount, or of a number that is none, changes nothing', async () => {
    const of = await payable(world);
    const less = { ...of, amountCents: of.amountCents - 100 };
    await assert.rejects(bank.pay(less), coded('SETRUM_BILL_AMOUNT_WRONG'));
    const other = { ...of, registrationNo: '9999999999999' };
    await assert.rejects(bank.pay(other), coded('SETRUM_REGISTRATION_UNKNOWN'));
    assert.equal(await stateOf(of.agendaNo), 'sip-issued');
    await assertAgreed(world.database);
  });

  test('is taken in the last second of its last day, and not a second later, expired or not', async () => {
    const today = world.now;
    const inTime = await payable(world);
    const late = await payable(world);
    const lastMoment = await lastMomentOf(late.agendaNo);
    world.now = lastMoment;
    assert.equal(await expireAt(world.now), 0);
    await bank.pay(inTime);
    world.now = secondAfter(lastMoment);
    await assert.rejects(bank.pay(late), coded('SETRUM_REGISTRATION_EXPIRED'));
    assert.equal(await stateOf(late.agendaNo), 'sip-issued', 'nobody has looked yet');
    assert.ok((await expireAt(world.now)) >= 1);
    assert.deepEqual(
      [await stateOf(inTime.agendaNo), await stateOf(late.agendaNo)],
      ['paid', 'expired'],
    );
    await assert.rejects(bank.pay(late), coded('SETRUM_REGISTRATION_EXPIRED'));

    const again = await world.act(late.agendaNo, 'reissueSip');
    assert.notEqual(again.registrationNo, late.registrationNo);
    await assert.rejects(bank.pay(late), coded('SETRUM_REGISTRATION_CANCELLED'));
    await bank.pay({ ...late, registrationNo: again.registrationNo ?? '' });
    assert.equal(await stateOf(late.agendaNo), 'paid');
    await assertAgreed(world.database);
    world.now = today;
  });

  test('that was made in the last second counts although it was marked as expired; reversed, it expires again', async () => {
    const of = await payable(world);
    const lastMoment = await lastMomentOf(of.agendaNo);
    await expireAt(secondAfter(lastMoment));
    assert.equal(await stateOf(of.agendaNo), 'expired');
    // A server whose clock is behind, or whose answer was on its way.
    const slow = bankOf(world, { now: () => lastMoment });
    const requestKey = randomUUID();
    await slow.pay(of, requestKey);
    assert.equal(await stateOf(of.agendaNo), 'paid');
    await slow.reverse(requestKey);
    assert.equal(await stateOf(of.agendaNo), 'sip-issued');
    assert.equal(await expireAt(secondAfter(lastMoment)), 1);
    assert.equal(await stateOf(of.agendaNo), 'expired');
    await assertAgreed(world.database);
  });

  test('is refused after the application was cancelled, or its SIP withdrawn', async () => {
    const cancelled = await payable(world);
    await world.act(cancelled.agendaNo, 'cancel');
    const withdrawn = await payable(world);
    await world.act(withdrawn.agendaNo, 'withdrawSip');
    for (const one of [cancelled, withdrawn])
      await assert.rejects(bank.pay(one), coded('SETRUM_REGISTRATION_CANCELLED'));
    assert.equal(await stateOf(cancelled.agendaNo), 'cancelled');
    const again = await world.act(withdrawn.agendaNo, 'issueSip');
    await bank.pay({ ...withdrawn, registrationNo: again.registrationNo ?? '' });
    await assertAgreed(world.database);
  });

  test('makes cancelling and withdrawing impossible', async () => {
    const of = await payable(world);
    await bank.pay(of);
    for (const action of ['cancel', 'withdrawSip', 'cancelFree', 'withdrawFree'] as const)
      await assert.rejects(world.act(of.agendaNo, action), coded('SETRUM_APPLICATION_STATE'));
    await assertAgreed(world.database);
  });

  test('is reversed once, paid again under a key of its own, and each is on record', async () => {
    const of = await payable(world);
    const first = randomUUID();
    await bank.pay(of, first);
    const reversed = await bank.reverse(first);
    assert.notEqual(reversed.reversedAt, null);
    assert.deepEqual(await bank.reverse(first), reversed);
    await assert.rejects(bank.pay(of, first), coded('SETRUM_PAYMENT_REVERSED'));
    await bank.pay(of);
    const steps = await stepsOf(world.database, of.agendaNo);
    assert.deepEqual(
      steps.slice(-3).map(({ action, actor, toState }) => [action, actor, toState]),
      [
        ['pay', 'P2APST', 'paid'],
        ['unpay', 'P2APST', 'sip-issued'],
        ['pay', 'P2APST', 'paid'],
      ],
    );
    await assertAgreed(world.database);
  });

  test('stands once the meter is activated: its reversal is refused, as 0012, until that is undone', async () => {
    const of = await payable(world);
    const requestKey = randomUUID();
    await bank.pay(of, requestKey);
    await world.act(of.agendaNo, 'activate', { meterNo: await world.meter('nfc') });
    assert.equal(catalogue.SETRUM_REGISTRATION_IN_PROGRESS.iso, '0012');
    await assert.rejects(bank.reverse(requestKey), coded('SETRUM_REGISTRATION_IN_PROGRESS'));
    assert.equal((await bank.find(requestKey)).reversedAt, null);
    await assertAgreed(world.database);
    await world.act(of.agendaNo, 'undoActivation');
    await bank.reverse(requestKey);
    assert.equal(await stateOf(of.agendaNo), 'sip-issued');
    await assertAgreed(world.database);
  });
});
