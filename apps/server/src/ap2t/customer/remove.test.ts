import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { slowModule } from '../../test-support/slow-module.ts';
import { reportLost } from '../card/change.ts';
import { issueCard } from '../card/issue.ts';
import { findCard } from '../card/store.ts';
import { type CardWorld, createCardWorld } from '../card/test-support/desk.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { removeSupply } from './remove.ts';

const chip = 'NTAG216';

describe('a supply that is taken away while something is sold to it', () => {
  let world: CardWorld;
  before(async () => {
    world = await createCardWorld(14);
  });
  after(() => world?.close());

  const remove = (n: number) =>
    removeSupply(
      world.database,
      {
        ...{ idpel: world.idpel(n), removedOn: '2026-11-23', fitter: 'AGUS' },
        readings: { lwbpKwh: null, wbpKwh: null, kvarh: null, remainingDkwh: 42 },
        ...{ requestKey: `removal-${n}`, caller: callerWith('fitter'), at: world.now },
      },
      world.desk.holdSales,
    );
  const tokensOf = async (meterNo: string) => {
    const text = 'select count(*)::integer as count from vending.token where meter_no = $1';
    return (await world.database.pool.query(text, [meterNo])).rows[0].count;
  };

  test('a sale that was decided before and is not on record yet is refused', async () => {
    const { securityModule, making, letGo } = slowModule(world.securityModule);
    const meterNo = world.meter(0);
    const service = world.newService({ securityModule });
    const sale = service.buy(world.request({ meterNo }));
    await making;
    await remove(0);
    letGo();
    await assert.rejects(sale, { code: 'SETRUM_METER_UNKNOWN' });
    assert.equal(await tokensOf(meterNo), 0);
  });

  test('of sales at the same moment each is on record before, or refused; none comes after', async () => {
    const service = world.newService();
    for (let n = 1; n <= 10; n++) {
      const meterNo = world.meter(n);
      const buy = () => service.buy(world.request({ meterNo, amountCents: 2_000_000 }));
      const [removed, ...sales] = await Promise.allSettled([remove(n), buy(), buy()]);
      assert.equal(removed.status, 'fulfilled');
      for (const sale of sales)
        if (sale.status === 'rejected') assert.equal(sale.reason.code, 'SETRUM_METER_UNKNOWN');
      const sold = sales.filter(({ status }) => status === 'fulfilled').length;
      assert.equal(await tokensOf(meterNo), sold);
      await assert.rejects(buy(), { code: 'SETRUM_METER_UNKNOWN' });
    }
  });

  test('the card of the customer is blocked, a lost one stays lost', async () => {
    const [n, lostUid, cardUid] = [11, world.uid(), world.uid()];
    const order = { idpel: world.idpel(n), chip } as const;
    await issueCard(world.desk, { ...order, cardUid: lostUid }, world.ask());
    await reportLost(world.desk, { cardUid: lostUid, reason: 'dompet hilang' }, world.ask());
    await issueCard(world.desk, { ...order, cardUid }, world.ask());
    await remove(n);
    const states = [cardUid, lostUid].map(
      async (uid) => (await findCard(world.database, uid))?.state,
    );
    assert.deepEqual(await Promise.all(states), ['blocked', 'lost']);
    const other = world.chip(world.meter(12), cardUid);
    await assert.rejects(world.buy(world.meter(12), other), { code: 'SETRUM_CARD_BLOCKED' });
  });
});
