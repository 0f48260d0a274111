import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import type { PurchaseRequest, SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';
import { assertSound, coded, energyOf, refund } from './test-support/checks.ts';

/** The last second of November in WIB, and the first of December: both are 30 November in UTC. */
const lastOfNovember = new Date('2026-11-30T16:59:59.999Z');
const firstOfDecember = new Date('2026-11-30T17:00:00.000Z');
/** 720 hours at 2200 VA, tenths of a kWh. */
const limitDkwh = 15_840;

describe('the limit of 720 hours', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 6, depositCents: 10_000_000_000 });
    service = world.newService();
    world.now = lastOfNovember;
  });
  after(() => world?.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const buy = (meterNo: string, amountCents: number, over: Partial<PurchaseRequest> = {}) =>
    service.buy(world.request({ meterNo, amountCents, ...over }));
  const tooMuch = coded('SETRUM_ENERGY_LIMIT');
  /** Buys until little is left of the month: four times half a million. */
  const fill = async (meterNo: string): Promise<readonly SoldPurchase[]> => {
    const sold = [];
    for (let n = 0; n < 4; n++) sold.push(await buy(meterNo, 50_000_000));
    return sold;
  };

  test('holds to the last tenth of a kWh', async () => {
    const sold = await fill(meter(0));
    const soldDkwh = sold.reduce((sum, { energyDkwh }) => sum + energyDkwh, 0);
    const left = limitDkwh - soldDkwh;
    // The dearest whole rupiah amount that still fits, found from below: the token's share is 97 % and a tenth costs Rp 144.47.
    let amountCents = Math.floor((left * 14_447) / 0.971 / 100) * 100;
    let last: SoldPurchase | null = null;
    for (; last === null; amountCents -= 10_000) {
      last = await buy(meter(0), amountCents).catch((error: unknown) => {
        assert.ok(tooMuch(error), String(error));
        return null;
      });
    }
    assert.equal(await energyOf(world, meter(0), 202611), soldDkwh + last.energyDkwh);
    assert.ok(soldDkwh + last.energyDkwh <= limitDkwh);
    assert.ok(limitDkwh - soldDkwh - last.energyDkwh <= 1, 'and nothing is given away');
    await assert.rejects(buy(meter(0), 2_000_000), (error: unknown) => {
      assert.ok(error instanceof SetrumError && tooMuch(error));
      assert.match(String(error.params['allowedKwh']), /^0\.[01]$/);
      return true;
    });
  });

  test('starts anew with the month in WIB', async () => {
    await fill(meter(1));
    await assert.rejects(buy(meter(1), 50_000_000), tooMuch);
    world.now = firstOfDecember;
    await buy(meter(1), 50_000_000);
    assert.ok((await energyOf(world, meter(1), 202611)) > 13_000);
    assert.ok((await energyOf(world, meter(1), 202612)) < 4_000);
    world.now = lastOfNovember;
  });

  test('is kept by two servers at once', async () => {
    const other = world.newService();
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        (n % 2 === 0 ? service : other).buy(
          world.request({ meterNo: meter(2), amountCents: 50_000_000 }),
        ),
      ),
    );
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 4);
    for (const result of results)
      if (result.status === 'rejected') assert.ok(tooMuch(result.reason), String(result.reason));
    assert.ok((await energyOf(world, meter(2), 202611)) <= limitDkwh);
  });

  test('a sale taken back frees its own month, also later; a token collected counts in the month of its collection', async () => {
    const [first] = await fill(meter(3));
    assert.ok(first !== undefined);
    const november = await energyOf(world, meter(3), 202611);
    world.now = firstOfDecember;
    assert.equal(await refund(world, first), true);
    assert.equal(await energyOf(world, meter(3), 202611), november - first.energyDkwh);
    const collected = await buy(meter(3), 50_000_000, { buyingOption: 'unsold' });
    assert.equal(collected.token, first.token);
    assert.equal(await energyOf(world, meter(3), 202612), first.energyDkwh);
    world.now = lastOfNovember;
    await buy(meter(3), 50_000_000);
    await assert.rejects(buy(meter(3), 50_000_000), tooMuch);
    await assertSound(world);
  });

  test('an unsold token that no longer fits stays where it is', async () => {
    const early = await buy(meter(4), 60_000_000);
    await refund(world, early);
    await fill(meter(4));
    const over = { buyingOption: 'unsold' } as const;
    await assert.rejects(buy(meter(4), 60_000_000, over), tooMuch);
    world.now = firstOfDecember;
    assert.equal((await buy(meter(4), 60_000_000, over)).token, early.token);
    world.now = lastOfNovember;
  });

  test('smallest and largest amounts are sold, a rupiah beyond is not', async () => {
    await buy(meter(5), 2_000_000);
    await assert.rejects(buy(meter(5), 1_999_900), coded('SETRUM_AMOUNT_TOO_SMALL'));
    await assert.rejects(buy(meter(5), 5_000_000_100), coded('SETRUM_AMOUNT_TOO_LARGE'));
    await assert.rejects(buy(meter(5), 5_000_000_000), tooMuch, 'allowed as such');
  });
});
