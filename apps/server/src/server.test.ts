import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { serverDefaults } from './config.ts';
import { grantAccess, newAccessKey } from './identity/index.ts';
import { migrateAll } from './migrations.ts';
import { depositBalance, registerPartner, topUpDeposit } from './p2apst/index.ts';
import { type RunningServer, startServer } from './server.ts';
import { apiPaths } from './test-support/api-paths.ts';
import { createTestCard, recordOf } from './test-support/card-at-counter.ts';
import {
  meterNumber,
  registerTestMeter,
  testPartner,
  testVendingKeyRef,
} from './test-support/world.ts';
import { importTestKey } from './vending/index.ts';

describe('the HTTP API', () => {
  const meterNo = meterNumber(1);
  const keys = {
    counter: newAccessKey(),
    staff: newAccessKey(),
    maker: newAccessKey(),
    checker: newAccessKey(),
  };
  let home: TestDatabase;
  let dataDir: string;
  let server: RunningServer;

  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    dataDir = await mkdtemp(join(tmpdir(), 'setrum-server-test-'));
    server = await startServer({
      ...serverDefaults,
      port: 0,
      dataDir,
      databaseUrl: home.url,
      logLevel: 'silent',
      awaitedParts: ['first loop'],
    });
    const { database } = server;
    await importTestKey(server.custody, testVendingKeyRef, 'test');
    await registerTestMeter(database, meterNo, { idpel: '534252904966', name: 'SICILIA NFC' });
    await registerPartner(database, testPartner);
    const { partnerId } = testPartner;
    await topUpDeposit(database, {
      partnerId,
      amountCents: 1_000_000_000,
      at: new Date(),
      requestKey: 'opening',
    });
    await grantAccess(database, keys.counter, {
      role: 'counter',
      label: 'c',
      partnerId,
      counterId: 'LOKET-01',
    });
    await grantAccess(database, keys.staff, { role: 'staff', label: 's' });
    await grantAccess(database, keys.maker, { role: 'vending', label: 'ani' });
    await grantAccess(database, keys.checker, { role: 'vending', label: 'budi' });
  });
  after(async () => {
    await server?.stop();
    await home?.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const call = async (path: string, init: RequestInit & { key?: string } = {}) => {
    const headers = new Headers(init.headers);
    if (init.key !== undefined) headers.set('authorization', `Bearer ${init.key}`);
    const response = await fetch(new URL(path, server.url), { ...init, headers });
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
    };
  };
  const post = (
    path: string,
    body: object,
    headers: Record<string, string> = {},
    key = keys.counter,
  ) =>
    call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
      key,
    });

  test('health is 503 until every part is ready, then 200, for programs and for people', async () => {
    const page = { headers: { accept: 'text/html' } };
    assert.equal((await call('/health')).status, 503);
    const waiting = await call('/health', page);
    assert.equal(waiting.status, 503);
    assert.match(waiting.body, /Sedang disiapkan/);
    server.health.report('first loop', true, 'done');
    const health = await call('/health');
    assert.equal(health.status, 200);
    assert.equal(JSON.parse(health.body).checks.database.ok, true);
    const ready = await call('/health', page);
    assert.match(ready.type, /text\/html/);
    assert.match(ready.body, /Semua siap/);
  });

  test('the OpenAPI page describes every route', async () => {
    const { status, body } = await call('/api/openapi.json');
    const document = JSON.parse(body);
    assert.equal(status, 200);
    assert.match(document.openapi, /^3\.1/);
    assert.deepEqual(Object.keys(document.paths).sort(), apiPaths);
  });

  test('an inquiry tells the holder, by meter number and by customer number', async () => {
    const byMeter = JSON.parse((await post('/api/v1/inquiries', { meterNo })).body);
    const byIdpel = JSON.parse((await post('/api/v1/inquiries', { idpel: '534252904966' })).body);
    assert.deepEqual(byMeter, byIdpel);
    assert.deepEqual(
      [byMeter.holder, byMeter.tariff, byMeter.powerVa, byMeter.allowedDkwh, byMeter.adminCents],
      ['SICILIA NFC', 'R1T', 2200, 15_840, 250_000],
    );
  });

  test('purchase, repetition, query, and the centre learns from the next report', async () => {
    const card = createTestCard(meterNo, '04A1B2C3D4E577');
    await card.report(
      [0, 0, 0, 0, 0],
      [recordOf('201212', 5700, { tamper: 8 }), recordOf('201211', 5210, { voltageV: 190 })],
    );
    const asBody = async () => {
      const visit = await card.visit();
      return {
        uid: visit.uid,
        mailboxSequence: visit.mailboxSequence,
        report: Buffer.from(visit.reportImage).toString('base64'),
      };
    };
    const order = { meterNo, amountCents: 5_000_000, card: await asBody() };
    const sold = await post('/api/v1/purchases', order, { 'idempotency-key': 'order-0001' });
    assert.equal(sold.status, 200, sold.body);
    assert.equal(
      (await post('/api/v1/purchases', order, { 'idempotency-key': 'order-0001' })).body,
      sold.body,
    );
    assert.equal(
      (await call('/api/v1/purchases/order-0001', { key: keys.counter })).body,
      sold.body,
    );

    await card.write(JSON.parse(sold.body).mailbox.image);
    await card.report([1, 0, 0, 0, 0]);
    assert.equal((await post('/api/v1/inquiries', { meterNo, card: await asBody() })).status, 200);
    const profile = await call(`/api/v1/meters/${meterNo}/load-profile`, { key: keys.staff });
    const { months, tokens, present, supplyPoint } = JSON.parse(profile.body);
    assert.deepEqual(
      [months.length, months[1].usageKwh, months[1].tamperMeaning],
      [3, 490, 'tamper'],
    );
    assert.deepEqual([months[2].lowVoltage, months[2].usageKwh], [true, null]);
    assert.equal(months[0].usageKwh, null, 'no usage over a gap of years');
    assert.deepEqual(
      tokens.map((token: { result: number }) => token.result),
      [1],
    );
    assert.deepEqual([present.creditDkwh, supplyPoint.holder], [46, 'SICILIA NFC']);
  });

  test('fifty equal requests at the same time get one answer and are charged once', async () => {
    const order = { meterNo, amountCents: 2_000_000 };
    const balance = async () => depositBalance(server.database, testPartner.partnerId);
    const before = (await balance()) ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        post('/api/v1/purchases', order, { 'idempotency-key': 'fifty-times' }),
      ),
    );
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
    assert.equal(await balance(), before - 2_000_000);
  });

  test('an engineering token takes two of the vending staff; others see that it is there, not its digits', async () => {
    const path = `/api/v1/meters/${meterNo}/engineering-orders`;
    const body = { command: { kind: 'clearTamper', value: 0 }, reason: 'cover replaced' };
    const made = await post(path, body, { 'idempotency-key': 'engineering-1' }, keys.maker);
    assert.equal(made.status, 200, made.body);
    const { orderId } = JSON.parse(made.body);
    const decide = (key: string) => post(`${path}/${orderId}/approve`, {}, {}, key);
    assert.equal(JSON.parse((await decide(keys.maker)).body).code, 'SETRUM_ORDER_OWN');
    assert.equal((await decide(keys.staff)).status, 403);
    const { token } = JSON.parse((await decide(keys.checker)).body);
    assert.match(token, /^\d{20}$/);

    const found = JSON.parse(
      (await post('/api/v1/tokens/verify', { token }, {}, keys.checker)).body,
    );
    assert.deepEqual(
      [found.meterNo, found.content.kind, found.content.command.kind],
      [meterNo, 'management', 'clearTamper'],
    );
    const reprint = async (key: string) => {
      const answer = await call(`/api/v1/meters/${meterNo}/tokens/${found.reference}`, { key });
      return JSON.parse(answer.body).tokens[0].token;
    };
    assert.deepEqual([await reprint(keys.checker), await reprint(keys.staff)], [token, null]);
    const listed = JSON.parse((await call(path, { key: keys.staff })).body).orders;
    assert.deepEqual(
      [listed[0].state, listed[0].madeBy, listed[0].decidedBy],
      ['approved', 'ani', 'budi'],
    );
    const known = JSON.parse(
      (await call(`/api/v1/meters/${meterNo}/keys`, { key: keys.staff })).body,
    ).keys;
    assert.deepEqual(
      known.map((one: { state: string }) => one.state),
      ['current'],
    );
    const confirmed = await post(`/api/v1/meters/${meterNo}/keys/confirm`, {}, {}, keys.maker);
    assert.deepEqual(JSON.parse(confirmed.body), { confirmed: false });
  });

  test('errors are coded problems in the language asked for', async () => {
    const refused = await post(
      '/api/v1/inquiries',
      { meterNo: meterNumber(2) },
      { 'accept-language': 'en-GB,en;q=0.9,id;q=0.8' },
    );
    const problem = JSON.parse(refused.body);
    assert.deepEqual([refused.status, problem.code], [404, 'SETRUM_METER_UNKNOWN']);
    assert.match(refused.type, /application\/problem\+json/);
    assert.match(problem.title, /is not registered/);
    assert.match(problem.messages.id, /tidak terdaftar/);
    assert.match(
      JSON.parse((await post('/api/v1/inquiries', { meterNo: meterNumber(2) })).body).title,
      /tidak terdaftar/,
    );
  });

  test('bad requests, missing keys and wrong roles are refused', async () => {
    const bad: [Promise<{ status: number; body: string }>, number, string][] = [
      [post('/api/v1/inquiries', { meterNo: '12' }), 400, 'SETRUM_BAD_REQUEST'],
      [post('/api/v1/purchases', { meterNo, amountCents: 5_000_000 }), 400, 'SETRUM_BAD_REQUEST'],
      [
        post(
          '/api/v1/purchases',
          { meterNo, amountCents: 1.5 },
          { 'idempotency-key': 'order-0002' },
        ),
        400,
        'SETRUM_BAD_REQUEST',
      ],
      [
        post('/api/v1/inquiries', {
          meterNo,
          card: { uid: '04A1B2C3D4E577', mailboxSequence: 0, report: 'AAAA' },
        }),
        400,
        'SETRUM_BAD_REQUEST',
      ],
      [post('/api/v1/inquiries', { meterNo }, {}, 'setrum_nobody'), 401, 'SETRUM_UNAUTHENTICATED'],
      [
        call(`/api/v1/meters/${meterNo}/load-profile`, { key: keys.counter }),
        403,
        'SETRUM_FORBIDDEN',
      ],
      [post('/api/v1/inquiries', { meterNo }, {}, keys.staff), 403, 'SETRUM_FORBIDDEN'],
      [
        call('/api/v1/purchases/never-asked', { key: keys.counter }),
        404,
        'SETRUM_PURCHASE_UNKNOWN',
      ],
      [call('/nowhere'), 404, 'SETRUM_NOT_FOUND'],
    ];
    for (const [answer, status, code] of bad) {
      const { status: found, body } = await answer;
      assert.deepEqual([found, JSON.parse(body).code], [status, code]);
    }
  });
});
