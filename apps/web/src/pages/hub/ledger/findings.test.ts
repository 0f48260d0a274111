import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf } from './findings.ts';

const eventId = '0'.repeat(32);
const cents = { expectedCents: 700, foundCents: null };
const examined = {
  ...{ beganAt: '', endedAt: '', madeBy: 'lina', ok: false, postings: 4, sumCents: 0 },
  faults: [
    { kind: 'missing', shard: '32031017679', eventId, account: 'tax:ppj', ...cents },
    { kind: 'movement', shard: '4510017', eventId, account: 'deposit:4510017', ...cents },
    { kind: 'deposit', shard: null, eventId: null, account: 'deposit:4510017', ...cents },
    { kind: 'payment', shard: null, eventId, account: null, ...cents },
  ],
  closings: [{ partnerId: '4510017', day: '2026-11-01', kind: 'digest' }],
};

test('each finding leads to the page that shows its place, where there is one', () => {
  const found = findingsOf(examined);
  assert.deepEqual(
    found.map(({ kind, place, to }) => [kind, place, to]),
    [
      ['missing', '32031017679', `/sales/${eventId}`],
      ['movement', '4510017', `/ledger/events/4510017/${eventId}`],
      ['deposit', null, '/ledger/accounts/deposit:4510017'],
      ['payment', eventId, null],
      ['closing-digest', '4510017 2026-11-01', '/settlements/4510017/2026-11-01'],
    ],
  );
  assert.equal(new Set(found.map(({ key }) => key)).size, found.length);
  assert.deepEqual([found[0]?.expectedCents, found[0]?.foundCents], [700, null]);
});
