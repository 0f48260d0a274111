import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inputOf, textOf, unreadable, valueTyped } from './entry.ts';
import { groups, groupsOf } from './fields.ts';

const proposal = { name: 'SICILIA', powerVa: 1300, meterMake: null, kddk: null, ujlCents: 0 };
const [remaining] = groups.removal.filter(({ name }) => name === 'remainingDkwh');
const [ujl] = groups.service.filter(({ name }) => name === 'ujlCents');

describe('the entry of a PDL', () => {
  test('only what is otherwise is sent, and what the papers fix never', () => {
    const typed = {
      ...{ name: 'SICILIA', kddk: ' AB0202 ', powerVa: '900', meterMake: 'ITRON' },
      ...{ ppjCode: '', mutationMonth: '202611' },
    };
    assert.deepEqual(inputOf(proposal, typed), {
      ...{ kddk: 'AB0202', meterMake: 'ITRON', mutationMonth: 202_611 },
    });
    assert.deepEqual(inputOf(proposal, {}), {});
  });

  test('figures are typed as they are said', () => {
    assert.ok(remaining !== undefined && ujl !== undefined);
    assert.equal(textOf(remaining, 123), '12,3');
    assert.equal(valueTyped(remaining, '12,3'), 123);
    assert.equal(valueTyped(ujl, '267900'), 26_790_000);
    assert.equal(textOf(ujl, 26_790_000), '267900');
    assert.deepEqual(unreadable({ mutationMonth: 'Nov', remainingDkwh: '1,23', kddk: 'AB' }), [
      'remainingDkwh',
      'mutationMonth',
    ]);
  });

  test('a settlement is wished for at a migration only', () => {
    assert.deepEqual(groupsOf('PB', false), ['customer', 'service', 'meter', 'mutation']);
    assert.ok(groupsOf('MIGRASI', true).includes('wish'));
    assert.ok(groupsOf('PD', true).includes('removal'));
  });
});
