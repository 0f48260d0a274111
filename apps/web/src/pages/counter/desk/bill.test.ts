import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bill, numberVisit, problem, TestDesk } from './test-support/desk.ts';

const found = () =>
  new TestDesk()
    .does({ kind: 'number', number: bill.subject })
    .hears({ kind: 'found', visit: null, bill });

describe('bills and registrations at the desk', () => {
  test('all listed months unless fewer are wanted, the oldest first; exactly what is due', () => {
    const desk = found();
    assert.equal(desk.state.phase.kind === 'bill' && desk.state.phase.count, 2);
    desk.does({ kind: 'bill-count', count: 3 }, { kind: 'bill-count', count: 0 });
    assert.equal(desk.state.phase.kind === 'bill' && desk.state.phase.count, 2);
    desk.does({ kind: 'bill-count', count: 1 }, { kind: 'pay', key: 'key-1' });
    const [pay] = desk.effects;
    assert.ok(pay?.do === 'pay-bill');
    const { billCount, amountCents, adminCents, key } = pay.payment;
    assert.deepEqual([billCount, amountCents, adminCents, key], [1, 20_500_000, 250_000, 'key-1']);
    desk.does({ kind: 'pay', key: 'key-2' });
    assert.equal(desk.did('pay-bill'), 1);
    desk.hears({ kind: 'bill-paid' }).does({ kind: 'print' }, { kind: 'print' });
    assert.equal(desk.did('print-payment'), 1);
    desk.hears({ kind: 'printed', where: null });
    assert.equal(desk.state.phase.kind === 'idle' && desk.state.phase.done?.totalCents, 20_750_000);
  });

  test('no answer: the same payment again, by itself; refused: nothing was paid', () => {
    const desk = found().does({ kind: 'pay', key: 'key-1' });
    desk.does({ kind: 'leave' });
    assert.equal(desk.effects.length, 0, 'its outcome is open');
    desk.hears({ kind: 'failed', problem: problem('SETRUM_WEB_OFFLINE', 0) }, { kind: 'tick' });
    const [again] = desk.effects;
    assert.equal(again?.do === 'pay-bill' && again.payment.key, 'key-1');
    desk.hears({ kind: 'failed', problem: problem('SETRUM_ALREADY_PAID') });
    const { phase } = desk.state;
    assert.equal(phase.kind === 'idle' && phase.problem?.code, 'SETRUM_ALREADY_PAID');
  });

  test('called off while its outcome is open, also from the list', () => {
    const desk = found().does({ kind: 'pay', key: 'key-1' }, { kind: 'call-off' });
    assert.equal(desk.did('call-off-payment'), 0, 'a request is under way');
    desk.hears({ kind: 'failed', problem: problem('SETRUM_WEB_OFFLINE', 0) });
    desk.does({ kind: 'call-off' }, { kind: 'call-off' });
    const [callOff] = desk.all.slice(-1);
    assert.ok(callOff?.do === 'call-off-payment');
    assert.equal(desk.did('call-off-payment'), 1);
    desk.hears({ kind: 'called-off' });
    assert.equal(desk.state.phase.kind === 'idle' && desk.state.phase.done?.kind, 'called-off');
    const { payment } = callOff;
    const pending = { kind: 'payment', payment, begunAt: '2026-11-28T03:00:00.000Z' } as const;
    desk.does({ kind: 'call-off-pending', what: pending });
    assert.equal(desk.did('call-off-payment'), 2);
    desk.hears({ kind: 'failed', problem: problem('SETRUM_REVERSAL_TOO_LATE') });
    assert.equal(
      desk.state.phase.kind === 'idle' && desk.state.phase.problem?.code,
      'SETRUM_REVERSAL_TOO_LATE',
    );
  });

  test('a reload in the middle of a payment asks under its own key', () => {
    const desk = found().does({ kind: 'pay', key: 'key-1' });
    const [pay] = desk.effects;
    assert.ok(pay?.do === 'pay-bill');
    const again = new TestDesk().does({ kind: 'restore-payment', payment: pay.payment });
    assert.deepEqual(again.effects, [{ ...pay, ticket: 1 }]);
  });

  test('one number, a meter and a bill: the clerk chooses', () => {
    const desk = new TestDesk().does({ kind: 'number', number: bill.subject });
    desk.hears({ kind: 'found', visit: numberVisit, bill });
    assert.equal(desk.state.phase.kind, 'choice');
    desk.does({ kind: 'choose', what: 'bill' });
    assert.equal(desk.state.phase.kind, 'bill');
  });

  test('a number that nobody knows: the reason, and the field is free', () => {
    const desk = new TestDesk().does({ kind: 'number', number: '1' });
    desk.hears({ kind: 'failed', problem: problem('SETRUM_METER_UNKNOWN', 404) });
    assert.equal(desk.state.phase.kind, 'idle');
    desk.does({ kind: 'number', number: '  ' });
    assert.equal(desk.did('look-up'), 1);
  });
});
