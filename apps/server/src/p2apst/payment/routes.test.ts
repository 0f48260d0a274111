import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate, newAccessKey } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { billRoutes } from './routes.ts';
import {
  type BillWorld,
  billOf,
  connectionCents,
  createBillWorld,
} from './test-support/bill-world.ts';

describe('bills over HTTP', () => {
  const keys = { counter: newAccessKey(), partner: newAccessKey(), staff: newAccessKey() };
  let world: BillWorld;
  let http: HttpServer;
  before(async () => {
    world = await createBillWorld();
    const { database } = world;
    const seat = { partnerId: testPartner.partnerId, counterId: 'LOKET-01' };
    await grantAccess(database, keys.counter, { role: 'counter', label: 'c', ...seat });
    await grantAccess(database, keys.partner, { role: 'partner', label: 'p', ...seat });
    await grantAccess(database, keys.staff, { role: 'staff', label: 's' });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now: () => world.now }));
    billRoutes(http, world.service);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const call = async (
    method: 'GET' | 'POST',
    path: string,
    options: {
      readonly body?: object;
      readonly idempotencyKey?: string;
      readonly key?: string;
    } = {},
  ) => {
    const { body, idempotencyKey, key = keys.counter } = options;
    const response = await http.inject({
      method,
      url: `/api/v1/bills/${path}`,
      headers: {
        authorization: `Bearer ${key}`,
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    return { status: response.statusCode, text: response.body, body: response.json() };
  };

  for (const key of ['counter', 'partner'] as const) {
    test(`a ${key} inquires, pays, asks again, and takes it back`, async () => {
      const registrationNo = await world.registration();
      const by = { key: keys[key] };
      const inquiry = await call('POST', 'inquiries', { ...by, body: { registrationNo } });
      assert.equal(inquiry.status, 200, inquiry.text);
      const { amountCents, adminCents, claim } = inquiry.body;
      assert.deepEqual([amountCents, claim.type], [connectionCents, 'registration']);
      const [idempotencyKey, reversalKey] = [`payment-by-${key}`, `reversal-by-${key}`];
      const body = { registrationNo, amountCents, adminCents };
      const paid = await call('POST', 'payments', { ...by, body, idempotencyKey });
      assert.equal(paid.status, 200, paid.text);
      assert.deepEqual(paid.body.claim, claim);
      assert.deepEqual(paid.body, await world.service.find(testPartner.partnerId, idempotencyKey));
      assert.equal(
        (await call('POST', 'payments', { ...by, body, idempotencyKey })).text,
        paid.text,
      );
      assert.equal((await call('GET', `payments/${idempotencyKey}`, by)).text, paid.text);

      const path = `payments/${idempotencyKey}/reversal`;
      const reversed = await call('POST', path, { ...by, idempotencyKey: reversalKey });
      assert.equal(reversed.status, 200, reversed.text);
      assert.equal(reversed.body.reversedAt, world.now.toISOString());
      assert.equal(
        (await call('POST', path, { ...by, idempotencyKey: reversalKey })).text,
        reversed.text,
      );
      const other = await call('POST', path, { ...by, idempotencyKey: 'another-reversal' });
      assert.deepEqual([other.status, other.body.code], [409, 'SETRUM_REVERSAL_DONE']);
    });
  }

  test('postpaid bills', async () => {
    const idpel = await world.customer([billOf(202610, { penaltyCents: 500_000 }), billOf(202611)]);
    const inquiry = await call('POST', 'inquiries', { body: { idpel } });
    assert.equal(inquiry.body.claim.bills.length, 2, inquiry.text);
    const body = { idpel, billCount: 1, amountCents: 20_500_000 };
    const paid = await call('POST', 'payments', { body, idempotencyKey: 'one-month' });
    assert.deepEqual([paid.status, paid.body.claim.bills.length], [200, 1], paid.text);
    assert.deepEqual(paid.body, await world.service.find(testPartner.partnerId, 'one-month'));
  });

  test('refusals are problems with their code', async () => {
    const unknown = await call('POST', 'inquiries', { body: { registrationNo: '9999999999999' } });
    assert.deepEqual([unknown.status, unknown.body.code], [404, 'SETRUM_REGISTRATION_UNKNOWN']);
    const never = await call('GET', 'payments/never-asked');
    assert.deepEqual([never.status, never.body.code], [404, 'SETRUM_PAYMENT_UNKNOWN']);
    const registrationNo = await world.registration();
    const body = { registrationNo, amountCents: 1 };
    const wrong = await call('POST', 'payments', { body, idempotencyKey: 'wrong-amount' });
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'SETRUM_BILL_AMOUNT_WRONG']);
    assert.deepEqual(wrong.body.params, { dueRupiah: 2_062_000 });
    for (const bad of [{}, { registrationNo: '1' }, { idpel: '534250000000', amountCents: 1 }])
      assert.equal(
        (await call('POST', 'payments', { body: bad, idempotencyKey: 'bad-request' })).status,
        400,
      );
    assert.equal((await call('POST', 'payments', { body })).status, 400, 'without a key');
    const staff = await call('POST', 'inquiries', { body: { registrationNo }, key: keys.staff });
    assert.equal(staff.status, 403);
    assert.equal((await call('GET', 'payments/never-asked', { key: 'nobody' })).status, 401);
  });
});
