import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createDeskWorld, type DeskWorld, newConnection } from '../../test-support/desk-world.ts';
import { registerBills } from '../billing/register.ts';
import { customerRecord, takeOverCustomer } from '../customer/take-over.ts';
import type { EntryOrder } from '../entry/model.ts';
import { callerWith } from '../workflow/test-support/applications.ts';

const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('applications that do not fit', () => {
  let world: DeskWorld;
  before(async () => {
    world = await createDeskWorld();
  });
  after(() => world?.close());

  const known = {
    name: 'RATNA',
    address: 'DK. SELATAN No.18',
    unit: '53425',
    tariff: 'R1',
    powerVa: 1300,
  };
  const customer = (idpel: string, over: Partial<Parameters<typeof customerRecord>[0]> = {}) =>
    takeOverCustomer(
      world.database,
      customerRecord({ ...known, idpel, product: 'postpaid', ...over }),
    );
  const order = (
    kind: EntryOrder['kind'],
    idpel: string,
    over: Partial<EntryOrder['service']> = {},
  ): EntryOrder => ({
    ...newConnection('prepaid-nfc'),
    ...{ kind, unit: null, idpel, applicant: {} },
    service: { ...newConnection('prepaid-nfc').service, powerVa: 1300, ...over },
  });

  test('a re-installation waits until the arrears are settled', async () => {
    const idpel = '534250000201';
    await customer(idpel, { state: 'removed', removedOn: '2014-08-04' });
    const tenant = {
      idpel,
      name: 'RATNA',
      unit: '53425',
      unitPhone: '1',
      tariff: 'R1',
      powerVa: 1300,
    };
    const none = { previous: 0, current: 0 };
    await registerBills(world.database, tenant, [
      {
        ...{ month: 201407, dueOn: '2014-07-20', readingOn: null, billCents: 23_000_000 },
        ...{ incentiveCents: 0, taxCents: 0, penaltyCents: 0, readings: [none, none, none] },
      },
    ]);
    const { agendaNo } = await world.enter(order('PS', idpel));
    await assert.rejects(world.act(agendaNo, 'approve'), coded('SETRUM_CUSTOMER_ARREARS'));
    await world.payments.pay({
      ...{ product: '99501', subject: idpel, partnerId: '4510017', requestKey: 'arrears-1' },
      ...{ channel: '6021', counterId: 'LOKET-01', terminalId: 'T1', amountCents: 23_000_000 },
      ...{ billCount: 1, adminCents: null, plnRef: null, switcherRef: null },
    });
    assert.equal((await world.act(agendaNo, 'approve')).state, 'approved');
  });

  test('each kind only for whom it is', async () => {
    await customer('534250000202');
    await customer('534250000203', { state: 'removed', removedOn: '2014-08-04' });
    await customer('534250000204', { product: 'prepaid-nfc', tariff: 'R1T' });
    const wrong: readonly EntryOrder[] = [
      order('PS', '534250000202'),
      order('PD', '534250000203'),
      order('MIGRASI', '534250000204'),
      order('DUA_ARAH', '534250000204', { firstCreditCents: 0 }),
      order('DUA_ARAH', '534250000202', { firstCreditCents: 0 }),
    ];
    for (const one of wrong)
      await assert.rejects(world.enter(one), coded('SETRUM_APPLICATION_KIND'), one.kind);
    await assert.rejects(world.enter(order('PD', '534259999999')), coded('SETRUM_IDPEL_UNKNOWN'));
    await assert.rejects(
      world.enter({ ...newConnection('prepaid'), unit: '99999' }),
      coded('SETRUM_UNIT_UNKNOWN'),
    );
    await assert.rejects(
      world.enter({ ...newConnection('prepaid'), idpel: '534250000202' }),
      coded('SETRUM_BAD_REQUEST'),
    );
  });

  test('a change between postpaid and prepaid is a migration, and nothing else', async () => {
    await customer('534250000205');
    await assert.rejects(
      world.enter(order('PD', '534250000205')),
      coded('SETRUM_PRODUCT_CHANGE_INVALID'),
    );
  });

  test('only pairs of tariff and power that there are, and first credits that may be', async () => {
    const { service } = newConnection('prepaid');
    const enter = (over: Partial<EntryOrder['service']>) =>
      world.enter({ ...newConnection('prepaid'), service: { ...service, ...over } });
    await assert.rejects(enter({ powerVa: 2300 }), coded('SETRUM_POWER_NOT_STANDARD'));
    await assert.rejects(enter({ powerVa: 3500 }), coded('SETRUM_TARIFF_POWER_INVALID'));
    await assert.rejects(enter({ firstCreditCents: 0 }), coded('SETRUM_FIRST_CREDIT_INVALID'));
    await assert.rejects(
      enter({ firstCreditCents: 400_000 }),
      coded('SETRUM_FIRST_CREDIT_INVALID'),
    );
    assert.equal((await enter({ firstCreditCents: 500_000 })).firstCreditCents, 500_000);
  });

  test('one application of a customer at a time; a clerk of another unit enters none', async () => {
    await customer('534250000206');
    const migrasi = order('MIGRASI', '534250000206');
    const first = await world.enter(migrasi);
    await assert.rejects(world.enter(migrasi), coded('SETRUM_APPLICATION_OPEN'));
    await world.act(first.agendaNo, 'cancel');
    const elsewhere = callerWith('front-office', { units: new Set(['53426']) });
    await assert.rejects(world.enter(migrasi, elsewhere), coded('SETRUM_UNIT_FORBIDDEN'));
    await assert.rejects(world.enter(migrasi, callerWith('fitter')), coded('SETRUM_FORBIDDEN'));
    assert.equal((await world.enter(migrasi)).state, 'entered');
  });
});
