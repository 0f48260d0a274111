import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { encodeMailbox, openCard, readCard, writeMailbox } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { coded, createDesk, customersCard, type TestDesk } from './test-support/desk.ts';
import { holder, meterNo } from './test-support/fake-centre.ts';

const amountCents = 5_000_000;

describe('sales that go on paper', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createDesk();
  });
  afterEach(() => desk.close());

  /** A sale whose card was pulled at the write. */
  const torn = async () => {
    desk.lay();
    const visit = await desk.counter.visit();
    desk.card.tear({ atWrite: 3, mode: 'nothing' });
    return desk.counter.buy(visit, amountCents);
  };

  test('the clerk gives up, and later the card returns: the same token goes on it', async () => {
    const { purchase } = await torn();
    const paper = await desk.counter.giveOnPaper(purchase);
    assert.deepEqual([paper.card, paper.purchase.token], ['paper', purchase.token]);
    assert.deepEqual(desk.counter.pending(), []);
    await desk.restart();
    const other = await customersCard('04FFFFFFFFFF80');
    desk.lay(other);
    await assert.rejects(desk.counter.writeAgain(purchase), coded('SETRUM_CARD_OTHER'));
    desk.lay();
    const written = await desk.counter.writeAgain(purchase);
    assert.deepEqual([written.card, written.problem], ['written', null]);
    assert.deepEqual(await desk.tokensOn(), [purchase.token]);
    assert.equal((await desk.counter.writeAgain(purchase)).card, 'written');
    assert.equal(desk.centre.sold.size, 1);
  });

  test('given up with the answer in hand, the line may be down', async () => {
    const sale = await torn();
    desk.centre.refuseWith = 'SETRUM_CENTRE_UNREACHABLE';
    const unreachable = coded('SETRUM_CENTRE_UNREACHABLE');
    await assert.rejects(desk.counter.giveOnPaper(sale.purchase), unreachable);
    assert.equal(desk.counter.pending().length, 1, 'without the token in hand the sale stays open');
    const paper = await desk.counter.giveOnPaper(sale.purchase, sale);
    assert.equal(paper.purchase.token, sale.purchase.token);
    assert.deepEqual(desk.counter.pending(), []);
  });

  test('given up while nobody knows whether it was sold: it is sold now, once, without the card', async () => {
    const visit = await desk.counter.visit();
    for (const answers of ['lost', 'never sent'] as const) {
      desk.centre.loseAnswers = answers === 'lost' ? 1 : 0;
      desk.centre.refuseWith = answers === 'lost' ? null : 'SETRUM_CENTRE_UNREACHABLE';
      const at = answers === 'lost' ? visit : { ...visit };
      await assert.rejects(desk.counter.buy(at, amountCents), coded('SETRUM_CENTRE_UNREACHABLE'));
      desk.centre.refuseWith = null;
      const sold = desk.centre.sold.size;
      const [entry] = desk.counter.pending();
      assert.ok(entry !== undefined);
      const paper = await desk.counter.giveOnPaper(entry);
      assert.equal(paper.card, 'paper');
      assert.equal(desk.centre.sold.size, answers === 'lost' ? sold : sold + 1);
    }
    assert.equal(desk.centre.sold.size, 2);
  });

  test('what is on paper for good cannot be written: sold without a card, declined, on a card that is ahead', async () => {
    const without = await desk.counter.buyOnPaper(meterNo, amountCents);
    await assert.rejects(desk.counter.writeAgain(without.purchase), coded('SETRUM_SALE_ENDED'));
    await assert.rejects(desk.counter.buyOnPaper(meterNo, 1));
    const [declined] = desk.journal.all().filter(({ step }) => step === 'declined');
    assert.ok(declined !== undefined);
    await assert.rejects(desk.counter.writeAgain(declined), coded('SETRUM_SALE_ENDED'));
    const { purchase } = await torn();
    await assert.rejects(desk.counter.writeAgain(purchase), coded('SETRUM_SALE_OPEN'));
    await desk.counter.giveOnPaper(purchase);
    desk.lay();
    const next = await desk.counter.buy(await desk.counter.visit(), amountCents);
    const again = await desk.counter.writeAgain(purchase);
    assert.deepEqual([again.card, again.problem?.code], ['paper', 'SETRUM_CARD_OUTDATED']);
    assert.deepEqual(await desk.tokensOn(), [next.purchase.token]);
    desk.centre.refuseWith = 'SETRUM_PURCHASE_REFUNDED';
    await assert.rejects(desk.counter.writeAgain(purchase), coded('SETRUM_PURCHASE_REFUNDED'));
    assert.equal(desk.journal.find(purchase.requestKey)?.step, 'paper');
  });

  test('a newer mailbox that has carried the token along counts as written', async () => {
    const { purchase } = await torn();
    desk.lay();
    const memory = await openCard(desk.card.transmit);
    const entries = [{ kind: 'credit', token: purchase.token, ref: '001122aa' }] as const;
    await writeMailbox(memory, encodeMailbox({ sequence: 9, entries }));
    assert.equal((await desk.counter.resume(purchase)).card, 'written');
    assert.equal((await readCard(memory)).sequences.mailbox, 9);
  });
});

describe('sales by a number', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createDesk();
  });
  afterEach(() => desk.close());

  test('the name is looked up, confirmed, and only then sold to; once', async () => {
    const found = await desk.counter.inquireByNumber({ idpel: '534252904966' });
    assert.equal(found.inquiry.holder, holder);
    assert.equal(found.inquiry.history, undefined, 'nothing is told before the name is confirmed');
    const wrong = coded('SETRUM_HOLDER_NOT_CONFIRMED');
    await assert.rejects(desk.counter.confirmHolder(found, 'ORANG LAIN'), wrong);
    const pretended = { ...found, confirmedHolder: 'ORANG LAIN' };
    await assert.rejects(desk.counter.buyByNumber(pretended, amountCents), wrong);
    const visit = await desk.counter.confirmHolder(found, holder);
    assert.notEqual(visit.inquiry.history, undefined);
    const sale = await desk.counter.buyByNumber(visit, amountCents);
    assert.deepEqual([sale.card, sale.problem, sale.purchase.mailbox], ['paper', null, null]);
    await assert.rejects(desk.counter.buyByNumber(visit, amountCents), coded('SETRUM_VISIT_OVER'));
    assert.equal(desk.centre.sold.size, 1);
  });

  test('a lost answer leaves it open; resumed or called off, it is one sale or none', async () => {
    const visit = async () => {
      const found = await desk.counter.inquireByNumber({ meterNo });
      return desk.counter.confirmHolder(found, holder);
    };
    const lost = coded('SETRUM_CENTRE_UNREACHABLE');
    const open = () => {
      const [entry] = desk.counter.pending();
      assert.ok(entry !== undefined);
      return entry;
    };
    desk.centre.loseAnswers = 1;
    await assert.rejects(desk.counter.buyByNumber(await visit(), amountCents), lost);
    await assert.rejects(desk.counter.cancel(open()), coded('SETRUM_SALE_MADE'));
    assert.equal(open().step, 'sold');
    await assert.rejects(desk.counter.cancel(open()), coded('SETRUM_SALE_MADE'));
    assert.equal((await desk.counter.resume(open())).card, 'paper');
    const { buy } = desk.centre;
    desk.centre.buy = async () => {
      throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'cut' });
    };
    await assert.rejects(desk.counter.buyByNumber(await visit(), amountCents), lost);
    desk.centre.buy = buy;
    const { requestKey } = open();
    await desk.counter.cancel({ requestKey });
    assert.deepEqual(desk.counter.pending(), []);
    assert.equal(desk.journal.find(requestKey)?.step, 'cancelled');
    const order = { requestKey, meterNo, amountCents, card: null };
    await assert.rejects(desk.centre.buy(order), coded('SETRUM_PURCHASE_UNKNOWN'));
    assert.equal(desk.centre.sold.size, 1, 'what was called off is never sold');
  });
});
