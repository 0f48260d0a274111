import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { defaultRules, priceOn } from '@setrum/tariff';
import { type CompensationRegistration, registerCompensation } from '../../ap2t/index.ts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { planKeyChange } from '../../vending/index.ts';
import type { SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';
import { accountCents, assertSound, balanceOf, coded, energyOf } from './test-support/checks.ts';

const accounts = ['liability:compensation', 'revenue:energy', 'tax:ppj', 'tax:ppn'] as const;

describe('a compensation', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 10 });
    service = world.newService();
  });
  after(() => world?.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const buy = (meterNo: string): Promise<SoldPurchase> =>
    service.buy(world.request({ meterNo, amountCents: 2_000_000 }));
  const owe = async (
    meterNo: string,
    kind: string,
    owed: CompensationRegistration['owed'],
  ): Promise<string> => {
    const compensationId = randomUUID();
    const registration = { meterNo, compensationId, kind, owed, at: world.now };
    assert.equal(await registerCompensation(world.database, registration), true);
    assert.equal(await registerCompensation(world.database, registration), false);
    world.now = new Date(world.now.getTime() + 1000);
    return compensationId;
  };
  const ujl = { amountCents: 10_000_000, ppjCents: 300_000, ppnCents: 100_000 };
  const totals = () => Promise.all(accounts.map((account) => accountCents(world, account)));

  test('is a token of its own in front of the one bought, once, and the books show it', async () => {
    await owe(meter(0), 'UJL', ujl);
    const [balance, before] = [await balanceOf(world), await totals()];
    const sold = await buy(meter(0));
    const [given] = sold.compensations;
    const price = priceOn(defaultRules, 'R1', 2200, '2026-11-23').pricePerKwhCents;
    const energyDkwh = Math.ceil((9_600_000 * 10) / price);
    assert.deepEqual(sold.compensations, [
      { kind: 'UJL', amountCents: 10_000_000, energyDkwh, token: given?.token },
    ]);
    const free = world.read(meter(0), given?.token ?? '');
    const bought = world.read(meter(0), sold.token);
    assert.deepEqual([free.units, bought.units], [energyDkwh, sold.energyDkwh]);
    assert.ok(free.tid < bought.tid, 'the meter takes them in this order');
    assert.equal(await balanceOf(world), balance - 2_000_000, 'the partner pays nothing for it');
    const moved = (await totals()).map((cents, n) => cents - (before[n] ?? 0));
    assert.deepEqual(moved, [
      10_000_000,
      -9_600_000 - sold.tokenCents,
      -300_000 - sold.ppjCents,
      -100_000,
    ]);
    assert.deepEqual((await buy(meter(0))).compensations, []);
    await assertSound(world);
  });

  test('of energy moves no money, and does not count against the 720 hours', async () => {
    await owe(meter(1), 'TMP', { energyDkwh: 50 });
    const before = await accountCents(world, 'liability:compensation');
    const sold = await buy(meter(1));
    assert.deepEqual(
      sold.compensations.map(({ kind, amountCents, energyDkwh }) => [
        kind,
        amountCents,
        energyDkwh,
      ]),
      [['TMP', 0, 50]],
    );
    assert.equal(await accountCents(world, 'liability:compensation'), before);
    assert.equal(await energyOf(world, meter(1), 202611), sold.energyDkwh);
    await assertSound(world);
  });

  test('is told again with its purchase, bit for bit', async () => {
    await owe(meter(2), 'UJL', ujl);
    await owe(meter(2), 'TMP', { energyDkwh: 50 });
    const request = world.request({ meterNo: meter(2) });
    const first = await service.buy(request);
    assert.equal(first.compensations.length, 2);
    assert.equal(JSON.stringify(await world.newService().buy(request)), JSON.stringify(first));
    const found = await service.find(request.partnerId, request.requestKey);
    assert.equal(JSON.stringify(found), JSON.stringify(first));
  });

  test('is delivered once by two servers that sell to one meter, and no identifier is shared', async () => {
    for (let n = 0; n < 6; n++) await owe(meter(3), 'TMP', { energyDkwh: 10 + n });
    const services = [service, world.newService()];
    const sold = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        services[n % 2]?.buy(world.request({ meterNo: meter(3), amountCents: 2_000_000 })),
      ),
    );
    const given = sold.flatMap((answer) => answer?.compensations ?? []);
    assert.deepEqual(given.map(({ energyDkwh }) => energyDkwh).sort(), [10, 11, 12, 13, 14, 15]);
    const tokens = [...given, ...sold].map((one) => world.read(meter(3), one?.token ?? ''));
    assert.equal(new Set(tokens.map(({ tid }) => tid)).size, 18);
    assert.ok(tokens.every(({ tid }) => tid % 1440 !== 1));
    await assertSound(world);
  });

  test('goes on the card with the purchase, in the order in which the meter takes them', async () => {
    await owe(meter(4), 'TMP', { energyDkwh: 20 });
    const card = createTestCard(meter(4), '04A1B2C3D4E5B0');
    await card.report([0, 0, 0, 0, 0]);
    const request = { meterNo: meter(4), amountCents: 2_000_000 };
    const sold = await service.buy(world.request({ ...request, card: await card.visit() }));
    await card.write(sold.mailbox?.image ?? '');
    assert.deepEqual(await card.tokens(), [sold.compensations[0]?.token, sold.token]);
    await card.report([1, 1, 0, 0, 0]);
    const next = await service.buy(world.request({ ...request, card: await card.visit() }));
    await card.write(next.mailbox?.image ?? '');
    assert.deepEqual([next.compensations, await card.tokens()], [[], [next.token]]);
  });

  test('that has no room on the card waits for the next purchase', async () => {
    await planKeyChange(world.database, meter(5), { krn: 3 });
    await owe(meter(5), 'TMP', { energyDkwh: 20 });
    const card = createTestCard(meter(5), '04A1B2C3D4E5B1');
    await card.report([0, 0, 0, 0, 0]);
    const request = { meterNo: meter(5), amountCents: 2_000_000 };
    const full = await service.buy(world.request({ ...request, card: await card.visit() }));
    assert.deepEqual([full.keyChange.length, full.compensations], [4, []]);
    assert.ok(full.mailbox !== null, 'five entries: the change and the credit');
    const paper = await service.buy(world.request(request));
    assert.equal(paper.compensations.length, 1, 'paper has room');
    assert.equal(paper.keyChange.length, 4);
  });

  test('more than four are spread over purchases, the oldest first', async () => {
    for (let n = 1; n <= 5; n++) await owe(meter(6), 'TMP', { energyDkwh: n });
    const energies = async () =>
      (await buy(meter(6))).compensations.map(({ energyDkwh }) => energyDkwh);
    assert.deepEqual(
      [await energies(), await energies(), await energies()],
      [[1, 2, 3, 4], [5], []],
    );
  });

  test('stays owed when the purchase is declined, and neighbours in the batch get none of it', async () => {
    await owe(meter(7), 'TMP', { energyDkwh: 30 });
    const requests = [
      world.request({ meterNo: meter(7), amountCents: 500_000_000 }),
      world.request({ meterNo: meter(8) }),
    ];
    const [declined, neighbour] = await Promise.allSettled(requests.map((one) => service.buy(one)));
    assert.ok(declined?.status === 'rejected' && coded('SETRUM_ENERGY_LIMIT')(declined.reason));
    assert.ok(neighbour?.status === 'fulfilled' && neighbour.value.compensations.length === 0);
    assert.equal((await buy(meter(7))).compensations.length, 1);
  });

  test('stays owed when the deposit is too low, which only the durable step can tell', async () => {
    await owe(meter(9), 'UJL', ujl);
    const { pool } = world.database;
    await pool.query('update p2apst.deposit set limit_cents = balance_cents');
    const liability = await accountCents(world, 'liability:compensation');
    await assert.rejects(buy(meter(9)), coded('SETRUM_DEPOSIT_TOO_LOW'));
    assert.equal(await accountCents(world, 'liability:compensation'), liability);
    await pool.query('update p2apst.deposit set limit_cents = 0');
    assert.equal((await buy(meter(9))).compensations.length, 1);
    await assertSound(world);
  });

  test('of nothing, of taxes only or of more than any purchase is refused', async () => {
    for (const owed of [
      { amountCents: 0, ppjCents: 0, ppnCents: 0 },
      { amountCents: 300, ppjCents: 200, ppnCents: 100 },
      { amountCents: 5_000_000_100, ppjCents: 0, ppnCents: 0 },
      { energyDkwh: 0 },
      { energyDkwh: 1.5 },
    ]) {
      const registration = { meterNo: meter(0), compensationId: randomUUID(), kind: 'UJL' };
      await assert.rejects(
        registerCompensation(world.database, { ...registration, owed, at: world.now }),
        RangeError,
      );
    }
  });
});
