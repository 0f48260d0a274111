import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulateField } from './simulate.ts';
import type { HouseholdRecord, Truth, TruthKind } from './types.ts';

const months = 8;
const told = [...simulateField({ meters: 2_000, months, seed: 11 })].flatMap((item) =>
  item.kind === 'household' ? [item] : [],
);

const of = (kind: TruthKind) => told.filter(({ truth }) => truth.kind === kind);

/** Use of each month whose month before is known, kWh. */
const usage = ({ months: known }: HouseholdRecord): ReadonlyMap<number, number> =>
  new Map(
    known.slice(1).map((month, n) => {
      const before = known[n]?.standKwh ?? 0;
      return [month.month, (month.standKwh - before + 1_000_000) % 1_000_000];
    }),
  );

/** The mean use from the month in which it begins, against that before; null where one of the two is not known. */
const ratio = ({ household, truth }: { household: HouseholdRecord; truth: Truth }) => {
  const uses = [...usage(household)];
  const mean = (some: readonly (readonly [number, number])[]) =>
    some.length === 0 ? null : some.reduce((sum, [, kwh]) => sum + kwh, 0) / some.length;
  const before = mean(uses.filter(([month]) => month < truth.fromMonth));
  const since = mean(uses.filter(([month]) => month > truth.fromMonth));
  return before === null || since === null ? null : since / before;
};

const middle = (values: readonly (number | null)[]): number => {
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  return known[Math.floor(known.length / 2)] ?? Number.NaN;
};

test('what a thief meters falls by about what is taken past the meter', () => {
  const thieves = told.filter(({ truth }) => truth.share !== undefined);
  for (const { truth } of thieves) assert.ok((truth.stolenKwh ?? 0) > 0, truth.meterNo);
  const left = thieves.map((one) => {
    const seen = ratio(one);
    return seen === null ? null : seen / (1.1 * (1 - (one.truth.share ?? 0)));
  });
  assert.ok(Math.abs(middle(left) - 1) < 0.15, `${middle(left)}`);
});

test('honest people fall and rise too', () => {
  assert.ok(middle(of('vacant').map(ratio)) < 0.2);
  assert.ok(middle(of('saving').map(ratio)) < 0.9);
  assert.ok(middle(of('growth').map(ratio)) > 1.2);
});

test('a changed meter is two meters of one customer, one after the other', () => {
  const byIdpel = Map.groupBy(of('swapped'), ({ household }) => household.idpel);
  assert.ok(byIdpel.size > 5);
  for (const [, both] of byIdpel) {
    const [former, present] = both.map(({ household }) => household);
    assert.equal(both.length, 2);
    assert.deepEqual(former?.removedOn, present?.since);
    assert.notEqual(former?.cardUid, present?.cardUid);
    assert.ok((present?.months[0]?.standKwh ?? 0) < 5_000);
  }
});

test('a dead meter tells nothing more, a lost token is never taken, a weak place has low voltage, a fitter leaves a mark', () => {
  for (const { household, truth } of of('dead'))
    assert.ok(household.months.every(({ month }) => month < truth.fromMonth));
  assert.ok(of('lost-token').some(({ household }) => household.purchases.some((p) => !p.taken)));
  for (const { household } of of('honest'))
    assert.ok(household.purchases.every((purchase) => purchase.taken));
  const lowest = (kind: TruthKind) =>
    middle(of(kind).map(({ household }) => household.months[0]?.voltageV ?? null));
  assert.ok(lowest('weak-feeder') < lowest('honest') - 8);
  const marked = of('repaired').filter(({ household }) =>
    household.months.some(({ tamper }) => tamper === 8),
  );
  assert.ok(marked.length > of('repaired').length * 0.7);
});
