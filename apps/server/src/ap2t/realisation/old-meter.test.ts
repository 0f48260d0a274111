import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createPdlDesk, newMeter, type PdlDesk, stockMeter } from '../../test-support/pdl-desk.ts';
import { slowModule } from '../../test-support/slow-module.ts';
import { type CardWorld, createCardWorld } from '../card/test-support/desk.ts';
import { loadProfile } from '../load-profile/service.ts';
import { saleStateOf, setSaleState } from '../supply-point/sale-state.ts';

describe('a prepaid meter that the fitter has taken away', () => {
  let world: CardWorld;
  let desk: PdlDesk;
  before(async () => {
    world = await createCardWorld(4);
    desk = createPdlDesk(world.database, {
      meterOf: (meterNo) => stockMeter(meterNo, { kind: 'nfc' }),
      holdSales: world.desk.holdSales,
    });
  });
  after(() => world?.close());

  const changeOfMeter = (n: number) =>
    desk.application({
      ...{ kind: 'PD', idpel: world.idpel(n), name: `PELANGGAN ${n}`, meterNo: newMeter() },
      ...{
        product: 'prepaid-nfc',
        productAsked: 'prepaid-nfc',
        powerVa: 2200,
        address: 'DK. SELATAN',
      },
      previous: {
        ...{ tariff: 'R1', powerVa: 2200, product: 'prepaid-nfc', meterNo: world.meter(n) },
      },
    });
  const buy = (meterNo: string) =>
    world.newService().buy(world.request({ meterNo, amountCents: 2_000_000 }));
  const unknown = { code: 'SETRUM_METER_UNKNOWN' };
  const removed = { remainingDkwh: 12 };

  test('sells until the report, and no more while the register still has it', async () => {
    const application = await changeOfMeter(0);
    const [old, meterNo] = [world.meter(0), application.meterNo ?? ''];
    await buy(old);
    await desk.realise(application, { removed });
    await assert.rejects(buy(old), unknown);
    await assert.rejects(world.inquire(old, world.chip(old, world.uid())), unknown);
    const { supplyPoint } = await loadProfile(world.database, old, {
      lowVoltageV: 198,
      highVoltageV: 231,
    });
    assert.deepEqual([supplyPoint.idpel, supplyPoint.removedOn], [world.idpel(0), '2026-11-20']);
    await desk.approved(application);
    await assert.rejects(buy(old), unknown);
    await desk.post(application);
    await assert.rejects(buy(old), unknown);
    const { rows } = await world.database.pool.query(
      'select meter_no, removed_on::text from ap2t.supply_point where meter_no = any ($1) order by removed_on',
      [[old, meterNo]],
    );
    assert.deepEqual(rows, [
      { meter_no: old, removed_on: '2026-11-20' },
      { meter_no: meterNo, removed_on: null },
    ]);
  });

  test('a sale that was decided before the report and is not on record yet is refused', async () => {
    const { securityModule, making, letGo } = slowModule(world.securityModule);
    const application = await changeOfMeter(3);
    const request = world.request({ meterNo: world.meter(3) });
    const sale = world.newService({ securityModule }).buy(request);
    await making;
    await desk.realise(application, { removed });
    letGo();
    await assert.rejects(sale, unknown);
  });

  test('a block of before, and one from in between, hold for the meter in its place', async () => {
    const order = { reason: 'temuan P2TL', madeBy: 'BUDI', at: world.now } as const;
    const block = (n: number) =>
      setSaleState(world.database, { idpel: world.idpel(n), state: 'blocked', ...order });
    const applications = [await changeOfMeter(1), await changeOfMeter(2)];
    await block(1);
    for (const application of applications) await desk.realise(application, { removed });
    await block(2);
    for (const application of applications) {
      await desk.approved(application);
      await desk.post(application);
      const { state, meterNo } = await saleStateOf(world.database, application.idpel);
      assert.deepEqual([state, meterNo], ['blocked', application.meterNo]);
    }
  });
});
