import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { JournalEntry } from '../journal/entry.ts';
import { cashCount, salesOf } from './cash.ts';
import { coded, createDesk, type TestDesk } from './test-support/desk.ts';
import { meterNo } from './test-support/fake-centre.ts';
import { entryOf } from './test-support/journals.ts';

describe("the counter's books", () => {
  let desk: TestDesk;
  beforeEach(async () => {
    // The day on which the fake centre sells.
    const now = () => new Date('2026-11-23T05:30:00.000Z');
    desk = await createDesk({ journal: { now }, counter: { now } });
  });
  afterEach(() => desk.close());

  test("today's sales and the cash count: by outcome, over a restart", async () => {
    const { counter, centre } = desk;
    await counter.buy(await counter.visit(), 5_000_000);
    await counter.buyOnPaper(meterNo, 2_000_000);
    await assert.rejects(counter.buyOnPaper(meterNo, 1));
    desk.card.tear({ atWrite: 2, mode: 'nothing' });
    await counter.buy(await counter.visit(), 10_000_000);
    centre.loseAnswers = 1;
    await assert.rejects(counter.buyOnPaper(meterNo, 20_000_000));
    await desk.restart();
    assert.deepEqual(
      desk.counter.todaysSales().map(({ step, totalCents }) => [step, totalCents]),
      [
        ['written', 5_250_000],
        ['paper', 2_250_000],
        ['declined', null],
        ['sold', 10_250_000],
        ['asked', null],
      ],
    );
    const line = (count: number, totalCents: number) => ({ count, totalCents });
    assert.deepEqual(desk.counter.cashCount(), {
      day: '2026-11-23',
      sold: line(3, 17_750_000),
      written: line(1, 5_250_000),
      paper: line(1, 2_250_000),
      waiting: line(1, 10_250_000),
      open: line(1, 20_000_000),
      declined: line(1, 1),
      cancelled: line(0, 0),
    });
    assert.deepEqual(desk.counter.todaysSales('2026-11-24'), []);
    assert.equal(desk.counter.cashCount('2026-11-24').sold.count, 0);
  });

  test('a sale belongs to the day on which the centre sold it; until that is known, to the one on which it was begun', () => {
    const begun = '2026-11-23T16:59:00.000Z';
    const asked = entryOf('a', 'asked', begun);
    const sold: JournalEntry = {
      ...entryOf('b', 'sold', begun),
      ...{ soldAt: '2026-11-23T17:00:01.000Z', totalCents: 5_250_000 },
    };
    assert.deepEqual(salesOf([asked, sold], '2026-11-23'), [asked]);
    assert.deepEqual(salesOf([asked, sold], '2026-11-24'), [sold]);
    assert.equal(cashCount([asked, sold], '2026-11-24').sold.totalCents, 5_250_000);
  });

  test('a receipt is printed again from the centre, marked as a copy; what is in a hand is noted', async () => {
    const { purchase } = await desk.counter.buyOnPaper(meterNo, 5_000_000);
    assert.equal(desk.counter.todaysSales()[0]?.printed, false);
    const copy = await desk.counter.reprint(purchase.requestKey);
    assert.equal(copy.sale.token, purchase.token);
    assert.notEqual(copy.head.reprint, null);
    await desk.counter.receiptPrinted(purchase.requestKey);
    await desk.restart();
    assert.deepEqual(
      desk.counter.todaysSales().map(({ printed, step }) => [printed, step]),
      [[true, 'paper']],
    );
    await assert.rejects(desk.counter.receiptPrinted('nobody'), coded('SETRUM_SALE_NOT_HERE'));
  });
});
