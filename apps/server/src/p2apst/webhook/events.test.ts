import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type RegistrationCharge, registerCharge } from '../../ap2t/index.ts';
import { createLogger } from '../../platform/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { PaymentService } from '../payment/service.ts';
import { closeDueDays } from '../settlement/due.ts';
import { eventually } from './test-support/eventually.ts';
import { createWebhookWorld, type WebhookWorld } from './test-support/webhook-world.ts';

const connectionCents = 93_700_000;
const charge: RegistrationCharge = {
  registrationNo: '5342512110001',
  kind: 'PB',
  transactionName: 'PEMASANGAN BARU',
  agendaNo: null,
  idpel: '534250000099',
  name: 'SICILIA NFC',
  unit: '53425',
  unitAddress: 'JL. DIPONEGORO',
  unitPhone: '123',
  registeredOn: '2026-11-20',
  expiresOn: '2026-12-31',
  lines: [{ code: '01', amountCents: connectionCents }],
};

describe('what partners are told of', () => {
  let world: WebhookWorld;
  beforeEach(async () => {
    world = await createWebhookWorld();
  });
  afterEach(async () => {
    await world?.close();
  });

  test('payments and their reversals are told', async () => {
    const { database } = world;
    assert.ok(await registerCharge(database, charge));
    const payments = new PaymentService({
      database,
      now: () => world.now,
      log: createLogger('silent'),
    });
    const { partnerId } = testPartner;
    const requestKey = 'payment-0001';
    const paid = await payments.pay({
      ...{ product: '99504', subject: charge.registrationNo, partnerId, requestKey, billCount: 1 },
      ...{ counterId: 'LOKET-01', terminalId: null, channel: '6021', amountCents: connectionCents },
      ...{ adminCents: null, plnRef: null, switcherRef: null },
    });
    await world.round();
    world.pass(60_000);
    await payments.reverse({ partnerId, requestKey, reversalKey: 'reversal-0001' });
    await world.round();
    const events = world.receiver.received.map(({ json }) => [json.event, json.subject]);
    assert.deepEqual(events, [
      ['payment.paid', charge.registrationNo],
      ['payment.reversed', charge.registrationNo],
    ]);
    const [one, two] = world.receiver.received.map(({ json }) => json);
    assert.equal(one?.data['reference'], paid.reference);
    assert.deepEqual(two?.data, one?.data);
  });

  test('a sale that is taken back, and the closing of its day', async () => {
    const { database } = world;
    const { partnerId } = testPartner;
    const sold = await world.newService().buy(world.request());
    await world.round();
    world.pass(60_000);
    await database.pool.query('select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3)', [
      ...[sold.meterNo, sold.reference, world.now],
    ]);
    await world.round();
    world.now = new Date('2026-11-23T17:10:00.000Z');
    await closeDueDays(database, world.now);
    await eventually(async () => {
      await world.round();
      return world.receiver.received.length === 3;
    });
    const [one, two, closing] = world.receiver.received.map(({ json }) => json);
    assert.deepEqual([one?.event, two?.event], ['purchase.sold', 'purchase.refunded']);
    assert.deepEqual(two?.data, one?.data);
    assert.deepEqual(
      [closing?.event, closing?.subject, closing?.data['day'], closing?.data['closingCents']],
      ['settlement.closed', partnerId, '2026-11-23', 1_000_000_000],
    );
  });
});
