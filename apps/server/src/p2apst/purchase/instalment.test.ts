import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { defaultRules, quote } from '@setrum/tariff';
import { registerInstalment } from '../../ap2t/index.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import type { SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';
import { accountCents, assertSound, coded } from './test-support/checks.ts';

describe('an instalment', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 8 });
    service = world.newService();
  });
  after(() => world?.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const buy = (meterNo: string, amountCents = 5_000_000, by = service): Promise<SoldPurchase> =>
    by.buy(world.request({ meterNo, amountCents }));
  const owe = async (meterNo: string, totalCents: number, perPurchaseCents: number) => {
    const instalmentId = randomUUID();
    const registration = { meterNo, instalmentId, totalCents, perPurchaseCents, at: world.now };
    assert.equal(await registerInstalment(world.database, registration), true);
    assert.equal(await registerInstalment(world.database, registration), false);
    return instalmentId;
  };
  const paid = async (instalmentId: string): Promise<number> => {
    const { rows } = await world.database.pool.query(
      'select paid_cents from ap2t.instalment where instalment_id = $1',
      [instalmentId],
    );
    return rows[0].paid_cents;
  };

  test('is taken from each purchase until it is paid to the last rupiah', async () => {
    const before = await accountCents(world, 'receivable:instalment');
    const instalmentId = await owe(meter(0), 2_500_100, 1_000_000);
    const sold = [];
    for (let n = 0; n < 4; n++) sold.push(await buy(meter(0)));
    assert.deepEqual(
      sold.map(({ instalmentCents }) => instalmentCents),
      [1_000_000, 1_000_000, 500_100, 0],
    );
    assert.equal(await paid(instalmentId), 2_500_100);
    assert.equal(await accountCents(world, 'receivable:instalment'), before - 2_500_100);
    for (const answer of sold) {
      const { stampCents, ppnCents, ppjCents, instalmentCents, tokenCents, token } = answer;
      assert.equal(stampCents + ppnCents + ppjCents + instalmentCents + tokenCents, 5_000_000);
      assert.equal(world.read(meter(0), token).units, answer.energyDkwh);
    }
    await assertSound(world);
  });

  test('comes off before the taxes, which are due on the rest only', async () => {
    await owe(meter(1), 10_000_000, 1_000_000);
    const sold = await buy(meter(1));
    const place = { tariff: 'R1T', powerVa: 2200, unit: '53425', at: world.now };
    const rest = quote(defaultRules, { amountCents: 4_000_000, ...place });
    assert.deepEqual(
      [sold.ppjCents, sold.tokenCents, sold.energyDkwh],
      [rest.ppjCents, rest.tokenCents, rest.energyDkwh],
    );
  });

  test('leaves at least a kilowatt-hour for the token, and is paid later', async () => {
    const instalmentId = await owe(meter(2), 6_000_000, 6_000_000);
    const small = await buy(meter(2), 2_000_000);
    assert.ok(small.instalmentCents > 0 && small.instalmentCents < 2_000_000);
    assert.equal(small.instalmentCents % 100, 0);
    assert.ok(small.tokenCents >= small.pricePerKwhCents && small.energyDkwh >= 10);
    const large = await buy(meter(2), 10_000_000);
    assert.equal(large.instalmentCents, 6_000_000 - small.instalmentCents);
    assert.equal(await paid(instalmentId), 6_000_000);
  });

  test('of two the older is paid first', async () => {
    const first = await owe(meter(3), 300_000, 200_000);
    world.now = new Date(world.now.getTime() + 60_000);
    const second = await owe(meter(3), 100_000, 100_000);
    const taken = [];
    for (let n = 0; n < 4; n++) taken.push((await buy(meter(3), 2_000_000)).instalmentCents);
    assert.deepEqual(taken, [200_000, 100_000, 100_000, 0]);
    assert.deepEqual([await paid(first), await paid(second)], [300_000, 100_000]);
  });

  test('is neither lost nor taken twice by two servers that sell to one meter', async () => {
    const instalmentId = await owe(meter(4), 1_050_000, 100_000);
    const other = world.newService();
    const sold = await Promise.all(
      Array.from({ length: 16 }, (_, n) => buy(meter(4), 2_000_000, n % 2 === 0 ? service : other)),
    );
    const taken = sold.map(({ instalmentCents }) => instalmentCents).sort((a, b) => b - a);
    assert.deepEqual(taken, [...Array(10).fill(100_000), 50_000, ...Array(5).fill(0)]);
    assert.equal(await paid(instalmentId), 1_050_000);
    await assertSound(world);
  });

  test('a repeated request pays it once and is answered the same', async () => {
    const instalmentId = await owe(meter(5), 300_000, 100_000);
    const request = world.request({ meterNo: meter(5) });
    const other = world.newService();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? service : other).buy(request)),
    );
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    assert.equal(await paid(instalmentId), 100_000);
  });

  test('a declined purchase pays nothing of it, and neighbours in the batch have none', async () => {
    const instalmentId = await owe(meter(6), 300_000, 100_000);
    const [tooMuch, neighbour] = await Promise.allSettled([
      buy(meter(6), 500_000_000),
      buy(meter(7)),
    ]);
    assert.ok(tooMuch?.status === 'rejected' && coded('SETRUM_ENERGY_LIMIT')(tooMuch.reason));
    assert.ok(neighbour?.status === 'fulfilled' && neighbour.value.instalmentCents === 0);
    assert.equal(await paid(instalmentId), 0);
  });

  test('counts for the 720 hours only what becomes energy', async () => {
    await owe(meter(7), 2_000_000_00, 20_000_000);
    const { rows } = await world.database.pool.query(
      'select coalesce(sum(energy_dkwh), 0)::bigint as n from p2apst.meter_month where meter_no = $1',
      [meter(7)],
    );
    const sold = await buy(meter(7), 45_000_000);
    const after = await world.database.pool.query(
      'select energy_dkwh as n from p2apst.meter_month where meter_no = $1',
      [meter(7)],
    );
    assert.equal(after.rows[0].n, rows[0].n + sold.energyDkwh);
    assert.ok(sold.instalmentCents === 20_000_000 && sold.energyDkwh < 2000);
  });

  test('of anything but whole rupiah above zero is refused', async () => {
    for (const [totalCents, perPurchaseCents] of [
      [0, 100],
      [150, 100],
      [100, -100],
      [1.5, 100],
    ] as const) {
      const registration = {
        ...{ meterNo: meter(0), instalmentId: randomUUID(), at: world.now },
        totalCents,
        perPurchaseCents,
      };
      await assert.rejects(registerInstalment(world.database, registration), RangeError);
    }
  });
});
