import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf, emptyOrder, missingOf, type OrderDraft, sumOf } from './draft.ts';
import { centsOf, eventPath } from './model.ts';

const topUp: OrderDraft = {
  ...emptyOrder,
  ...{ partnerId: '4510017', amountRupiah: 1_500_000, reference: ' BCA 1 ', reason: 'masuk' },
};
const lines = [
  { account: 'deposit:4510017', rupiah: 100 },
  { account: 'revenue:energy', rupiah: -100 },
];
const correction: OrderDraft = { ...emptyOrder, lines, reason: 'salah mitra' };

test('an order says what it still needs, by its kind', () => {
  assert.deepEqual(missingOf('top-up', emptyOrder), {
    ...{ partnerId: true, amount: true, reference: true, reason: true },
  });
  assert.deepEqual(missingOf('limit', emptyOrder), { partnerId: true, limit: true, reason: true });
  assert.deepEqual(missingOf('correction', emptyOrder), {
    ...{ account: true, lines: true, reason: true },
  });
  assert.deepEqual(missingOf('top-up', topUp), {});
  assert.deepEqual(missingOf('top-up', { ...topUp, amountRupiah: 0 }), { amount: true });
  assert.deepEqual(missingOf('top-up', { ...topUp, reason: ' ab ' }), { reason: true });
});

test('a correction sums to zero, on accounts, with no line of nothing', () => {
  assert.deepEqual(missingOf('correction', correction), {});
  assert.equal(sumOf(lines), 0);
  const oneSided = { ...correction, lines: [lines[0] ?? emptyOrder.lines[0]] } as OrderDraft;
  assert.deepEqual(missingOf('correction', oneSided), { lines: true });
  const [empty = { account: '', rupiah: null }] = emptyOrder.lines;
  const withEmpty = { ...correction, lines: [...lines, { ...empty, account: 'tax:ppn' }] };
  assert.deepEqual(missingOf('correction', withEmpty), { lines: true });
});

test('a command has cents, and only what its kind has', () => {
  assert.deepEqual(commandOf('withdrawal', topUp), {
    ...{ kind: 'withdrawal', partnerId: '4510017', amountCents: 150_000_000, reference: 'BCA 1' },
  });
  assert.deepEqual(commandOf('limit', { ...topUp, limitRupiah: -5 }), {
    ...{ kind: 'limit', partnerId: '4510017', limitCents: -500 },
  });
  const command = commandOf('correction', correction);
  assert.deepEqual(
    command.lines?.map(({ amountCents }) => amountCents),
    [10_000, -10_000],
  );
  assert.equal(centsOf(command), 10_000);
});

test('an approved order leads to its event', () => {
  const order = {
    ...{ orderId: '0199a0b0-0000-7000-8000-0000000000ff', reason: '', state: 'approved' as const },
    ...{ madeBy: 'a', madeAt: '', decidedBy: 'b', decidedAt: '' },
  };
  assert.equal(
    eventPath({ ...order, command: commandOf('top-up', topUp) }),
    '/ledger/events/4510017/0199A0B00000700080000000000000FF',
  );
  assert.match(eventPath({ ...order, command: commandOf('correction', correction) }), /correction/);
});
