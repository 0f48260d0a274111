import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { registerCompensation } from '../../ap2t/index.ts';
import { createGate, grantAccess, installGate, newAccessKey } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestCard } from '../../test-support/card-at-counter.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { inquiryRoutes } from '../inquiry/routes.ts';
import { purchaseRoutes } from './routes.ts';
import { refund } from './test-support/checks.ts';

describe('purchases over HTTP', () => {
  const keys = { counter: newAccessKey(), partner: newAccessKey(), staff: newAccessKey() };
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld({ meters: 4 });
    const { database } = world;
    const { partnerId } = testPartner;
    for (const role of ['counter', 'partner'] as const) {
      const grant = { role, label: role, partnerId, counterId: `${role}-1` };
      await grantAccess(database, keys[role], grant);
    }
    await grantAccess(database, keys.staff, { role: 'staff', label: 'TONO' });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database, now: () => world.now }));
    inquiryRoutes(http, world, () => world.now);
    purchaseRoutes(http, world.newService());
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const meter = (n: number): string => world.meters[n] ?? '';
  async function call(
    who: keyof typeof keys,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    key?: string,
  ) {
    const headers = {
      authorization: `Bearer ${keys[who]}`,
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    const answer = await http.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, text: answer.body, body: answer.json() };
  }
  const buy = (who: keyof typeof keys, key: string, payload: object) =>
    call(who, 'POST', '/api/v1/purchases', payload, key);

  test('a counter buys with as little as a meter number and an amount', async () => {
    const body = { meterNo: meter(0), amountCents: 5_000_000 };
    const { status, body: sold } = await buy('counter', 'http-key-1', body);
    assert.equal(status, 200);
    const { unit, channel, terminalId, plnRef, switcherRef, buyingOption, compensations } = sold;
    assert.deepEqual(
      { unit, channel, terminalId, plnRef, switcherRef, buyingOption, compensations },
      {
        ...{ unit: '53425', channel: '6021', terminalId: 'counter-1', plnRef: null },
        ...{ switcherRef: null, buyingOption: 'new', compensations: [] },
      },
    );
    assert.match(sold.vendingReceiptNo, /^[0-9]{8}$/);
  });

  test("a partner's server says channel, terminal and fee; the same key gets the same bytes", async () => {
    const compensationId = randomUUID();
    const owed = { energyDkwh: 50 };
    const registration = { meterNo: meter(1), compensationId, kind: 'TMP', owed, at: world.now };
    await registerCompensation(world.database, registration);
    const said = { channel: '6017', terminalId: 'APP01', adminCents: 250_000 };
    const body = { meterNo: meter(1), amountCents: 5_000_000, ...said };
    const first = await buy('partner', 'http-key-2', body);
    assert.equal(first.status, 200);
    const { channel, terminalId, adminCents, compensations } = first.body;
    assert.deepEqual({ channel, terminalId, adminCents }, said);
    assert.deepEqual(
      [compensations.length, compensations[0].kind, compensations[0].energyDkwh],
      [1, 'TMP', 50],
    );
    assert.equal(world.read(meter(1), compensations[0].token).units, 50);
    assert.equal((await buy('partner', 'http-key-2', body)).text, first.text);
    const found = await call('partner', 'GET', '/api/v1/purchases/http-key-2');
    assert.equal(found.text, first.text);
  });

  test('another fee than the agreed one, and a body out of form, are refused', async () => {
    const body = { meterNo: meter(0), amountCents: 5_000_000 };
    const wrong = await buy('partner', 'http-key-3', { ...body, adminCents: 1 });
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'SETRUM_ADMIN_FEE_WRONG']);
    for (const bad of [
      { channel: '602' },
      { terminalId: '' },
      { adminCents: -1 },
      { buyingOption: 'used' },
    ]) {
      assert.equal((await buy('counter', 'http-key-4', { ...body, ...bad })).status, 400);
    }
    assert.equal((await buy('staff', 'http-key-4', body)).status, 403);
  });

  test('a copied card is 409, for the inquiry and for the purchase, and stays so under its key', async () => {
    const card = createTestCard(meter(3), '04A1B2C3D4E509');
    await card.report([0, 0, 0, 0, 0]);
    const { uid, mailboxSequence, reportImage } = await card.visit();
    const as = (other: string) => ({
      meterNo: meter(3),
      card: { uid: other, mailboxSequence, report: Buffer.from(reportImage).toString('base64') },
    });
    const inquire = (payload: object) => call('counter', 'POST', '/api/v1/inquiries', payload);
    assert.equal((await inquire(as(uid))).status, 200);
    const copy = { ...as('04BADBADBAD009'), amountCents: 2_000_000 };
    for (const refused of [
      await inquire(as('04BADBADBAD009')),
      await buy('counter', 'http-key-copy', copy),
      await buy('counter', 'http-key-copy', copy),
    ])
      assert.deepEqual([refused.status, refused.body.code], [409, 'SETRUM_CARD_COPIED']);
    const sold = await buy('counter', 'http-key-own', { ...as(uid), amountCents: 2_000_000 });
    assert.deepEqual([sold.status, sold.body.mailbox.cardUid], [200, uid]);
  });

  test('an inquiry lists what is unsold, and a purchase collects it', async () => {
    const inquire = async (payload: object) =>
      (await call('partner', 'POST', '/api/v1/inquiries', payload)).body;
    const body = { meterNo: meter(2), amountCents: 2_000_000 };
    const first = await buy('counter', 'http-key-5', body);
    assert.deepEqual((await inquire({ meterNo: meter(2) })).unsoldCents, []);
    assert.equal(await refund(world, first.body), true);
    const gone = await call('counter', 'GET', '/api/v1/purchases/http-key-5');
    assert.deepEqual([gone.status, gone.body.code], [409, 'SETRUM_PURCHASE_REFUNDED']);
    const inquiry = await inquire({ idpel: first.body.idpel, channel: '6011' });
    assert.deepEqual([inquiry.meterNo, inquiry.unsoldCents], [meter(2), [2_000_000]]);
    const collected = await buy('partner', 'http-key-6', { ...body, buyingOption: 'unsold' });
    assert.deepEqual(
      [collected.status, collected.body.token, collected.body.buyingOption],
      [200, first.body.token, 'unsold'],
    );
    const again = await buy('partner', 'http-key-7', { ...body, buyingOption: 'unsold' });
    assert.deepEqual([again.status, again.body.code], [409, 'SETRUM_UNSOLD_UNKNOWN']);
  });

  test('the fee of an inquiry is the one of its channel', async () => {
    await world.database.pool.query(
      "insert into p2apst.partner_fee (partner_id, product, mcc, admin_cents) values ($1, '99502', '6011', 300000)",
      [testPartner.partnerId],
    );
    const fee = async (channel?: string) =>
      (await call('counter', 'POST', '/api/v1/inquiries', { meterNo: meter(3), channel })).body
        .adminCents;
    assert.deepEqual([await fee(), await fee('6011')], [250_000, 300_000]);
  });
});
