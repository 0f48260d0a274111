import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { TestCard } from '../../test-support/card-at-counter.ts';
import { meterKeys, planKeyChange, tokenDeliveries } from '../../vending/index.ts';
import { type CardField, createCardField, forged, stripped } from './test-support/field.ts';

const none = [0, 0, 0, 0, 0];
const taken = [1, 0, 0, 0, 0];

describe('what a report says of tokens and keys', () => {
  let field: CardField;
  let n = -1;
  let meterNo: string;
  let card: TestCard;
  before(async () => {
    field = await createCardField(5);
  });
  after(() => field?.close());
  beforeEach(async () => {
    meterNo = field.meter(++n);
    card = field.card(meterNo, { version: 1 });
    await field.give(meterNo);
    await card.report(none);
  });

  const results = async () =>
    (await tokenDeliveries(field.database, meterNo)).map(({ result }) => result);
  const sell = async () => {
    const sold = await field.buy(meterNo, await card.visit());
    await card.write(sold.mailbox?.image ?? '');
    return sold;
  };

  test('settles the token and frees its place when it is signed, and only then', async () => {
    const first = await sell();
    await card.report(taken);
    const signed = await card.visit();
    for (const bad of [stripped(signed), stripped(signed, 77), forged(signed, 700)]) {
      await field.inquire(meterNo, bad);
      assert.deepEqual(await results(), [null]);
    }
    // A sale that comes with the same words leaves the first token in the mailbox, for its meter has told nobody.
    const second = await field.buy(meterNo, stripped(signed));
    await card.write(second.mailbox?.image ?? '');
    assert.deepEqual(await card.tokens(), [first.token, second.token]);
    const third = await field.buy(meterNo, signed);
    assert.deepEqual((await results()).filter((result) => result === 1).length, 1);
    await card.write(third.mailbox?.image ?? '');
    assert.deepEqual(await card.tokens(), [second.token, third.token]);
  });

  test('said once stays said: a replay neither settles nor unsettles', async () => {
    await sell();
    await card.report(taken);
    const yes = await card.visit();
    await card.report([1, 0, 0, 0, 0]);
    await field.inquire(meterNo, await card.visit());
    assert.deepEqual(await results(), [1]);
    await field.inquire(meterNo, yes);
    assert.deepEqual(await results(), [1]);
  });

  test('a forged one does not confirm a change of the meter’s key', async () => {
    await planKeyChange(field.database, meterNo, { krn: 3 });
    await sell();
    const state = async () =>
      (await meterKeys(field.database, meterNo)).map(({ state, version }) => `${version} ${state}`);
    await card.report([1, 2, 3, 1, 1]);
    const signed = await card.visit();
    await field.inquire(meterNo, stripped(signed));
    assert.deepEqual(await state(), ['2 pending', '1 current']);
    // The key revision of the content, byte 41, from 2 to 3: the meter would name the new key.
    await field.inquire(meterNo, forged(signed, (12 + 41) * 8));
    assert.deepEqual(await state(), ['2 pending', '1 current']);
    await field.inquire(meterNo, signed);
    assert.deepEqual(await state(), ['2 current', '1 retired']);
  });

  test('a forged sequence of the last mailbox does not send the next one up', async () => {
    await sell();
    await card.report(taken);
    const signed = await card.visit();
    // The highest bit of the acknowledged sequence, bytes 32 to 35 of the content.
    const wild = forged(signed, (12 + 32) * 8 + 7);
    const sold = await field.buy(meterNo, wild);
    assert.equal(sold.mailbox?.sequence, 2);
  });
});
