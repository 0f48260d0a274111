import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { registerBills } from '../billing/register.ts';
import { insertSample } from '../workflow/test-support/applications.ts';

describe('bills that were set off against a deposit', () => {
  let world: DeskWorld;
  before(async () => {
    world = await createDeskWorld();
  });
  after(() => world?.close());

  test('one that is set off as a whole keeps nobody from paying the next', async () => {
    const idpel = '534250000301';
    const tenant = {
      idpel,
      name: 'SLAMET',
      unit: '53425',
      unitPhone: '1',
      tariff: 'R1',
      powerVa: 1300,
    };
    const none = { previous: 0, current: 0 };
    const bill = (month: number, billCents: number) => ({
      ...{ month, dueOn: '2015-01-20', readingOn: null, billCents, incentiveCents: 0 },
      ...{ taxCents: 0, penaltyCents: 0, readings: [none, none, none] as const },
    });
    await registerBills(world.database, tenant, [
      bill(201412, 20_000_000),
      bill(201501, 21_000_000),
    ]);
    const { agendaNo } = await insertSample(world.database, { idpel });
    await world.database.pool.query(
      'update ap2t.bill set set_off_bill_cents = bill_cents, set_off_by = $2 where idpel = $1 and month = 201412',
      [idpel, agendaNo],
    );
    const request: Parameters<typeof world.payments.pay>[0] = {
      ...{ product: '99501', subject: idpel, partnerId: '4510017', requestKey: 'rest-1' },
      ...{ channel: '6021', counterId: 'LOKET-01', terminalId: 'T1', amountCents: 21_000_000 },
      ...{ billCount: 1, adminCents: null, plnRef: null, switcherRef: null },
    };
    const paid = await world.payments.pay(request);
    assert.equal(paid.amountCents, 21_000_000);
  });
});
