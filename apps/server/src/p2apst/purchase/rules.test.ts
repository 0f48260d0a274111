import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalogue, type ErrorCode, SetrumError } from '@setrum/errors';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import type { PurchaseService } from './service.ts';
import { assertSound, balanceOf, coded, recorded } from './test-support/checks.ts';

const { partnerId } = testPartner;

describe('who may buy', () => {
  let world: TestWorld;
  let service: PurchaseService;
  before(async () => {
    world = await createTestWorld({ meters: 6 });
    service = world.newService();
  });
  after(() => world?.close());

  const meter = (n: number): string => world.meters[n] ?? '';
  const setPartner = (change: string) =>
    world.database.pool.query(`update p2apst.partner set ${change} where partner_id = $1`, [
      partnerId,
    ]);
  const setState = (meterNo: string, state: string) =>
    world.database.pool.query('update ap2t.supply_point set sale_state = $2 where meter_no = $1', [
      meterNo,
      state,
    ]);
  /** A time of day in WIB on the day of the world. */
  const at = (wib: string): void => {
    world.now = new Date(`2026-11-23T${wib}+07:00`);
  };

  test('the fee that a partner says must be the agreed one; none said is none checked', async () => {
    await world.database.pool.query(
      "insert into p2apst.partner_fee (partner_id, product, mcc, admin_cents) values ($1, '99502', '6011', 300000)",
      [partnerId],
    );
    const wrong = world.request({ adminCents: 160_000 });
    await assert.rejects(service.buy(wrong), (error: unknown) => {
      assert.ok(error instanceof SetrumError && error.code === 'SETRUM_ADMIN_FEE_WRONG');
      assert.equal(catalogue[error.code].iso, '0045');
      assert.equal(error.params['adminRupiah'], 2500);
      return true;
    });
    const zero = world.request({ adminCents: 0 });
    await assert.rejects(service.buy(zero), coded('SETRUM_ADMIN_FEE_WRONG'));
    const counterFeeAtAtm = world.request({ adminCents: 250_000, channel: '6011' });
    await assert.rejects(service.buy(counterFeeAtAtm), coded('SETRUM_ADMIN_FEE_WRONG'));
    const atAtm = await service.buy(world.request({ adminCents: 300_000, channel: '6011' }));
    assert.deepEqual([atAtm.adminCents, atAtm.channel], [300_000, '6011']);
    const right = await service.buy(world.request({ adminCents: 250_000 }));
    const unsaid = await service.buy(world.request({ adminCents: null }));
    assert.deepEqual([right.adminCents, unsaid.adminCents], [250_000, 250_000]);
  });

  test('the fee of an answer stays what it was when the agreement changes', async () => {
    const request = world.request();
    const first = await service.buy(request);
    await setPartner('admin_cents = 999900');
    assert.equal(JSON.stringify(await service.buy(request)), JSON.stringify(first));
    await setPartner('admin_cents = 250000');
  });

  test('a partner sells only in good standing, in its hours and outside the cut-off', async () => {
    const cases: [string, string, ErrorCode | null][] = [
      ["state = 'blocked'", '12:00:00', 'SETRUM_PARTNER_BLOCKED'],
      ["state = 'inactive'", '12:00:00', 'SETRUM_PARTNER_INACTIVE'],
      [
        "service_from = '07:00', service_until = '21:00'",
        '06:59:59',
        'SETRUM_OUTSIDE_SERVICE_HOURS',
      ],
      ["service_from = '07:00', service_until = '21:00'", '07:00:00', null],
      [
        "service_from = '07:00', service_until = '21:00'",
        '21:00:00',
        'SETRUM_OUTSIDE_SERVICE_HOURS',
      ],
      ["cut_off_from = '23:30', cut_off_until = '00:30'", '23:29:59', null],
      ["cut_off_from = '23:30', cut_off_until = '00:30'", '23:30:00', 'SETRUM_CUT_OFF'],
      ["cut_off_from = '23:30', cut_off_until = '00:30'", '00:29:59', 'SETRUM_CUT_OFF'],
      ["cut_off_from = '23:30', cut_off_until = '00:30'", '00:30:00', null],
    ];
    const free =
      "state = 'active', service_from = null, service_until = null, cut_off_from = null, cut_off_until = null";
    for (const [change, time, code] of cases) {
      await setPartner(free);
      await setPartner(change);
      at(time);
      const request = world.request({ meterNo: meter(1), amountCents: 2_000_000 });
      if (code === null) {
        await service.buy(request);
        continue;
      }
      await assert.rejects(service.buy(request), coded(code), `${change} at ${time}`);
      await setPartner(free);
      await assert.rejects(service.buy(request), coded(code), 'and its key stays declined');
    }
    await setPartner(free);
    at('12:00:00');
    await assertSound(world);
  });

  test('what was sold before is told again whatever the hour and the state', async () => {
    const request = world.request({ meterNo: meter(2) });
    const sold = await service.buy(request);
    await setPartner("state = 'blocked', cut_off_from = '00:00', cut_off_until = '23:59'");
    await setState(meter(2), 'suspended');
    assert.equal(JSON.stringify(await service.buy(request)), JSON.stringify(sold));
    assert.deepEqual(await service.find(partnerId, request.requestKey), sold);
    await setState(meter(2), 'active');
    await setPartner("state = 'active', cut_off_from = null, cut_off_until = null");
  });

  test('a blocked and a suspended customer are told apart', async () => {
    for (const [state, code, iso] of [
      ['blocked', 'SETRUM_CUSTOMER_BLOCKED', '0016'],
      ['suspended', 'SETRUM_CUSTOMER_SUSPENDED', '0077'],
    ] as const) {
      await setState(meter(3), state);
      await assert.rejects(service.buy(world.request({ meterNo: meter(3) })), (error: unknown) => {
        assert.ok(error instanceof SetrumError && error.code === code);
        assert.equal(catalogue[error.code].iso, iso);
        return true;
      });
    }
    await setState(meter(3), 'active');
    await service.buy(world.request({ meterNo: meter(3) }));
  });

  test('a decline keeps what the request brought along, like a sale', async () => {
    const brought = {
      channel: '6011',
      terminalId: 'ATM7',
      plnRef: 'A'.repeat(32),
      switcherRef: 'B'.repeat(32),
    };
    const declined = world.request({ ...brought, amountCents: 1_999_900 });
    await assert.rejects(service.buy(declined), coded('SETRUM_AMOUNT_TOO_SMALL'));
    const sold = world.request({ ...brought, meterNo: meter(4) });
    const answer = await service.buy(sold);
    for (const { requestKey } of [declined, sold]) {
      const [row] = await recorded(world, requestKey);
      assert.deepEqual(
        [row.channel, row.terminal_id, row.pln_ref, row.switcher_ref, row.buying_option],
        ['6011', 'ATM7', brought.plnRef, brought.switcherRef, 'new'],
      );
    }
    const { channel, terminalId, plnRef, switcherRef } = answer;
    assert.deepEqual({ channel, terminalId, plnRef, switcherRef }, brought);
    assert.match(answer.vendingReceiptNo, /^[0-9]{8}$/);
  });

  test('a batch in which most are declined sells to the others, whole', async () => {
    await setState(meter(0), 'suspended');
    const before = await balanceOf(world);
    const requests = [
      world.request({ meterNo: meter(0) }),
      world.request({ meterNo: meter(1) }),
      world.request({ meterNo: meter(2), adminCents: 1 }),
      world.request({ meterNo: meter(3), buyingOption: 'unsold' }),
      world.request({ meterNo: meter(4) }),
      world.request({ meterNo: meter(5), amountCents: 1 }),
    ];
    const results = await Promise.allSettled(requests.map((request) => service.buy(request)));
    assert.deepEqual(
      results.map((result) => (result.status === 'rejected' ? result.reason.code : 'sold')),
      [
        'SETRUM_CUSTOMER_SUSPENDED',
        'sold',
        'SETRUM_ADMIN_FEE_WRONG',
        'SETRUM_UNSOLD_UNKNOWN',
        'sold',
        'SETRUM_AMOUNT_TOO_SMALL',
      ],
    );
    assert.equal(await balanceOf(world), before - 10_000_000);
    for (const { requestKey } of requests)
      assert.equal((await recorded(world, requestKey)).length, 1);
    await assertSound(world);
  });
});
