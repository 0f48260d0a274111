import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { registerCompensation } from '../../ap2t/index.ts';
import { planKeyChange } from '../../vending/index.ts';
import { type CardField, createCardField } from './test-support/field.ts';
import { createHome, type Home, kindsOn } from './test-support/home.ts';

const clearTamper = { kind: 'management', command: 'clearTamper', value: 0 } as const;
const maximumPower = { kind: 'management', command: 'maximumPower', value: 2200 } as const;

describe('several tokens that wait on a card at once', () => {
  let field: CardField;
  before(async () => {
    field = await createCardField(6);
  });
  after(() => field?.close());

  /** What the centre knows of the meter's tokens: those that were taken, and how many there are. */
  const heard = async ({ meterNo }: Home) => {
    const { rows } = await field.database.pool.query<{ taken: number; all: number }>(
      `select count(*) filter (where result in (1, 2, 3)) as taken, count(*) as "all"
         from vending.token where meter_no = $1`,
      [meterNo],
    );
    return rows[0];
  };
  const keys = async ({ meterNo }: Home) => {
    const { rows } = await field.database.pool.query<{ state: string }>(
      'select state from vending.meter_key where meter_no = $1 order by version',
      [meterNo],
    );
    return rows.map(({ state }) => state);
  };

  test('a tamper is cleared before the credit that waited first, and the credit is taken', async () => {
    const home = await createHome(field, 0, { cardKeys: [1], tampered: true });
    await field.give(home.meterNo);
    await home.tap();
    const sold = await home.buy();
    await home.order([clearTamper]);
    await home.compose();
    assert.deepEqual(await kindsOn(home), ['management', 'credit']);
    const { tokens } = await home.tap();
    assert.deepEqual(
      tokens.map(({ result }) => result),
      ['Accept', 'Accept'],
    );
    assert.deepEqual(
      [home.meter.state.tamperCause, home.meter.state.creditWh],
      [null, sold.energyDkwh * 100],
    );
    await field.inquire(home.meterNo, await home.visit());
    assert.deepEqual(await heard(home), { taken: 2, all: 2 });
  });

  test('by the present key, then the change of it, then by the new one: all of it in one tap', async () => {
    const home = await createHome(field, 1, { cardKeys: [1], tampered: true });
    await field.give(home.meterNo);
    await home.tap();
    const sold = await home.buy();
    await home.order([clearTamper]);
    await home.order([{ kind: 'key-change' }, { kind: 'credit', units: 488 }], { krn: 3 });
    await home.compose();
    assert.deepEqual(await kindsOn(home), [
      'management',
      'credit',
      'management',
      'management',
      'credit',
    ]);
    const { tokens } = await home.tap();
    assert.ok(tokens.every(({ accepted }) => accepted));
    assert.equal(home.meter.state.decoder.krn, 3);
    assert.equal(home.meter.state.creditWh, (sold.energyDkwh + 488) * 100);
    await field.inquire(home.meterNo, await home.visit());
    assert.deepEqual(await heard(home), { taken: 5, all: 5 });
    assert.deepEqual(await keys(home), ['retired', 'current']);
  });

  test('a sale with change and compensation goes behind what waits, and its answer knows the places', async () => {
    const home = await createHome(field, 2, { cardKeys: [1], tampered: true });
    const { meterNo } = home;
    await field.give(meterNo);
    await home.tap();
    await home.order([clearTamper]);
    await planKeyChange(field.database, meterNo, { krn: 3 });
    const owed = { meterNo, compensationId: randomUUID(), kind: 'UJL', owed: { energyDkwh: 125 } };
    await registerCompensation(field.database, { ...owed, at: field.now });
    const sold = await home.buy();
    assert.equal(sold.keyChange.length, 2);
    const [compensation] = sold.compensations;
    const { tokens } = await home.tap();
    assert.deepEqual(
      tokens.map(({ kind }) => kind),
      ['management', 'management', 'management', 'credit', 'credit'],
    );
    assert.ok(tokens.every(({ accepted }) => accepted));
    assert.deepEqual((await home.card.tokens()).slice(1), [
      ...sold.keyChange,
      compensation?.token,
      sold.token,
    ]);
    assert.equal(home.meter.state.creditWh, (sold.energyDkwh + 125) * 100);
    await field.inquire(meterNo, await home.visit());
    assert.deepEqual(await heard(home), { taken: 5, all: 5 });
  });

  test('under the new key management comes before the credit, too', async () => {
    const home = await createHome(field, 3, { cardKeys: [], tampered: true });
    await home.tap();
    await home.order(
      [{ kind: 'key-change' }, { kind: 'credit', units: 100 }, maximumPower, clearTamper],
      { krn: 3 },
    );
    await home.compose();
    const { tokens } = await home.tap();
    assert.deepEqual(
      tokens.map(({ kind }) => kind),
      ['management', 'management', 'management', 'management', 'credit'],
    );
    assert.ok(tokens.every(({ accepted }) => accepted));
    const { tamperCause, config, creditWh } = home.meter.state;
    assert.deepEqual([tamperCause, config.powerLimitW, creditWh], [null, 2200, 10_000]);
    await field.inquire(home.meterNo, await home.visit());
    assert.deepEqual(await heard(home), { taken: 5, all: 5 });
  });

  test('the same tokens lie in the same order whenever they are asked for', async () => {
    const home = await createHome(field, 4, { cardKeys: [1] });
    await field.give(home.meterNo);
    await home.tap();
    await home.order([{ kind: 'credit', units: 100 }, maximumPower, clearTamper]);
    const lists: (readonly string[])[] = [];
    for (let n = 0; n < 3; n++) {
      await home.compose();
      lists.push(await home.card.tokens());
    }
    assert.equal(lists[0]?.length, 3);
    assert.deepEqual(lists[1], lists[0]);
    assert.deepEqual(lists[2], lists[0]);
  });
});
