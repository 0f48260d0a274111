import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planField } from './plan.ts';

test('what cannot be a field is refused', () => {
  const good = { meters: 10, months: 12, seed: 1 };
  for (const wrong of [
    { meters: 0 },
    { months: 121 },
    { seed: -1 },
    { seed: 0.5 },
    { lastMonth: '202613' },
    { region: '5' },
    { region: '99', meters: 600_000 },
  ]) {
    assert.throws(() => planField({ ...good, ...wrong }), RangeError, JSON.stringify(wrong));
  }
});

test('a network: units under one UPI, feeders of twenty-five transformers of forty households', () => {
  const plan = planField({ meters: 60_010, months: 3, seed: 1, lastMonth: '202601', region: '61' });
  assert.deepEqual(plan.months, [202511, 202512, 202601]);
  assert.deepEqual(
    plan.units.map(({ unit, kind, parent }) => `${kind} ${unit} ${parent}`),
    [
      ...['UPI 61 null', 'UP3 61100 61', 'UP3 61110 61', 'ULP 61101 61100', 'ULP 61102 61100'],
      ...['ULP 61103 61100', 'ULP 61104 61100', 'ULP 61105 61100', 'ULP 61111 61110'],
      'ULP 61112 61110',
    ],
  );
  assert.equal(plan.feeders.length, 61);
  const transformers = plan.feeders.flatMap((feeder) => feeder.transformers);
  assert.equal(transformers.length, 1_501);
  assert.deepEqual(
    [transformers[0]?.households, transformers.at(-1)?.households, plan.feeders.at(-1)?.unit],
    [40, 10, '61112'],
  );
  const sum = transformers.reduce((all, { households }) => all + households, 0);
  assert.equal(sum, 60_010);
});
