import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { registerInstalment } from '../../ap2t/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { inquire } from './service.ts';

const { partnerId } = testPartner;

describe('an inquiry', () => {
  let world: TestWorld;
  before(async () => {
    world = await createTestWorld({ meters: 3 });
  });
  after(() => world?.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const ask = (by: { meterNo: string } | { idpel: string }) =>
    inquire(world, { by, partnerId, card: null, channel: '6021' }, world.now);

  test('finds a customer by meter and by customer number, the same one', async () => {
    const byMeter = await ask({ meterNo: meter(1) });
    assert.deepEqual(await ask({ idpel: '534250000001' }), byMeter);
    const { meterNo, holder, tariff, powerVa, unit, allowedDkwh, unsoldCents } = byMeter;
    assert.deepEqual(
      { meterNo, holder, tariff, powerVa, unit, allowedDkwh, unsoldCents },
      {
        ...{ meterNo: meter(1), holder: 'PELANGGAN 1', tariff: 'R1T', powerVa: 2200 },
        ...{ unit: '53425', allowedDkwh: 15_840, unsoldCents: [] },
      },
    );
  });

  test('of nobody, of the blocked and of the suspended is refused, each with its code', async () => {
    await assert.rejects(ask({ meterNo: '00000000000' }), { code: 'SETRUM_METER_UNKNOWN' });
    await assert.rejects(ask({ idpel: '999999999999' }), { code: 'SETRUM_METER_UNKNOWN' });
    for (const [state, code] of [
      ['blocked', 'SETRUM_CUSTOMER_BLOCKED'],
      ['suspended', 'SETRUM_CUSTOMER_SUSPENDED'],
    ]) {
      await world.database.pool.query(
        'update ap2t.supply_point set sale_state = $2 where meter_no = $1',
        [meter(2), state],
      );
      await assert.rejects(ask({ meterNo: meter(2) }), { code });
    }
  });

  test('outside the hours of the partner is refused, like a purchase', async () => {
    const setHours = (from: string | null, until: string | null) =>
      world.database.pool.query(
        'update p2apst.partner set service_from = $2, service_until = $3 where partner_id = $1',
        [partnerId, from, until],
      );
    await setHours('07:00', '08:00');
    await assert.rejects(ask({ meterNo: meter(0) }), { code: 'SETRUM_OUTSIDE_SERVICE_HOURS' });
    await setHours(null, null);
    await ask({ meterNo: meter(0) });
  });

  test('tells what may still be bought this month: energy, not what an instalment took', async () => {
    const instalment = { instalmentId: randomUUID(), totalCents: 4_000_000, at: world.now };
    await registerInstalment(world.database, {
      ...{ ...instalment, meterNo: meter(0), perPurchaseCents: 4_000_000 },
    });
    const sold = await world.newService().buy(world.request({ meterNo: meter(0) }));
    assert.equal(sold.instalmentCents, 4_000_000);
    const { allowedDkwh } = await ask({ meterNo: meter(0) });
    assert.equal(allowedDkwh, 15_840 - sold.energyDkwh);
    world.now = new Date('2026-11-30T17:00:00.000Z');
    assert.equal((await ask({ meterNo: meter(0) })).allowedDkwh, 15_840);
  });
});
