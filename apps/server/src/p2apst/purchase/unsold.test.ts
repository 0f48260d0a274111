import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { catalogue } from '@setrum/errors';
import { registerCompensation, registerInstalment } from '../../ap2t/index.ts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { confirmKeyChange, planKeyChange } from '../../vending/index.ts';
import { topUpDeposit } from '../deposit/service.ts';
import { inquire } from '../inquiry/service.ts';
import { registerPartner } from '../partner/register.ts';
import type { PurchaseRequest, SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';
import {
  assertSound,
  balanceOf,
  coded,
  energyOf,
  recorded,
  refund,
} from './test-support/checks.ts';

describe('a sale that is taken back', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 12 });
    service = world.newService();
    await registerPartner(world.database, { ...testPartner, partnerId: '4520009', adminCents: 7 });
    const opening = { partnerId: '4520009', at: new Date(0), requestKey: 'opening-2' };
    await topUpDeposit(world.database, { ...opening, amountCents: 100_000_000 });
  });
  after(() => world?.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const buy = (over: Partial<PurchaseRequest>): Promise<SoldPurchase> =>
    service.buy(world.request({ amountCents: 2_000_000, ...over }));
  const collect = (meterNo: string, over: Partial<PurchaseRequest> = {}) =>
    buy({ meterNo, buyingOption: 'unsold', ...over });
  const unsold = async (meterNo: string): Promise<readonly number[]> => {
    const { partnerId } = testPartner;
    const request = { by: { meterNo }, partnerId, card: null, channel: '6021' };
    return (await inquire(world, request, world.now)).unsoldCents;
  };
  const unknown = coded('SETRUM_UNSOLD_UNKNOWN');

  test('gives money and energy back, once, and its key is told that nothing was paid', async () => {
    const before = await balanceOf(world);
    const request = world.request({ meterNo: meter(0) });
    const sold = await service.buy(request);
    assert.deepEqual([await refund(world, sold), await refund(world, sold)], [true, false]);
    assert.equal(await balanceOf(world), before);
    assert.equal(await energyOf(world, meter(0), 202611), 0);
    await assert.rejects(service.buy(request), coded('SETRUM_PURCHASE_REFUNDED'));
    const found = service.find(request.partnerId, request.requestKey);
    await assert.rejects(found, coded('SETRUM_PURCHASE_REFUNDED'));
    assert.equal(catalogue.SETRUM_PURCHASE_REFUNDED.iso, '0063');
    await assertSound(world);
  });

  test('two that take it back at the same moment do it once; of what was never sold nothing is', async () => {
    const sold = await buy({ meterNo: meter(1) });
    const before = await balanceOf(world);
    const results = await Promise.all([refund(world, sold), refund(world, sold)]);
    assert.deepEqual(results.sort(), [false, true]);
    assert.equal(await balanceOf(world), before + 2_000_000);
    assert.equal(await refund(world, { ...sold, reference: randomUUID() }), null);
    const declined = world.request({ meterNo: meter(1), amountCents: 1 });
    await assert.rejects(service.buy(declined));
    const [row] = await recorded(world, declined.requestKey);
    assert.equal(await refund(world, { ...sold, reference: row.purchase_id }), null);
    await assertSound(world);
  });

  test('leaves its token to whoever buys the same amount, of any partner, with the same digits', async () => {
    const first = await buy({ meterNo: meter(2) });
    assert.deepEqual(await unsold(meter(2)), []);
    await refund(world, first);
    assert.deepEqual(await unsold(meter(2)), [2_000_000]);
    await assert.rejects(collect(meter(2), { amountCents: 2_500_000 }), unknown);
    const before = await balanceOf(world);
    world.now = new Date(world.now.getTime() + 3_600_000);
    const request = world.request({
      ...{ meterNo: meter(2), amountCents: 2_000_000, buyingOption: 'unsold' },
      ...{ partnerId: '4520009', adminCents: 7 },
    });
    const second = await service.buy(request);
    assert.equal(second.token, first.token);
    assert.notEqual(second.reference, first.reference);
    const { buyingOption, adminCents, tokenCents, energyDkwh, purchasedAt } = second;
    assert.deepEqual(
      { buyingOption, adminCents, tokenCents, energyDkwh, purchasedAt },
      {
        ...{ buyingOption: 'unsold', adminCents: 7, tokenCents: first.tokenCents },
        ...{ energyDkwh: first.energyDkwh, purchasedAt: world.now.toISOString() },
      },
    );
    assert.equal(await balanceOf(world), before, 'the other partner pays');
    assert.equal(await energyOf(world, meter(2), 202611), second.energyDkwh);
    assert.equal(JSON.stringify(await world.newService().buy(request)), JSON.stringify(second));
    const found = await service.find('4520009', request.requestKey);
    assert.equal(JSON.stringify(found), JSON.stringify(second));
    await assert.rejects(service.buy({ ...request, buyingOption: 'new' }), {
      code: 'SETRUM_REQUEST_KEY_REUSED',
    });
    assert.deepEqual(await unsold(meter(2)), []);
    await assert.rejects(collect(meter(2)), unknown);
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n from vending.token where meter_no = $1',
      [meter(2)],
    );
    assert.equal(rows[0].n, 1, 'its token row stays as it is');
    await assertSound(world);
  });

  test('is collected once, whoever else tries at the same moment; a batch sells to the others', async () => {
    await refund(world, await buy({ meterNo: meter(3) }));
    const other = world.newService();
    const results = await Promise.allSettled([
      ...Array.from({ length: 8 }, (_, n) =>
        (n % 2 === 0 ? service : other).buy(
          world.request({ meterNo: meter(3), amountCents: 2_000_000, buyingOption: 'unsold' }),
        ),
      ),
      buy({ meterNo: meter(4) }),
      other.buy(world.request({ meterNo: meter(5) })),
    ]);
    const sold = results.filter(({ status }) => status === 'fulfilled');
    assert.equal(sold.length, 3);
    for (const result of results) {
      if (result.status === 'rejected') assert.ok(unknown(result.reason), String(result.reason));
    }
    assert.equal(
      results.slice(-2).every(({ status }) => status === 'fulfilled'),
      true,
    );
    await assertSound(world);
  });

  test('may be collected again when the collecting purchase is taken back, too', async () => {
    const first = await buy({ meterNo: meter(4), amountCents: 2_100_000 });
    await refund(world, first);
    const second = await collect(meter(4), { amountCents: 2_100_000 });
    assert.equal(await refund(world, second), true);
    assert.equal(await refund(world, first), false);
    const third = await collect(meter(4), { amountCents: 2_100_000 });
    assert.equal(third.token, first.token);
    await assert.rejects(collect(meter(4), { amountCents: 2_100_000 }), unknown);
    await assertSound(world);
  });

  test('a token that the meter has taken is neither taken back nor sold again', async () => {
    const card = createTestCard(meter(5), '04A1B2C3D4E5C0');
    await card.report([0, 0, 0, 0, 0]);
    const request = { meterNo: meter(5), amountCents: 2_000_000 };
    const onCard = await buy({ ...request, card: await card.visit() });
    await card.write(onCard.mailbox?.image ?? '');
    await card.report([1, 0, 0, 0, 0]);
    await buy({ ...request, card: await card.visit() });
    assert.equal(await refund(world, onCard), null);
    const late = await buy({ ...request, amountCents: 2_200_000 });
    await refund(world, late);
    await world.database.pool.query(
      'update vending.token set result = 1, result_at = issued_at where request_id = $1',
      [late.reference],
    );
    assert.deepEqual(await unsold(meter(5)), []);
    await assert.rejects(collect(meter(5), { amountCents: 2_200_000 }), unknown);
    await assertSound(world);
  });

  test('its token leaves the card: the next mailbox does not hold it', async () => {
    const card = createTestCard(meter(6), '04A1B2C3D4E5C1');
    await card.report([0, 0, 0, 0, 0]);
    const request = { meterNo: meter(6), amountCents: 2_000_000 };
    const lost = await buy({ ...request, card: await card.visit() });
    await refund(world, lost);
    const next = await buy({ ...request, card: await card.visit() });
    await card.write(next.mailbox?.image ?? '');
    assert.deepEqual(await card.tokens(), [next.token]);
    const collected = await collect(meter(6), { card: await card.visit() });
    assert.deepEqual([collected.token, collected.mailbox], [lost.token, null]);
  });

  test('a token of a key that the meter no longer has is not offered', async () => {
    await refund(world, await buy({ meterNo: meter(7) }));
    await planKeyChange(world.database, meter(7), { krn: 3 });
    assert.deepEqual(await unsold(meter(7)), []);
    await assert.rejects(collect(meter(7)), unknown);
    const change = await buy({ meterNo: meter(7) });
    await refund(world, change);
    const collected = await collect(meter(7));
    assert.deepEqual([collected.keyChange, collected.token], [change.keyChange, change.token]);
    assert.equal(collected.keyChange.length, 4);
    await confirmKeyChange(world.database, meter(7), { actor: 'ani', at: world.now });
    await assertSound(world);
  });

  test('what it paid of an instalment is owed again, and paid again by who collects it', async () => {
    const instalmentId = randomUUID();
    const registration = { meterNo: meter(8), instalmentId, at: world.now };
    const sums = { totalCents: 500_000, perPurchaseCents: 300_000 };
    await registerInstalment(world.database, { ...registration, ...sums });
    const paid = async (): Promise<number> =>
      (
        await world.database.pool.query(
          'select paid_cents from ap2t.instalment where meter_no = $1',
          [meter(8)],
        )
      ).rows[0].paid_cents;
    const first = await buy({ meterNo: meter(8) });
    await refund(world, first);
    assert.equal(await paid(), 0);
    const second = await collect(meter(8));
    assert.deepEqual([second.instalmentCents, await paid()], [300_000, 300_000]);
    await refund(world, second);
    await buy({ meterNo: meter(8) });
    assert.deepEqual(
      await unsold(meter(8)),
      [],
      '200,000 are left, and its token counts on 300,000',
    );
    await assert.rejects(collect(meter(8)), unknown);
    assert.equal((await buy({ meterNo: meter(8) })).instalmentCents, 200_000);
    await assertSound(world);
  });

  test('compensations that came along stay with its tokens', async () => {
    const compensationId = randomUUID();
    const registration = { meterNo: meter(9), compensationId, kind: 'TMP', at: world.now };
    const owed = { amountCents: 1_000_000, ppjCents: 0, ppnCents: 0 };
    await registerCompensation(world.database, { ...registration, owed });
    const first = await buy({ meterNo: meter(9) });
    assert.equal(first.compensations.length, 1);
    await refund(world, first);
    assert.deepEqual((await buy({ meterNo: meter(9) })).compensations, []);
    const collected = await collect(meter(9));
    assert.deepEqual(
      [collected.compensations, collected.token],
      [first.compensations, first.token],
    );
    await assertSound(world);
  });

  test('an inquiry lists two at most, the oldest first', async () => {
    const sold = [];
    for (const amountCents of [2_300_000, 2_100_000, 2_200_000])
      sold.push(await buy({ meterNo: meter(10), amountCents }));
    for (const one of sold) {
      await refund(world, one);
      world.now = new Date(world.now.getTime() + 1000);
    }
    assert.deepEqual(await unsold(meter(10)), [2_300_000, 2_100_000]);
    await collect(meter(10), { amountCents: 2_100_000 });
    assert.deepEqual(await unsold(meter(10)), [2_300_000, 2_200_000]);
  });
});
