import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { simulateField } from './simulate.ts';
import { type FieldItem, THIEVES } from './types.ts';

const options = { meters: 90, months: 6, seed: 7 } as const;
const field = [...simulateField(options)];

const householdsIn = (items: readonly FieldItem[]) =>
  items.flatMap((item) => (item.kind === 'household' ? [item] : []));
const feedsIn = (items: readonly FieldItem[]) =>
  items.flatMap((item) => (item.kind === 'feeds' ? item.feeds : []));

const digestOf = (items: readonly FieldItem[]): string =>
  createHash('sha256').update(JSON.stringify(items)).digest('hex');

test('the same seed, the same field; another seed, another one', () => {
  assert.equal(digestOf([...simulateField(options)]), digestOf(field));
  assert.notEqual(digestOf([...simulateField({ ...options, seed: 8 })]), digestOf(field));
});

test('every place has a meter of its own, and months that go on', () => {
  const households = householdsIn(field);
  assert.equal(new Set(households.map(({ household }) => household.idpel)).size, 90);
  assert.equal(
    new Set(households.map(({ household }) => household.meterNo)).size,
    households.length,
  );
  for (const { household } of households) {
    const months = household.months.map(({ month }) => month);
    assert.deepEqual(months, [...new Set(months)].sort());
    for (const { toldAt, month } of household.months) {
      assert.ok(
        toldAt.getTime() > Date.UTC(Math.floor(month / 100), month % 100, 1) - 7 * 3_600_000,
      );
    }
  }
});

test('what was bought and taken is what the registers and the credit have to show for it', () => {
  const plain = householdsIn(field).filter(({ truth }) => truth.kind === 'honest');
  assert.ok(plain.length > 30);
  for (const { household } of plain) {
    const [first, ...others] = household.months;
    const last = others.at(-1);
    if (first === undefined || last === undefined) continue;
    const end = (month: number) =>
      Date.UTC(Math.floor(month / 100), month % 100, 1) - 7 * 3_600_000;
    const bought = household.purchases
      .filter(({ at }) => at.getTime() >= end(first.month) && at.getTime() < end(last.month))
      .reduce((sum, { energyDkwh }) => sum + energyDkwh / 10, 0);
    const used = last.standKwh - first.standKwh + last.remainingKwh - first.remainingKwh;
    assert.ok(Math.abs(bought - used) <= 2, `${household.meterNo}: ${bought} bought, ${used} used`);
  }
});

test('a transformer counts all that its meters were given, more than they counted, and a feeder its transformers', () => {
  const feeds = feedsIn(field);
  assert.deepEqual(new Set(feeds.map(({ place }) => place)).size, 4);
  const of = (test: (place: string) => boolean) =>
    feeds.filter(({ place }) => test(place)).reduce((sum, { energyKwh }) => sum + energyKwh, 0);
  const transformers = of((place) => place.includes('-'));
  const feeders = of((place) => !place.includes('-'));
  assert.ok(feeders > transformers * 1.005 && feeders < transformers * 1.04);
});

test('thieves are few, honest people of every strange kind are more', () => {
  const kinds = householdsIn([...simulateField({ meters: 1_000, months: 1, seed: 3 })]).map(
    ({ truth }) => truth.kind,
  );
  const thieves = kinds.filter((kind) => THIEVES.includes(kind)).length;
  assert.ok(thieves >= 15 && thieves <= 50, `${thieves}`);
  assert.equal(new Set(kinds).size >= 14, true);
});
