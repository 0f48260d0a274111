import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { inTransaction } from '../../platform/index.ts';
import { slowModule } from '../../test-support/slow-module.ts';
import { blockCard, reportLost, unblockCard } from './change.ts';
import { issueCard } from './issue.ts';
import { replaceCard } from './replace.ts';
import { type CardWorld, createCardWorld } from './test-support/desk.ts';

const reason = 'dompet hilang';
const chip = 'NTAG216';

describe('sales with a card on the reader', () => {
  let world: CardWorld;
  let taken = 0;
  before(async () => {
    world = await createCardWorld(9);
  });
  after(() => world?.close());

  async function issued() {
    const n = taken++;
    const order = { cardUid: world.uid(), idpel: world.idpel(n), chip } as const;
    const { cardUid, meterNo } = await issueCard(world.desk, order, world.ask());
    return { cardUid, meterNo, card: world.chip(meterNo, cardUid), order: { cardUid, reason } };
  }

  test('sell to the card of the meter, and to a card that is not registered', async () => {
    const { meterNo, card } = await issued();
    assert.ok((await world.buy(meterNo, card)).mailbox !== null);
    await world.inquire(meterNo, card);
    const unregistered = world.chip(meterNo, world.uid());
    assert.ok((await world.buy(meterNo, unregistered)).mailbox !== null);
    await world.inquire(meterNo, unregistered);
  });

  test('refuse one that is lost or blocked, whoever has it; without it the customer buys on paper', async () => {
    const { meterNo, card, order } = await issued();
    for (const act of [reportLost, blockCard]) {
      await act(world.desk, order, world.ask());
      await assert.rejects(world.buy(meterNo, card), { code: 'SETRUM_CARD_BLOCKED' });
      await assert.rejects(world.inquire(meterNo, card), { code: 'SETRUM_CARD_BLOCKED' });
      const other = world.meter(8);
      await assert.rejects(world.buy(other, card), { code: 'SETRUM_CARD_BLOCKED' });
      const paper = await world.newService().buy(world.request({ meterNo }));
      assert.match(paper.token, /^\d{20}$/);
      await unblockCard(world.desk, order, world.ask());
    }
    await world.buy(meterNo, card);
  });

  test('refuse one that is registered for another meter', async () => {
    const { cardUid, meterNo } = await issued();
    const other = world.meter(8);
    const blank = world.chip(other, cardUid);
    const code = 'SETRUM_CARD_OTHER_METER';
    await assert.rejects(world.buy(other, blank), {
      code,
      params: { meterNo: other, cardMeterNo: meterNo },
    });
    await assert.rejects(world.inquire(other, blank), { code });
  });

  test('bring what waited on a lost card to the new one; what the meter has taken stays behind', async () => {
    const { cardUid, meterNo, card, order } = await issued();
    await card.report([0, 0, 0, 0, 0]);
    const first = await world.buy(meterNo, card);
    await card.write(first.mailbox?.image ?? '');
    await card.report([1, 0, 0, 0, 0]);
    const second = await world.buy(meterNo, card);
    await card.write(second.mailbox?.image ?? '');
    await reportLost(world.desk, order, world.ask());
    const newUid = world.uid();
    const replacement = { oldUid: cardUid, newUid, chip, reason } as const;
    await replaceCard(world.desk, replacement, world.ask());
    const fresh = world.chip(meterNo, newUid);
    const third = await world.buy(meterNo, fresh);
    await fresh.write(third.mailbox?.image ?? '');
    assert.deepEqual(await fresh.tokens(), [second.token, third.token]);
    await assert.rejects(world.buy(meterNo, card), { code: 'SETRUM_CARD_BLOCKED' });
  });

  test('bring the full mailbox of a lost card to the new one, though there is no room for what is bought then', async () => {
    const { cardUid, meterNo, card, order } = await issued();
    await card.report([0, 0, 0, 0, 0]);
    const waiting: string[] = [];
    for (let n = 0; n < 5; n++) {
      const sold = await world.buy(meterNo, card);
      waiting.push(sold.token);
      await card.write(sold.mailbox?.image ?? '');
    }
    await reportLost(world.desk, order, world.ask());
    const newUid = world.uid();
    const replacement = { oldUid: cardUid, newUid, chip, reason } as const;
    await replaceCard(world.desk, replacement, world.ask());
    const fresh = world.chip(meterNo, newUid);
    const request = world.request({
      meterNo,
      amountCents: 2_000_000,
      card: await fresh.visit(),
    });
    const service = world.newService();
    const onPaper = await service.buy(request);
    assert.equal(JSON.stringify(await service.buy(request)), JSON.stringify(onPaper));
    await fresh.write(onPaper.mailbox?.image ?? '');
    assert.deepEqual((await fresh.tokens()).toSorted(), waiting.toSorted());
    assert.equal((await world.buy(meterNo, fresh)).mailbox, null, 'they lie there already');
    await fresh.report([1, 1, 1, 1, 1]);
    const next = await world.buy(meterNo, fresh);
    await fresh.write(next.mailbox?.image ?? '');
    assert.deepEqual(await fresh.tokens(), [next.token], 'what is on paper waits on no card');
  });

  test('a replacement that fails leaves the tokens and the old card as they were', async () => {
    const { cardUid, meterNo, card } = await issued();
    const sold = await world.buy(meterNo, card);
    // Noticed after the tokens have moved.
    const full = { ...world.desk, rules: { cardsPerMeter: 0 } };
    const replacement = { oldUid: cardUid, newUid: world.uid(), chip, reason } as const;
    const failed = replaceCard(full, replacement, world.ask());
    await assert.rejects(failed, { code: 'SETRUM_CARD_LIMIT' });
    const next = await world.buy(meterNo, card);
    await card.write(next.mailbox?.image ?? '');
    assert.deepEqual(await card.tokens(), [sold.token, next.token]);
  });

  test('that were decided before the card was blocked are decided anew', async () => {
    const { meterNo, card, order } = await issued();
    const { securityModule, making, letGo } = slowModule(world.securityModule);
    const service = world.newService({ securityModule });
    const visit = await card.visit();
    const sale = service.buy(world.request({ meterNo, card: visit }));
    await making;
    await blockCard(world.desk, order, world.ask());
    letGo();
    await assert.rejects(sale, { code: 'SETRUM_CARD_BLOCKED' });
    const { rows } = await world.database.pool.query(
      'select 1 from vending.token where meter_no = $1',
      [meterNo],
    );
    assert.deepEqual(rows, []);
  });

  test('at the very moment of the block wait for it', async () => {
    const { meterNo, card, order } = await issued();
    const visit = await card.visit();
    const sales: Promise<unknown>[] = [];
    await inTransaction(world.database, async (transaction) => {
      await world.desk.holdSales(transaction, meterNo, world.now);
      sales.push(world.newService().buy(world.request({ meterNo, card: visit })));
      sales[0]?.catch(() => undefined);
      await sql`update ap2t.card set state = 'lost' where card_uid = ${order.cardUid}`.execute(
        transaction,
      );
    });
    await assert.rejects(Promise.all(sales), { code: 'SETRUM_CARD_BLOCKED' });
  });
});
