import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestCard, type TestCard } from '../../test-support/card-at-counter.ts';
import type { SoldPurchase } from '../purchase/model.ts';
import { refund } from '../purchase/test-support/checks.ts';
import { type CounterWorld, createCounterWorld } from './test-support/counters.ts';

describe('the history of a meter at the tap', () => {
  let at: CounterWorld;
  before(async () => {
    at = await createCounterWorld();
  });
  after(() => at?.close());

  const meter = (n: number): string => at.world.meters[n] ?? '';
  const body = async (card: TestCard) => {
    const { uid, mailboxSequence, reportImage } = await card.visit();
    return { card: { uid, mailboxSequence, report: Buffer.from(reportImage).toString('base64') } };
  };
  const sell = async (meterNo: string, card: TestCard | null): Promise<SoldPurchase> => {
    const visit = card === null ? null : await card.visit();
    at.world.now = new Date(at.world.now.getTime() + 60_000);
    const sold = await at.world
      .newService()
      .buy(at.world.request({ meterNo, amountCents: 2_000_000, card: visit }));
    if (card !== null && sold.mailbox !== null) await card.write(sold.mailbox.image);
    return sold;
  };
  const ask = async (who: 'own' | 'other', asked: object) =>
    at.post(who, 'inquiries', { history: true, ...asked });
  const views = async (meterNo: string) => {
    const { rows } = await at.world.database.pool.query(
      'select partner_id, counter_id, entitled_by, card_uid from p2apst.history_view where meter_no = $1 order by view_id',
      [meterNo],
    );
    return rows;
  };

  test('tells the last purchases, whether they reached the meter, and the last reading; no tokens, and on record', async () => {
    const card = createTestCard(meter(0), '04A1B2C3D4E501');
    await card.report([0, 0, 0, 0, 0]);
    const sold: SoldPurchase[] = [];
    for (const results of [[1], [10], [13], null]) {
      sold.push(await sell(meter(0), card));
      if (results !== null) await card.report([...results, 0, 0, 0, 0]);
    }
    const answer = await ask('own', { meterNo: meter(0), ...(await body(card)) });
    assert.equal(answer.status, 200);
    assert.deepEqual(
      answer.body.history?.purchases,
      sold
        .map((one, n) => ({
          ...{ reference: one.reference, purchasedAt: one.purchasedAt, amountCents: 2_000_000 },
          ...{ energyDkwh: one.energyDkwh, own: true },
          arrival: (['taken', 'taken', 'refused', 'unknown'] as const)[n],
        }))
        .reverse(),
    );
    const { readAt, ...reading } = answer.body.history?.reading ?? {};
    assert.deepEqual(reading, {
      ...{ standDkwh: 12_000, creditDkwh: 46, tamper: false, lowCredit: true, supplyOff: false },
      receivedAt: at.world.now.toISOString(),
    });
    assert.match(String(readAt), /^2026-/);
    for (const { token } of sold) assert.ok(!answer.text.includes(token));
    assert.deepEqual(await views(meter(0)), [
      {
        ...{ partner_id: '4510017', counter_id: 'LOKET-own', entitled_by: 'card' },
        card_uid: '04A1B2C3D4E501',
      },
    ]);
  });

  test("another partner sees the meter's purchases, and of their seller nothing but that it was not this one", async () => {
    const card = createTestCard(meter(1), '04A1B2C3D4E502');
    await card.report([0, 0, 0, 0, 0]);
    const sold = await sell(meter(1), card);
    const answer = await ask('other', { meterNo: meter(1), ...(await body(card)) });
    const [seen] = answer.body.history?.purchases ?? [];
    assert.deepEqual([seen?.['reference'], seen?.['own']], [sold.reference, false]);
    for (const hidden of ['BANK UJI', '4510017', 'LOKET-01', '2250000', '250000,']) {
      assert.ok(!answer.text.replaceAll('"adminCents":300000', '').includes(hidden), hidden);
    }
  });

  test('without a card the name must be said first; a wrong one is refused and sees nothing', async () => {
    await sell(meter(2), null);
    const first = await ask('own', { meterNo: meter(2) });
    assert.deepEqual([first.status, first.body.history], [200, null]);
    const wrong = await ask('own', { meterNo: meter(2), confirmedHolder: 'ORANG LAIN' });
    assert.deepEqual([wrong.status, wrong.body.code], [409, 'SETRUM_HOLDER_NOT_CONFIRMED']);
    assert.deepEqual(await views(meter(2)), []);
    const { holder } = first.body;
    const spoken = ` ${holder?.toLowerCase().replace(' ', '  ')} `;
    const told = await ask('own', { idpel: '534250000002', confirmedHolder: spoken });
    assert.equal(told.body.history?.purchases.length, 1);
    assert.equal(told.body.history?.reading, null, 'this meter has never been heard of');
    assert.deepEqual(
      (await views(meter(2))).map(({ entitled_by, card_uid }) => [entitled_by, card_uid]),
      [['name', null]],
    );
  });

  test("a card that is not known to be the meter's, and an inquiry that does not ask, tell no history", async () => {
    await sell(meter(3), null);
    const blank = createTestCard(meter(3), '04A1B2C3D4E504');
    const unknown = await ask('own', { meterNo: meter(3), ...(await body(blank)) });
    assert.deepEqual([unknown.status, unknown.body.history], [200, null]);
    await blank.report([0, 0, 0, 0, 0]);
    const visit = { meterNo: meter(3), ...(await body(blank)) };
    assert.equal((await at.post('own', 'inquiries', visit)).body.history, null);
    const named = { meterNo: meter(3), confirmedHolder: 'PELANGGAN 3' };
    assert.equal((await at.post('own', 'inquiries', named)).body.history, null);
    assert.deepEqual(await views(meter(3)), []);
    const foreign = createTestCard(meter(4), '04A1B2C3D4E505');
    await foreign.report([0, 0, 0, 0, 0]);
    const mismatch = await ask('own', { meterNo: meter(3), ...(await body(foreign)) });
    assert.equal(mismatch.body.code, 'SETRUM_CARD_METER_MISMATCH');
  });

  test('ten at most, the newest first, without what was taken back and what was declined', async () => {
    const sold: SoldPurchase[] = [];
    for (let n = 0; n < 12; n++) sold.push(await sell(meter(5), null));
    await assert.rejects(
      at.world.newService().buy(at.world.request({ meterNo: meter(5), amountCents: 100 })),
    );
    assert.equal(await refund(at.world, sold[11] ?? assert.fail()), true);
    const { body: told } = await ask('own', {
      ...{ meterNo: meter(5), confirmedHolder: 'PELANGGAN 5' },
    });
    assert.deepEqual(
      told.history?.purchases.map(({ reference }) => reference),
      sold
        .slice(1, 11)
        .map(({ reference }) => reference)
        .reverse(),
    );
  });
});
