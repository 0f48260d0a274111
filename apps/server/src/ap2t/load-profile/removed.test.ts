import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction } from '../../platform/index.ts';
import { type CardWorld, createCardWorld } from '../card/test-support/desk.ts';
import { customerOf } from '../customer/find.ts';
import { postCustomer } from '../customer/post.ts';
import { removeSupply } from '../customer/remove.ts';
import { customerRecord } from '../customer/take-over.ts';
import { findSupplyPoint } from '../supply-point/find.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { loadProfile } from './service.ts';

describe('the load profile of a meter that was taken away', () => {
  let world: CardWorld;
  before(async () => {
    world = await createCardWorld(2);
  });
  after(() => world?.close());

  const profileOf = (meterNo: string) =>
    loadProfile(world.database, meterNo, { lowVoltageV: 198, highVoltageV: 231 });
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

  test('is what it was, at whom it was last, whatever became of them; sales do not see it', async () => {
    const meterNo = world.meter(0);
    const card = world.chip(meterNo, world.uid());
    await card.report([0, 0, 0, 0, 0]);
    await world.buy(meterNo, card);
    const before = await profileOf(meterNo);
    assert.equal(before.supplyPoint.removedOn, null);
    assert.deepEqual([before.present !== null, before.tokens.length], [true, 1]);
    await remove(0);
    const moved = 'update ap2t.customer set name = $1, address = $2 where idpel = $3';
    await world.database.pool.query(moved, ['ORANG LAIN', 'JL. BARU 1', world.idpel(0)]);
    const supplyPoint = { ...before.supplyPoint, removedOn: '2026-11-23' };
    const meters = before.meters.map((meter) => ({ ...meter, until: '2026-11-23' }));
    assert.deepEqual(await profileOf(meterNo), { ...before, supplyPoint, meters });
    assert.equal((await customerOf(world.database, world.idpel(0)))?.state, 'removed');
    assert.equal(await findSupplyPoint(world.database, { meterNo }), null);
    const nothing = world.newService().buy(world.request({ meterNo }));
    await assert.rejects(nothing, { code: 'SETRUM_METER_UNKNOWN' });
  });

  test('is of the next one once it hangs there; of a number that nobody knows there is none', async () => {
    const meterNo = world.meter(1);
    await remove(1);
    const record = customerRecord({
      ...{ idpel: '534250000077', name: 'BERIKUT', address: 'DK. UTARA', unit: '53425' },
      ...{ tariff: 'R1T', powerVa: 2200, product: 'prepaid-nfc', meterNo },
      ...{ meterMake: 'ITRON', meterType: 'EM512', meterKind: 'nfc' },
    });
    const of = {
      effectiveFrom: '2026-11-23',
      mutationKind: 'A',
      agendaNo: null,
      by: 'SARI',
    } as const;
    await inTransaction(world.database, (transaction) =>
      postCustomer(transaction, { record, ...of, at: world.now }),
    );
    const { supplyPoint } = await profileOf(meterNo);
    assert.deepEqual([supplyPoint.holder, supplyPoint.removedOn], ['BERIKUT', null]);
    await assert.rejects(profileOf('32999999993'), { code: 'SETRUM_METER_UNKNOWN' });
  });
});
