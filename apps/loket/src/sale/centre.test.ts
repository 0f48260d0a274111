import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { catalogue, type ErrorCode, SetrumError } from '@setrum/errors';
import { isDecision } from './outcome.ts';
import { coded, createDesk, type TestDesk } from './test-support/desk.ts';

const amountCents = 5_000_000;

describe('a centre that does not answer as it should', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createDesk();
  });
  afterEach(() => desk.close());

  for (const code of [
    'SETRUM_CENTRE_UNREACHABLE',
    'SETRUM_UNAUTHENTICATED',
    'SETRUM_FORBIDDEN',
    'SETRUM_CSRF',
    'SETRUM_NOT_FOUND',
    'SETRUM_BAD_REQUEST',
  ] as const) {
    test(`${code} after a lost answer leaves the sale open: it was sold, and is told when the door is open again`, async () => {
      const visit = await desk.counter.visit();
      const { buy } = desk.centre;
      desk.centre.buy = async (order) => {
        await buy(order);
        throw new SetrumError(code);
      };
      await assert.rejects(desk.counter.buy(visit, amountCents), coded(code));
      const [entry] = desk.counter.pending();
      assert.ok(entry?.step === 'asked');
      await assert.rejects(desk.counter.resume(entry), coded(code));
      assert.equal(desk.counter.pending().length, 1);
      desk.centre.buy = buy;
      const sale = await desk.counter.resume(entry);
      assert.deepEqual(await desk.tokensOn(), [sale.purchase.token]);
      assert.equal(desk.centre.sold.size, 1);
    });
  }

  test('it answers late: the answer of the first sending and that of the second are one sale', async () => {
    const visit = await desk.counter.visit();
    const { buy } = desk.centre;
    const late = Promise.withResolvers<void>();
    let first: Promise<unknown> | null = null;
    desk.centre.buy = async (order) => {
      if (first !== null) return buy(order);
      first = late.promise.then(() => buy(order));
      throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'timeout' });
    };
    await assert.rejects(desk.counter.buy(visit, amountCents));
    const [entry] = desk.counter.pending();
    assert.ok(entry !== undefined);
    const sale = await desk.counter.resume(entry);
    late.resolve();
    assert.deepEqual(await first, sale.purchase);
    assert.equal(desk.centre.sold.size, 1);
  });

  test('what is no error of the catalogue is not hidden, and the sale stays open', async () => {
    const visit = await desk.counter.visit();
    const { buy } = desk.centre;
    desk.centre.buy = async () => {
      throw new TypeError('a defect');
    };
    await assert.rejects(desk.counter.buy(visit, amountCents), TypeError);
    assert.equal(desk.counter.pending().length, 1);
    desk.centre.buy = buy;
    const [entry] = desk.counter.pending();
    assert.ok(entry !== undefined);
    assert.equal((await desk.counter.resume(entry)).card, 'written');
  });
});

test('a decision is what the centre keeps under the request key; what is said at the door, or at this end of the line, is none', () => {
  const decisions: readonly ErrorCode[] = [
    ...(['SETRUM_DEPOSIT_TOO_LOW', 'SETRUM_ENERGY_LIMIT', 'SETRUM_AMOUNT_TOO_SMALL'] as const),
    ...(['SETRUM_METER_UNKNOWN', 'SETRUM_CUSTOMER_BLOCKED', 'SETRUM_CARD_BLOCKED'] as const),
    ...(['SETRUM_CARD_COPIED', 'SETRUM_PARTNER_BLOCKED', 'SETRUM_TARIFF_RULE_MISSING'] as const),
    ...(['SETRUM_OUTSIDE_SERVICE_HOURS', 'SETRUM_PURCHASE_UNKNOWN'] as const),
    ...(['SETRUM_PURCHASE_REFUNDED', 'SETRUM_REQUEST_KEY_REUSED'] as const),
  ];
  for (const code of decisions) assert.ok(isDecision(new SetrumError(code)), code);
  const codes = Object.keys(catalogue) as ErrorCode[];
  for (const code of codes.filter((one) => [400, 401].includes(catalogue[one].http ?? 0))) {
    assert.ok(!isDecision(new SetrumError(code)), code);
  }
  for (const code of ['SETRUM_FORBIDDEN', 'SETRUM_CSRF', 'SETRUM_CENTRE_UNREACHABLE'] as const) {
    assert.ok(!isDecision(new SetrumError(code)), code);
  }
  assert.ok(!isDecision(new Error('anything')));
});
