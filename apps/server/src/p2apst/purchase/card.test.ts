import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { monthsOf } from '../../profile/index.ts';
import { createTestCard, recordOf, type TestCard } from '../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { tokenDeliveries } from '../../vending/index.ts';
import type { SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';

describe('a purchase with a card', () => {
  let world: TestWorld;
  let service: PurchaseService;
  let uids = 0;
  before(async () => {
    world = await createTestWorld({ meters: 8 });
    service = world.newService();
  });
  after(() => world.close());

  const newCard = (meterNo: string): TestCard =>
    createTestCard(meterNo, `04A1B2C3D4E5${String(++uids).padStart(2, '0')}`);
  const meter = (n: number): string => world.meters[n] ?? '';
  const buy = async (meterNo: string, card: TestCard): Promise<SoldPurchase> =>
    service.buy(world.request({ meterNo, amountCents: 2_000_000, card: await card.visit() }));
  const mailboxOf = (sold: SoldPurchase) => {
    assert.ok(sold.mailbox !== null);
    return sold.mailbox;
  };

  test('brings a mailbox that holds the token, and stores the load profile', async () => {
    const card = newCard(meter(0));
    await card.report(
      [0, 0, 0, 0, 0],
      [recordOf('202610', 1200), recordOf('202609', 900, { tamper: 8, voltageV: 190 })],
    );
    const sold = await buy(meter(0), card);
    assert.deepEqual([mailboxOf(sold).sequence, mailboxOf(sold).cardUid], [1, card.card.uid]);
    await card.write(mailboxOf(sold).image);
    assert.deepEqual(await card.tokens(), [sold.token]);
    const months = await monthsOf(world.database, meter(0), 12);
    assert.deepEqual(
      months.map(({ month, standKwh, tamper }) => [month, standKwh, tamper]),
      [
        ['202610', 1200, 0],
        ['202609', 900, 8],
      ],
    );
  });

  test('keeps what still waits on the card, and drops what its report has settled', async () => {
    const card = newCard(meter(1));
    await card.report([0, 0, 0, 0, 0]);
    const first = await buy(meter(1), card);
    await card.write(mailboxOf(first).image);
    const second = await buy(meter(1), card);
    await card.write(mailboxOf(second).image);
    assert.deepEqual(await card.tokens(), [first.token, second.token]);
    // The meter has taken the first, and could not try the second: keypad locked.
    await card.report([1, 15, 0, 0, 0]);
    const third = await buy(meter(1), card);
    await card.write(mailboxOf(third).image);
    assert.deepEqual(await card.tokens(), [second.token, third.token]);
    const known = await tokenDeliveries(world.database, meter(1));
    assert.deepEqual(
      new Map(known.map((token) => [token.reference, token.result])).get(first.reference),
      1,
    );
    assert.equal(known.filter((token) => token.result === null).length, 2);
  });

  test('a mailbox that never reached the card is outdone by the next one, and its repetition stays the same', async () => {
    const card = newCard(meter(2));
    await card.report([0, 0, 0, 0, 0]);
    const visit = await card.visit();
    const request = world.request({ meterNo: meter(2), amountCents: 2_000_000, card: visit });
    const lost = await service.buy(request);
    const next = await service.buy(
      world.request({ meterNo: meter(2), amountCents: 2_000_000, card: visit }),
    );
    assert.deepEqual([mailboxOf(lost).sequence, mailboxOf(next).sequence], [1, 2]);
    await card.write(mailboxOf(next).image);
    assert.deepEqual(await card.tokens(), [lost.token, next.token]);
    assert.equal(JSON.stringify(await service.buy(request)), JSON.stringify(lost));
    await assert.rejects(
      card.write(mailboxOf(lost).image),
      (error: unknown) => error instanceof SetrumError && error.code === 'SETRUM_CARD_OUTDATED',
    );
  });

  test('goes on paper when five tokens wait on the card', async () => {
    const card = newCard(meter(3));
    await card.report([0, 0, 0, 0, 0]);
    for (let n = 0; n < 5; n++) await card.write(mailboxOf(await buy(meter(3), card)).image);
    assert.equal((await card.tokens()).length, 5);
    const sixth = await buy(meter(3), card);
    assert.equal(sixth.mailbox, null);
    assert.match(sixth.token, /^\d{20}$/);
  });

  test('is declined when the card belongs to another meter', async () => {
    const card = newCard(meter(5));
    await card.report([0, 0, 0, 0, 0]);
    await assert.rejects(
      buy(meter(4), card),
      (error: unknown) =>
        error instanceof SetrumError && error.code === 'SETRUM_CARD_METER_MISMATCH',
    );
    assert.deepEqual(await monthsOf(world.database, meter(4), 12), []);
  });

  test('does without a report, and without a month that nobody can have lived', async () => {
    const blank = newCard(meter(6));
    const sold = await buy(meter(6), blank);
    await blank.write(mailboxOf(sold).image);
    assert.deepEqual(await blank.tokens(), [sold.token]);
    await blank.report(
      [1, 0, 0, 0, 0],
      [recordOf('999912', 1), recordOf('202601', 10), recordOf('000001', 1)],
    );
    await buy(meter(6), blank);
    assert.deepEqual(
      (await monthsOf(world.database, meter(6), 12)).map(({ month }) => month),
      ['202601'],
    );
  });

  test('a later report corrects a month, an earlier one that arrives late does not', async () => {
    const card = newCard(meter(7));
    await card.report([0, 0, 0, 0, 0], [recordOf('202610', 100)]);
    const early = await card.visit();
    await card.report([0, 0, 0, 0, 0], [recordOf('202610', 101)]);
    await buy(meter(7), card);
    await service.buy(world.request({ meterNo: meter(7), amountCents: 2_000_000, card: early }));
    assert.deepEqual(
      (await monthsOf(world.database, meter(7), 12)).map(({ standKwh }) => standKwh),
      [101],
    );
  });
});
