import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { createSoftwareSecurityModule, testVendingKey } from '../../vending/index.ts';
import {
  type BillWorld,
  billOf,
  connectionCents,
  createBillWorld,
  otherPartner,
} from '../payment/test-support/bill-world.ts';
import { type ReceiptOptions, receiptRoutes } from './routes.ts';

const seller = 'key-of-the-seller-000';
const other = 'key-of-another-bank-0';
const staff = 'key-of-the-staff-0000';

async function counterHttp(options: ReceiptOptions): Promise<HttpServer> {
  const { database } = options;
  const seats = { [seller]: testPartner.partnerId, [other]: otherPartner.partnerId };
  for (const [secret, partnerId] of Object.entries(seats)) {
    const grant = { role: 'counter', label: secret, partnerId, counterId: 'LOKET-07' } as const;
    await grantAccess(database, secret, grant);
  }
  await grantAccess(database, staff, { role: 'staff', label: 'staff' });
  const http = await createHttpServer(createLogger('silent'));
  installGate(http, createGate({ database, now: () => new Date(0) }));
  receiptRoutes(http, options);
  return http;
}

const get = (http: HttpServer, key: string, url: string) =>
  http.inject({ url: `/api/v1/receipts/${url}`, headers: { authorization: `Bearer ${key}` } });

describe('receipts of purchases', () => {
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld();
    http = await counterHttp({ ...world, now: () => world.now });
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  const reprints = async (reference: string) => {
    const { rows } = await world.database.pool.query(
      `select subject, kind, partner_id, counter_id, format from p2apst.reprint where transaction_id = $1 order by format desc`,
      [reference],
    );
    return rows;
  };

  test('any counter prints any sale again, marked CU, and is on record for it', async () => {
    const sold = await world.newService().buy(world.request());
    const url = `purchases/${sold.reference}?meterNo=${sold.meterNo}`;
    const answer = await get(http, other, `${url}&format=text80`);
    assert.equal(answer.statusCode, 200);
    assert.match(answer.headers['content-type'] ?? '', /^text\/plain/);
    const token = sold.token.match(/.{4}/g)?.join(' ') ?? '';
    for (const part of [`CU-${sold.vendingReceiptNo}`, 'BANK UJI / LOKET-01', token]) {
      assert.ok(answer.body.includes(part), `${part} in\n${answer.body}`);
    }
    assert.match(answer.body, /CETAK ULANG \(CU\) 23\/11\/2026 12:00:00 WIB - 4520009 \/ LOKET-07/);
    await get(http, seller, url);
    const seat = { subject: sold.meterNo, kind: 'purchase', counter_id: 'LOKET-07' };
    assert.deepEqual(await reprints(sold.reference), [
      { ...seat, partner_id: otherPartner.partnerId, format: 'text80' },
      { ...seat, partner_id: testPartner.partnerId, format: 'text40' },
    ]);
  });

  test('one original, for who sold it; everything after is marked', async () => {
    const sold = await world.newService().buy(world.request());
    const original = async (key: string, name: string) =>
      !(await get(http, key, `purchases/${name}original=true`)).body.includes('CETAK ULANG');
    assert.equal(await original(other, `${sold.reference}?meterNo=${sold.meterNo}&`), false);
    const both = await Promise.all([
      original(seller, `${sold.requestKey}?`),
      original(seller, `${sold.requestKey}?`),
    ]);
    assert.deepEqual(both.sort(), [false, true]);
    assert.equal(await original(seller, `${sold.requestKey}?`), false);
    assert.equal((await reprints(sold.reference)).length, 4);
  });

  test('every form of the same receipt', async () => {
    const sold = await world.newService().buy(world.request());
    const of = (format: string) =>
      get(http, seller, `purchases/${sold.requestKey}?format=${format}`);
    const [escpos, pdf, json] = await Promise.all([of('escpos'), of('pdf'), of('json')]);
    assert.equal(escpos.headers['content-type'], 'application/octet-stream');
    assert.deepEqual([...escpos.rawPayload.subarray(0, 2)], [0x1b, 0x40]);
    assert.equal(pdf.headers['content-type'], 'application/pdf');
    assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const { sale, head, transaction } = json.json();
    assert.equal(transaction, sold.reference);
    assert.equal(sale.token, sold.token);
    assert.deepEqual(
      Object.keys(sale).filter((name) => /mailbox|requestKey/.test(name)),
      [],
    );
    assert.deepEqual(head.reprint, { at: world.now.toISOString(), by: '4510017 / LOKET-07' });
    assert.equal((await of('docx')).json().code, 'SETRUM_BAD_REQUEST');
  });

  test('a request key is a matter of its own partner; what is not there is not shown', async () => {
    const sold = await world.newService().buy(world.request());
    const [meter1, meter2] = world.meters;
    const code = async (key: string, url: string) => (await get(http, key, url)).json().code;
    assert.equal(await code(other, `purchases/${sold.requestKey}`), 'SETRUM_RECEIPT_UNKNOWN');
    assert.equal(await code(other, `purchases/${sold.reference}`), 'SETRUM_RECEIPT_UNKNOWN');
    const elsewhere = `purchases/${sold.reference}?meterNo=${sold.meterNo === meter1 ? meter2 : meter1}`;
    assert.equal(await code(other, elsewhere), 'SETRUM_RECEIPT_UNKNOWN');
    assert.equal(await code(staff, `purchases/${sold.requestKey}`), 'SETRUM_FORBIDDEN');
    assert.deepEqual(await reprints(sold.reference), []);
  });

  test('without any slip: the last sales to a meter, without tokens', async () => {
    const meterNo = world.meters[2] ?? '';
    const service = world.newService();
    const first = await service.buy(world.request({ meterNo, amountCents: 2_000_000 }));
    world.now = new Date(world.now.getTime() + 60_000);
    const second = await service.buy(world.request({ meterNo }));
    const answer = await get(http, other, `purchases?meterNo=${meterNo}`);
    assert.deepEqual(answer.json().sales, [
      {
        reference: second.reference,
        purchasedAt: second.purchasedAt,
        totalCents: 5_250_000,
        energyDkwh: second.energyDkwh,
      },
      {
        reference: first.reference,
        purchasedAt: first.purchasedAt,
        totalCents: 2_250_000,
        energyDkwh: first.energyDkwh,
      },
    ]);
    assert.ok(!answer.body.includes(first.token));
  });

  test("a sale that was taken back has no receipt: its token is not its buyer's any more", async () => {
    const sold = await world.newService().buy(world.request({ meterNo: world.meters[1] ?? '' }));
    const { rows } = await world.database.pool.query(
      'select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3) as done',
      [sold.meterNo, sold.reference, world.now],
    );
    assert.equal(rows[0]?.done, true);
    const answer = await get(http, seller, `purchases/${sold.reference}?meterNo=${sold.meterNo}`);
    assert.equal(answer.json().code, 'SETRUM_RECEIPT_TAKEN_BACK');
    assert.ok(!answer.body.includes(sold.token));
    const list = await get(http, seller, `purchases?meterNo=${sold.meterNo}`);
    assert.deepEqual(list.json().sales, []);
  });
});

describe('receipts of payments', () => {
  let world: BillWorld;
  let http: HttpServer;
  before(async () => {
    world = await createBillWorld();
    const securityModule = createSoftwareSecurityModule({
      vendingKey: testVendingKey,
      testKeys: true,
      sealingKey: createSecretKey(Buffer.alloc(32, 7)),
    });
    http = await counterHttp({ database: world.database, securityModule, now: () => world.now });
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  test('a registration: what it is for, what it is made of', async () => {
    const registrationNo = await world.registration();
    const paid = await world.service.pay(world.request(registrationNo));
    const answer = await get(http, other, `payments/${paid.reference}`);
    for (const part of [
      'STRUK NON TAGIHAN LISTRIK',
      registrationNo,
      'BIAYA PENYAMBUNGAN',
      `CU-${paid.reference.slice(-8)}`,
      `Rp ${(connectionCents / 100).toLocaleString('id-ID')},00`,
    ]) {
      assert.ok(answer.body.includes(part), `${part} in\n${answer.body}`);
    }
  });

  test("postpaid: each month; by the request key of one's own partner only", async () => {
    const bills = [billOf(202610, { penaltyCents: 500_000 }), billOf(202611)];
    const subject = await world.customer(bills);
    const paid = await world.service.pay(
      world.request(subject, {
        ...{ product: '99501', billCount: 2, amountCents: 40_500_000 },
        requestKey: 'two-months',
      }),
    );
    const original = await get(http, seller, `payments/${paid.requestKey}?original=true`);
    assert.ok(original.body.includes('OKT26') && !original.body.includes('CU'), original.body);
    const answer = await get(http, seller, `payments/${paid.requestKey}?original=true`);
    assert.ok(answer.body.includes('CETAK ULANG'));
    for (const part of ['STRUK PEMBAYARAN TAGIHAN LISTRIK', 'OKT26', 'NOV26', 'Rp 5.000,00']) {
      assert.ok(answer.body.includes(part), `${part} in\n${answer.body}`);
    }
    const unknown = await get(http, other, `payments/${paid.requestKey}`);
    assert.equal(unknown.json().code, 'SETRUM_RECEIPT_UNKNOWN');
  });

  test('what was taken back has no receipt', async () => {
    const paid = await world.service.pay(world.request(await world.registration()));
    const { partnerId, requestKey } = paid;
    await world.service.reverse({ partnerId, requestKey, reversalKey: 'reversal-1' });
    const answer = await get(http, seller, `payments/${paid.reference}`);
    assert.equal(answer.statusCode, 409);
    assert.equal(answer.json().code, 'SETRUM_RECEIPT_TAKEN_BACK');
  });
});
