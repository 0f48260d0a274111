import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { examineLedger, verifyAuditTrail } from '@setrum/server';
import { type ServedDesk, startServedDesk } from './desk.ts';
import { Flow, meterNumber, stock, type Told } from './flow.ts';

const sopMeter = '32031017679';

/** What one sees at the counter, at the bank and in AP2T is all that these tests use. */
describe('every kind of application, over the API and a bank, from entry to posted PDL', () => {
  let desk: ServedDesk;
  before(async () => {
    desk = await startServedDesk();
    await desk.put('tono', '/meter-makers/45', { name: 'Star' });
    const model = { maker: '45', brand: 'STAR', type: 'DDS26B', kind: 'keypad', phases: 1 };
    const sts = { eas: ['11'], dkgas: ['04'], kctCounts: [4], baseDates: [2014] };
    await desk.put('tono', '/meter-models/STAR-1', { ...model, maxAmperes: 60, sts });
    const target = { unitPrefix: '53', tariff: '', fromDate: '2015-01-01', sgc: '534250' };
    const key = { krn: 3, ti: '01', ken: 255, baseDate: 2014, keyType: 2 };
    const { orderId } = await desk.post('kepala', '/key-targets', { ...target, ...key });
    await desk.post('wati', `/key-target-orders/${orderId}/approve`, {});
    await desk.server.database.pool.query(`insert into ap2t.number_counter values
      ('agenda 53425051150115#', 236), ('idpel 53425#', 2904965)`);
  });
  after(() => desk?.stop());

  const service = { tariff: 'R1', powerVa: 2200, meterChange: false, firstCreditCents: 5_000_000 };
  const sicilia = {
    name: 'SICILIA NFC',
    address: 'DK. SELATAN No.12 RT.4/5',
    kddk: '534SA0120045',
  };
  const entry = (product: string, over: object = {}) => ({
    ...{ kind: 'PB', channel: '05', unit: '53425', applicant: sicilia },
    ...{ service: { ...service, product }, ...over },
  });
  const change = (kind: string, idpel: string, asked: object) => ({
    ...{ kind, channel: '05', idpel, service: { ...service, ...asked } },
  });
  const customer = (idpel: string) => desk.get('sari', `/customers/${idpel}`);

  describe("the SOP's own customer", () => {
    const idpel = '534252904966';

    test('Pasang Baru, two-way: agenda, SIP, bank, meter, tokens, PK, BA, SPJBTL, PDL, and then a sale', async () => {
      await stock(desk, sopMeter, 'EM512-710');
      const costs = await desk.post('sari', '/applications/costs', entry('prepaid-nfc'));
      const flow = await Flow.enter(desk, entry('prepaid-nfc'));
      assert.equal(flow.agendaNo, '534250511501150237');
      const sip = await flow.approved();
      assert.deepEqual(sip['costs'], costs);
      assert.equal(sip['idpel'], idpel);
      assert.equal(await desk.pay(String(sip['registrationNo'])), 'sold');
      assert.equal((await flow.application())['state'], 'paid');
      await flow.sentOut(sopMeter);
      const orders = await desk.get(
        'tono',
        `/applications/${flow.agendaNo}/token-orders?digits=true`,
      );
      assert.match(JSON.stringify(orders), /"digits":"\d{20}"/);
      const asSari = await desk.get('sari', `/applications/${flow.agendaNo}/token-orders`);
      assert.doesNotMatch(JSON.stringify(asSari), /"digits":"/);
      desk.now = new Date('2015-01-20T02:00:00.000Z');
      await flow.realised(
        { installedMeter: sopMeter, installed: { lwbpKwh: 0 } },
        { cardUid: '04A1B2C3D4E580' },
      );
      await flow.posted();
      const { documents } = await desk.get('sari', `/applications/${flow.agendaNo}/documents`);
      const kinds = (documents as Told[]).map(({ kind }) => kind);
      for (const kind of ['SIP', 'PK', 'BA_PASANG', 'SPJBTL'])
        assert.ok(kinds.includes(kind), kind);
      for (const { documentId } of documents as Told[]) {
        const { type, bytes } = await desk.bytes('budi', `/documents/${documentId}`);
        assert.match(type, /application\/pdf/);
        assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-');
      }
      const { steps } = await flow.detail();
      assert.equal((steps as Told[]).at(-1)?.['toState'], 'posted');
      const { meterNo, product } = await customer(idpel);
      assert.deepEqual([meterNo, product], [sopMeter, 'prepaid-nfc']);
      const bought = await desk.buy(sopMeter, 5_000_000);
      assert.match(JSON.stringify(bought), /\d{20}/);
    });

    test('Perubahan Daya with the meter that hangs there', async () => {
      const asked = {
        product: 'prepaid-nfc',
        tariff: 'R2',
        powerVa: 3500,
        firstCreditCents: 2_000_000,
      };
      const flow = await Flow.enter(desk, change('PD', idpel, asked));
      await flow.paid();
      await flow.sentOut(sopMeter);
      await flow.realised({});
      await flow.posted();
      const { tariff, powerVa } = await customer(idpel);
      assert.deepEqual([tariff, powerVa], ['R2T', 3500]);
    });

    test('Pasang Kembali after the supply was taken away', async () => {
      const removal = { removedOn: '2015-01-20', fitter: 'DEDI' };
      const readings = { lwbpKwh: 40, remainingDkwh: 12 };
      await desk.post('dedi', `/customers/${idpel}/removal`, { ...removal, ...readings });
      assert.equal((await customer(idpel))['state'], 'removed');
      desk.now = new Date('2015-03-02T02:00:00.000Z');
      const meterNo = meterNumber('32', 7_000_001);
      await stock(desk, meterNo, 'EM512-710');
      const flow = await Flow.enter(desk, change('PS', idpel, { product: 'prepaid-nfc' }));
      await flow.paid();
      await flow.sentOut(meterNo);
      await flow.realised({ installedMeter: meterNo, installed: { lwbpKwh: 0 } });
      await flow.posted();
      const { state, meterNo: hangs } = await customer(idpel);
      assert.deepEqual([state, hangs], ['active', meterNo]);
    });
  });

  test('Pasang Baru postpaid, and its migration to prepaid two-way: UJL against the last bill', async () => {
    const first = await Flow.enter(
      desk,
      entry('postpaid', {
        service: { ...service, product: 'postpaid', powerVa: 1300, firstCreditCents: 0 },
      }),
    );
    await first.paid();
    await first.step('tono', 'issue-work-order');
    await first.realised({ installedMeter: '99000000017', installed: { lwbpKwh: 10 } });
    await first.posted({
      meterMake: 'MECOINDO',
      meterType: 'MF-67E',
      meterKind: 'postpaid',
      phases: 1,
    });
    const idpel = String((await first.application())['idpel']);
    desk.now = new Date('2015-04-06T02:00:00.000Z');
    const meterNo = meterNumber('32', 7_000_002);
    await stock(desk, meterNo, 'EM512-710');
    const asked = { product: 'prepaid-nfc', powerVa: 1300, firstCreditCents: 2_000_000 };
    const flow = await Flow.enter(desk, change('MIGRASI', idpel, asked));
    await flow.paid();
    await flow.sentOut(meterNo);
    const removed = { lwbpKwh: 60 };
    await flow.realised({ installedMeter: meterNo, installed: { lwbpKwh: 0 }, removed });
    await flow.posted();
    const settlement = await desk.get('sari', `/applications/${flow.agendaNo}/ujl-settlement`);
    assert.match(JSON.stringify(settlement), /token/);
    const bought = await desk.buy(meterNo, 5_000_000);
    assert.equal((JSON.stringify(bought).match(/"\d{20}"/g) ?? []).length >= 1, true);
  });

  test("the SOP's exception, and the two-way registration that follows it", async () => {
    const keypad = meterNumber('45', 7_000_003);
    await stock(desk, keypad, 'STAR-1');
    const first = await Flow.enter(desk, entry('prepaid-nfc'));
    await first.paid();
    const mismatch = await first.refused('tono', 'activate', { meterNo: keypad });
    assert.equal(mismatch, 'SETRUM_METER_KIND_MISMATCH');
    await first.sentOut(keypad, { exceptionReason: 'stok meter NFC habis' });
    const { product, productAsked } = await first.application();
    assert.deepEqual([product, productAsked], ['prepaid', 'prepaid-nfc']);
    await first.realised({ installedMeter: keypad, installed: { lwbpKwh: 0 } });
    await first.posted();
    const idpel = String((await first.application())['idpel']);
    const meterNo = meterNumber('32', 7_000_004);
    await stock(desk, meterNo, 'EM512-710');
    const free = { product: 'prepaid-nfc', firstCreditCents: 0 };
    const flow = await Flow.enter(desk, change('DUA_ARAH', idpel, free));
    assert.equal((await flow.approved())['state'], 'paid');
    await flow.sentOut(meterNo);
    const removed = { lwbpKwh: 5, remainingDkwh: 100 };
    await flow.realised({ installedMeter: meterNo, installed: { lwbpKwh: 0 }, removed });
    await flow.posted();
    assert.equal((await customer(idpel))['product'], 'prepaid-nfc');
  });

  test('afterwards the ledger is whole and the audit trail unbroken', async () => {
    const { database } = desk.server;
    assert.deepEqual((await examineLedger(database)).faults, []);
    assert.deepEqual((await verifyAuditTrail(database)).faults, []);
  });
});
