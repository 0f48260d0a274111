import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createVirtualNtag216 } from '@setrum/card';
import type { Counter } from './counter.ts';
import type { JournalEntry } from './journal/entry.ts';
import { coded, createDesk, type TestDesk } from './sale/test-support/desk.ts';
import { meterNo } from './sale/test-support/fake-centre.ts';

const amountCents = 5_000_000;

describe('the counter', () => {
  let desk: TestDesk;
  let counter: Counter;
  beforeEach(async () => {
    desk = await createDesk();
    counter = desk.counter;
  });
  afterEach(() => desk.close());

  const onlyPending = (): JournalEntry => {
    const [entry, ...others] = desk.counter.pending();
    assert.ok(entry !== undefined && others.length === 0);
    return entry;
  };

  test('reads, asks, buys, and writes the token on the card', async () => {
    const visit = await counter.visit();
    const sale = await counter.buy(visit, amountCents);
    assert.deepEqual([sale.card, sale.problem], ['written', null]);
    assert.deepEqual(await desk.tokensOn(), [sale.purchase.token]);
    assert.deepEqual(counter.pending(), []);
  });

  test('says so when the card is pulled during the write, and resumes at the next tap: every write, every kind of tear', async () => {
    const { card, centre } = desk;
    for (const mode of ['nothing', 'half', 'unanswered'] as const) {
      for (let atWrite = 1; ; atWrite++) {
        desk.lay();
        const visit = await counter.visit();
        const asked = centre.asked;
        card.tear({ atWrite, mode });
        const sale = await counter.buy(visit, amountCents);
        if (sale.card === 'written') {
          assert.ok(atWrite > 5, `a mailbox takes more than ${atWrite} writes`);
          card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode });
          break;
        }
        assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_CARD_REMOVED']);
        const entry = onlyPending();
        assert.equal(entry.step, 'sold');
        desk.lay();
        const resumed = await counter.resume(entry);
        assert.deepEqual([resumed.card, resumed.purchase.token], ['written', sale.purchase.token]);
        assert.deepEqual(await desk.tokensOn(), [sale.purchase.token]);
        assert.deepEqual(counter.pending(), []);
        assert.equal(centre.asked, asked + 2, 'asked once more, under the same key');
      }
    }
  });

  test('resumes only with the card of the sale', async () => {
    const visit = await counter.visit();
    desk.card.tear({ atWrite: 3, mode: 'nothing' });
    await counter.buy(visit, amountCents);
    const other = createVirtualNtag216({ uid: '04FFFFFFFFFF80' });
    desk.lay(other);
    await assert.rejects(counter.resume(onlyPending()), coded('SETRUM_CARD_OTHER'));
    assert.ok(other.image().every((byte) => byte === 0));
    desk.lay();
    assert.equal((await counter.resume(onlyPending())).card, 'written');
  });

  test('a lost answer leaves the sale open, over a restart; resuming it gives the same token, sold once', async () => {
    const visit = await counter.visit();
    desk.centre.loseAnswers = 1;
    const lost = counter.buy(visit, amountCents);
    await assert.rejects(lost, coded('SETRUM_CENTRE_UNREACHABLE'));
    await desk.restart();
    const entry = onlyPending();
    assert.equal(entry.step, 'asked');
    desk.lay();
    const sale = await desk.counter.resume(entry);
    assert.equal(sale.card, 'written');
    assert.deepEqual(
      [...desk.centre.sold.values()].map(({ token }) => token),
      [sale.purchase.token],
    );
    assert.deepEqual(await desk.tokensOn(), [sale.purchase.token]);
  });

  test('one visit is good for one sale, however often the clerk clicks; a declined one leaves it good', async () => {
    const visit = await counter.visit();
    await assert.rejects(counter.buy(visit, 1), coded('SETRUM_AMOUNT_TOO_SMALL'));
    const clicks = [counter.buy(visit, amountCents), counter.buy(visit, amountCents)];
    const [first, second] = await Promise.allSettled(clicks);
    assert.equal(first?.status, 'fulfilled');
    assert.ok(second?.status === 'rejected' && coded('SETRUM_COUNTER_BUSY')(second.reason));
    await assert.rejects(counter.buy(visit, amountCents), coded('SETRUM_VISIT_OVER'));
    assert.equal(desk.centre.sold.size, 1);
  });

  test('a decline ends the sale', async () => {
    const visit = await counter.visit();
    await assert.rejects(counter.buy(visit, 1), coded('SETRUM_AMOUNT_TOO_SMALL'));
    assert.deepEqual(counter.pending(), []);
  });

  test('without a card the token goes on paper', async () => {
    const paper = await counter.buyOnPaper(meterNo, amountCents);
    assert.deepEqual([paper.card, paper.problem], ['paper', null]);
    assert.deepEqual(counter.pending(), []);
  });

  test('a sale that is not here, and one that has ended, are not resumed', async () => {
    const entry = { requestKey: 'nobody-knows' };
    await assert.rejects(counter.resume(entry), coded('SETRUM_SALE_NOT_HERE'));
    const { purchase } = await counter.buy(await counter.visit(), amountCents);
    for (const again of [() => counter.resume(purchase), () => counter.giveOnPaper(purchase)]) {
      await assert.rejects(again, coded('SETRUM_SALE_ENDED'));
    }
    assert.equal(desk.centre.asked, 1);
  });
});
