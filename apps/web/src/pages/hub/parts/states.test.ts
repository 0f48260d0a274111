import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LinkView, stateOf } from '../links/model.ts';
import { columnsOf } from '../reconciliation/columns.ts';
import { effectOf, movesMoney } from '../reconciliation/model.ts';
import { fateOf } from '../trace/results.ts';
import { daysBefore, today } from './days.ts';

test('how a link stands', () => {
  const link = { enabled: true, connections: [] } as Partial<LinkView> as LinkView;
  const connection = { isSignedOn: false } as LinkView['connections'][number];
  assert.equal(stateOf(link), 'down');
  assert.equal(stateOf({ ...link, enabled: false }), 'shut');
  assert.equal(stateOf({ ...link, connections: [connection] }), 'waiting');
  const signedOn = { ...connection, isSignedOn: true };
  assert.equal(stateOf({ ...link, connections: [connection, signedOn] }), 'up');
});

test('what a decision does, and which of them move money', () => {
  assert.equal(effectOf('only-ours', 'reject'), 'taken-back');
  assert.equal(effectOf('only-theirs', 'take-over'), 'sale-made');
  assert.equal(effectOf('duplicate-line', 'reject'), 'refunds');
  assert.equal(effectOf('token-differs', 'take-over'), 'ours-stands');
  for (const kind of ['only-ours', 'amount-differs'] as const)
    assert.equal(effectOf(kind, 'ask'), 'stays');
  assert.deepEqual(
    (['books', 'taken-back', 'sale-made', 'refunds', 'ours-stands', 'stays'] as const).filter(
      movesMoney,
    ),
    ['taken-back', 'sale-made'],
  );
});

test('what a meter has said of a token', () => {
  const said = (fate: string): readonly number[] =>
    Array.from({ length: 18 }, (_, result) => result).filter((result) => fateOf(result) === fate);
  assert.deepEqual(said('taken'), [1, 2, 3, 10]);
  assert.deepEqual(said('unheard'), [0, 15, 16, 17]);
  assert.equal(fateOf(null), 'unheard');
  assert.equal(said('refused').length, 10);
});

test('days are those of WIB', () => {
  assert.equal(today(Date.parse('2026-11-28T16:59:59Z')), '2026-11-28');
  assert.equal(today(Date.parse('2026-11-28T17:00:00Z')), '2026-11-29');
  assert.equal(daysBefore('2026-03-01', 1), '2026-02-28');
  assert.equal(daysBefore('2026-02-28', -1), '2026-03-01');
});

test('columns stand as in the file, whatever order a line comes in; unknown ones come last', () => {
  assert.deepEqual(columnsOf({ TOKEN: '', AMOUNT: '', ZZZ: '' }, { DATETIME: '', AAA: '' }), [
    ...['DATETIME', 'AMOUNT', 'TOKEN', 'AAA', 'ZZZ'],
  ]);
  assert.deepEqual(columnsOf(null, null), []);
});
