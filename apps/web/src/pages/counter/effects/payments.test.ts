import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '../../../api/problem.ts';
import type { PaymentName } from '../desk/model.ts';
import { BrowserJournal } from '../journal/journal.ts';
import { createShelf } from '../journal/test-support/shelf.ts';
import { billOf, findBill, type PostpaidClaim } from './bill.ts';
import { lookUp, planOf } from './look-up.ts';
import { Payments } from './payments.ts';

const texts = { id: 'x', en: 'x' };
const problem = (code: string, status: number) =>
  new ProblemError({ status, code, params: {}, messages: texts, action: texts });

const payment: PaymentName = {
  ...{ key: 'key-0001', kind: 'postpaid', subject: '512200000001', name: 'PELANGGAN' },
  ...{ billCount: 2, amountCents: 40_500_000, adminCents: 250_000 },
};

function payments(...answers: readonly unknown[]) {
  const calls: unknown[] = [];
  const left = [...answers];
  const post = async <Content>(
    path: string,
    body?: unknown,
    options?: { readonly key?: string },
  ): Promise<Content> => {
    calls.push([path, body, options?.key]);
    const next = left.shift();
    if (next instanceof Error) throw next;
    return next as Content;
  };
  const api = { get: () => assert.fail('nothing is asked'), post };
  const journal = new BrowserJournal(createShelf(), 'seat');
  return { desk: new Payments(api, journal, () => new Date(0)), calls, api };
}

describe('payments of bills', () => {
  test('exactly what is due, of so many months; the receipt is pending until it is out', async () => {
    const { desk, calls } = payments({});
    await desk.pay(payment);
    const { subject: idpel, billCount, amountCents, adminCents, key } = payment;
    assert.deepEqual(calls, [
      ['/api/v1/bills/payments', { idpel, billCount, amountCents, adminCents }, key],
    ]);
    const [pending] = desk.pending();
    assert.deepEqual([pending?.kind, 'payment' in (pending ?? {})], ['unprinted-payment', true]);
    desk.handed(key);
    assert.deepEqual(desk.pending(), []);
  });

  test('a registration has no months', async () => {
    const { desk, calls } = payments({});
    await desk.pay({ ...payment, kind: 'registration', subject: '5123123000001', billCount: 1 });
    assert.deepEqual(calls, [
      [
        '/api/v1/bills/payments',
        { registrationNo: '5123123000001', amountCents: 40_500_000, adminCents: 250_000 },
        payment.key,
      ],
    ]);
  });

  test('called off by one reversal, also when nothing was paid', async () => {
    const offline = problem('SETRUM_WEB_OFFLINE', 0);
    const { desk, calls } = payments(offline, offline, problem('SETRUM_PAYMENT_UNKNOWN', 404));
    await assert.rejects(desk.pay(payment));
    assert.equal(desk.pending()[0]?.kind, 'payment');
    await assert.rejects(desk.callOff(payment));
    assert.equal(desk.pending().length, 1);
    await desk.callOff(payment);
    assert.deepEqual(desk.pending(), []);
    const reversal = ['/api/v1/bills/payments/key-0001/reversal', undefined, 'back-key-0001'];
    assert.deepEqual(calls.slice(1), [reversal, reversal]);
  });
});

describe('what a number is', () => {
  const visit = { by: 'number', visitId: 'v', customer: {} } as never;
  const bill = { kind: 'postpaid' } as never;

  test('by how many digits it has', () => {
    assert.deepEqual(planOf('32031017679'), { power: { meterNo: '32031017679' }, bill: null });
    assert.deepEqual(planOf('534252904966')?.bill, 'postpaid');
    assert.deepEqual(planOf('5123123000001')?.bill, 'registration');
    assert.equal(planOf('123'), null);
  });

  test('one field: whatever it is, and both when it is both', async () => {
    const ask = { power: async () => visit, bill: async () => bill };
    assert.deepEqual(await lookUp('534252904966', ask), { visit, bill });
    assert.deepEqual(await lookUp('32031017679', ask), { visit, bill: null });
    const unknown = async () => Promise.reject(problem('SETRUM_IDPEL_UNKNOWN', 404));
    assert.deepEqual(await lookUp('534252904966', { ...ask, power: unknown }), {
      visit: null,
      bill,
    });
  });

  test('nothing at all: the reason that says most', async () => {
    const failing = (code: string, status: number) => () => Promise.reject(problem(code, status));
    const both = (power: () => Promise<never>, of: () => Promise<never>) =>
      lookUp('534252904966', { power, bill: of });
    const unknown = failing('SETRUM_IDPEL_UNKNOWN', 404);
    const paid = failing('SETRUM_BILL_PAID', 409);
    const away = failing('SETRUM_WEB_OFFLINE', 0);
    await assert.rejects(both(unknown, paid), { code: 'SETRUM_BILL_PAID' });
    await assert.rejects(both(paid, away), { code: 'SETRUM_WEB_OFFLINE' });
    await assert.rejects(both(unknown, unknown), { code: 'SETRUM_IDPEL_UNKNOWN' });
    await assert.rejects(lookUp('12', { power: away, bill: away }), { code: 'SETRUM_WEB_NUMBER' });
  });

  test('a bill as the desk shows it', async () => {
    const claim = {
      type: 'postpaid',
      ...{ name: 'PELANGGAN', unit: '51220', tariff: 'R3', powerVa: 7700, outstandingBills: 5 },
      bills: [
        {
          ...{ month: 202610, dueOn: '2026-10-20', billCents: 20_000_000, incentiveCents: 100_000 },
          ...{ taxCents: 200_000, penaltyCents: 500_000 },
        },
      ],
      totalCents: 20_600_000,
    } as const satisfies PostpaidClaim;
    const answer = { subject: '512200000001', adminCents: 250_000, claim };
    const { api, calls } = payments(answer);
    const found = await findBill(api, 'postpaid', '512200000001');
    assert.deepEqual(calls, [['/api/v1/bills/inquiries', { idpel: '512200000001' }, undefined]]);
    assert.deepEqual(found, billOf(answer));
    assert.deepEqual(found.parts, [
      { month: '202610', dueOn: '2026-10-20', amountCents: 20_600_000, penaltyCents: 500_000 },
    ]);
    assert.deepEqual([found.what, found.outstanding], ['R3 / 7.700 VA', 5]);
  });
});
