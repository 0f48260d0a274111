import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultServiceTargets, serviceClock, workingDayAfter } from './service-clock.ts';

/** Thursday, 15 January 2015, noon WIB. */
const paidAt = new Date('2015-01-15T05:00:00Z');
const at = (day: string) => new Date(`${day}T05:00:00Z`);
const clock = (day: string, steps: Parameters<typeof serviceClock>[1] = []) =>
  serviceClock({ kind: 'PB', paidAt }, steps, defaultServiceTargets, at(day));

describe('the service clock (TMP)', () => {
  test('five working days from Thursday end on the Thursday after', () => {
    assert.equal(clock('2015-01-15').targetOn, '2015-01-22');
  });

  test('within, near and over, each from its first day', () => {
    assert.equal(clock('2015-01-20').level, 'within');
    assert.equal(clock('2015-01-21').level, 'near');
    assert.equal(clock('2015-01-22').level, 'near');
    assert.equal(clock('2015-01-23').level, 'over');
  });

  test('it stops with the realisation, and does not begin before payment', () => {
    const realised = { toState: 'realised', at: at('2015-01-19') } as const;
    assert.deepEqual(clock('2015-03-01', [realised]), {
      targetOn: '2015-01-22',
      level: 'within',
      stoppedOn: '2015-01-19',
    });
    const unpaid = serviceClock(
      { kind: 'PB', paidAt: null },
      [],
      defaultServiceTargets,
      at('2015-03-01'),
    );
    assert.deepEqual(unpaid, { targetOn: null, level: null, stoppedOn: null });
  });

  test('a payment late in the evening UTC counts on the next day in Indonesia', () => {
    const late = { kind: 'PB', paidAt: new Date('2015-01-15T17:00:00Z') } as const;
    const { targetOn } = serviceClock(late, [], defaultServiceTargets, at('2015-01-16'));
    assert.equal(targetOn, '2015-01-23');
  });

  test('holidays are no working days', () => {
    assert.equal(workingDayAfter('2015-01-15', 1, ['2015-01-16']), '2015-01-19');
    assert.equal(workingDayAfter('2015-01-15', 0, []), '2015-01-15');
  });
});
