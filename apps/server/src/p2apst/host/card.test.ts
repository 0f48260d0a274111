import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decodeMailbox } from '@setrum/card';
import { CARD_FIELD, cardLayouts, type IsoMessage } from '@setrum/iso8583';
import { registerCompensation } from '../../ap2t/index.ts';
import { uuidv7 } from '../../platform/index.ts';
import { monthsOf } from '../../profile/index.ts';
import { createTestCard, type TestCard } from '../../test-support/card-at-counter.ts';
import { planKeyChange } from '../../vending/index.ts';
import type { TestBank } from './fixtures/bank.ts';
import { createTestHub, type TestHub } from './fixtures/hub.ts';
import { advice, inquiry, layouts, purchase, rupiah } from './fixtures/messages.ts';

describe('what comes along with a prepaid message', () => {
  let hub: TestHub;
  let bank: TestBank;
  before(async () => {
    hub = await createTestHub({ meters: 5 });
    bank = await hub.connect();
  });
  after(() => hub.close());

  const meter = (n: number): string => hub.world.meters[n] ?? '';
  const tokenOf = ({ fields }: IsoMessage) =>
    layouts.prepaid.purchaseResponse.read(fields[48] ?? '').token;
  const cardField = async (card: TestCard): Promise<string> =>
    cardLayouts.request.write(await card.visit());

  test('the card brings its report with the inquiry, and takes the mailbox of the purchase', async () => {
    const card = createTestCard(meter(0), '04A1B2C3D4E501');
    await card.report([0, 0, 0, 0, 0]);
    const brought = { [CARD_FIELD]: await cardField(card) };
    const told = await bank.ask(inquiry({ meterNo: meter(0) }, brought));
    assert.equal(told.fields[39], '0000');
    assert.equal(told.fields[CARD_FIELD], undefined);
    assert.equal((await monthsOf(hub.world.database, meter(0), 12)).length, 1);
    const asked = purchase(told, brought);
    const sold = await bank.ask(asked);
    const written = cardLayouts.response.read(sold.fields[CARD_FIELD] ?? '');
    assert.equal(written.uid, '04A1B2C3D4E501');
    const tokens = decodeMailbox(written.mailboxImage)?.entries.map((entry) => entry.token);
    assert.deepEqual(tokens, [tokenOf(sold)]);
    assert.deepEqual(await bank.ask(asked), sold);
    const advised = await bank.ask(advice(asked));
    assert.equal(advised.fields[CARD_FIELD], sold.fields[CARD_FIELD]);
  });

  test('a card of another meter is 0014, one without a UID 0030', async () => {
    const card = createTestCard(meter(0), '04A1B2C3D4E502');
    await card.report([0, 0, 0, 0, 0]);
    const field = await cardField(card);
    const told = await bank.ask(inquiry({ meterNo: meter(1) }));
    assert.equal((await bank.ask(purchase(told, { [CARD_FIELD]: field }))).fields[39], '0014');
    const small = field.replace('04A1B2C3D4E502', '04a1b2c3d4e502');
    assert.equal((await bank.ask(purchase(told, { [CARD_FIELD]: small }))).fields[39], '0030');
  });

  test('a copied card is 0014, with the inquiry and with the purchase; the original buys', async () => {
    // No meter writes the same report at the same second on two cards.
    const card = createTestCard(meter(0), '04A1B2C3D4E503', undefined, 1_791_000_000);
    await card.report([0, 0, 0, 0, 0]);
    const visit = await card.visit();
    const field = (uid: string) => cardLayouts.request.write({ ...visit, uid });
    const asked = inquiry({ meterNo: meter(0) }, { [CARD_FIELD]: field(visit.uid) });
    const told = await bank.ask(asked);
    assert.equal(told.fields[39], '0000');
    const copy = { [CARD_FIELD]: field('04BADBADBAD001') };
    assert.equal((await bank.ask(inquiry({ meterNo: meter(0) }, copy))).fields[39], '0014');
    assert.equal((await bank.ask(purchase(told, copy))).fields[39], '0014');
    const original = { [CARD_FIELD]: field(visit.uid) };
    assert.equal((await bank.ask(purchase(told, original))).fields[39], '0000');
  });

  test('a purchase without the card has no field for it', async () => {
    const sold = await bank.ask(purchase(await bank.ask(inquiry({ meterNo: meter(1) }))));
    assert.equal(sold.fields[39], '0000');
    assert.equal(sold.fields[CARD_FIELD], undefined);
  });

  test('tokens that go first stand in front of field 63, numbered, key change before compensation', async () => {
    await planKeyChange(hub.world.database, meter(2), { krn: 3 });
    await registerCompensation(hub.world.database, {
      meterNo: meter(2),
      compensationId: uuidv7(0),
      kind: 'UJL',
      owed: { energyDkwh: 125 },
      at: hub.world.now,
    });
    const asked = purchase(await bank.ask(inquiry({ meterNo: meter(2) })));
    const sold = await bank.ask(asked);
    assert.equal(sold.fields[39], '0000');
    const info = sold.fields[63] ?? '';
    assert.match(
      info,
      /^MASUKKAN DULU 1\) (\d{4} ){5}GANTI KUNCI 2\) .* 4\) (\d{4} ){5}GANTI KUNCI 5\) (\d{4} ){5}KOMPENSASI 12\.5 KWH BARU TOKEN PEMBELIAN\. Simpan/,
    );
    assert.ok(!info.includes(tokenOf(sold)));
    assert.equal((await bank.ask(advice(asked))).fields[63], info);
  });

  test('an unsold amount is told by the inquiry and bought without a new token', async () => {
    const told = await bank.ask(inquiry({ meterNo: meter(3) }));
    const asked = purchase(told, { 4: rupiah(50_000) });
    const first = await bank.ask(asked);
    const { pool } = hub.world.database;
    const { rows } = await pool.query<{ purchase_id: string }>(
      `select purchase_id from p2apst.purchase where meter_no = $1 and status = 'sold'`,
      [meter(3)],
    );
    await pool.query('select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3)', [
      meter(3),
      rows[0]?.purchase_id,
      hub.world.now,
    ]);
    assert.equal((await bank.ask(advice(asked))).fields[39], '0063', 'it was taken back');
    const again = await bank.ask(inquiry({ meterNo: meter(3) }));
    const { statedUnsold, unsold } = layouts.prepaid.supply.read(again.fields[62] ?? '');
    assert.deepEqual([statedUnsold, unsold], [1, [{ amountCents: 5_000_000 }]]);
    const collected = await bank.ask(purchase(again, { 4: rupiah(50_000) }, '1'));
    assert.equal(collected.fields[39], '0000');
    assert.equal(tokenOf(collected), tokenOf(first));
    const sale = layouts.prepaid.purchaseResponse.read(collected.fields[48] ?? '');
    assert.equal(sale.buyingOption, '1');
    const none = purchase(await bank.ask(inquiry({ meterNo: meter(4) })), {}, '1');
    assert.equal((await bank.ask(none)).fields[39], '0013', 'nothing unsold there');
  });

  test('0045: another fee than the one that the inquiry told', async () => {
    const told = await bank.ask(inquiry({ meterNo: meter(4) }));
    const data = told.fields[48] ?? '';
    const cheaper = purchase(told, { 48: `${data.slice(0, -10)}00000999000` });
    assert.equal((await bank.ask(cheaper)).fields[39], '0045');
  });
});
