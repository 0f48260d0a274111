import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type IsoMessage, usualFields2003 } from '@setrum/iso8583';
import { demoClaims } from '../../ap2t/index.ts';
import { depositBalance } from '../deposit/service.ts';
import type { TestBank } from './fixtures/bank.ts';
import { createTestHub, type TestHub } from './fixtures/hub.ts';
import {
  billInquiry,
  billPayment,
  layouts,
  message,
  registrationInquiry,
  registrationPayment,
  reversal,
  rupiah,
} from './fixtures/messages.ts';

describe('registrations and postpaid bills over a socket', () => {
  let hub: TestHub;
  let bank: TestBank;
  before(async () => {
    hub = await createTestHub({ claims: true, meters: 0 });
    bank = await hub.connect();
  });
  after(() => hub.close());

  const code = async (asked: IsoMessage) => (await bank.ask(asked)).fields[39];
  const balance = () => depositBalance(hub.world.database, '4510017');
  const bits = (answer: IsoMessage) => Object.keys(answer.fields).map(Number);
  const { newConnection, powerChange, postpaidIdpel } = demoClaims;

  test('a registration: inquiry, payment, an equal payment, 0088 for another one', async () => {
    const told = await bank.ask(registrationInquiry(newConnection));
    assert.equal(told.fields[39], '0000');
    assert.equal(told.fields[48]?.length, 267);
    const cost = layouts.nonTaglis.response.read(told.fields[48] ?? '');
    assert.equal(cost.transactionName, 'PEMASANGAN BARU');
    assert.equal(cost.plnBillCents, 211_200_000);
    assert.equal(cost.totalCents, cost.plnBillCents + cost.adminCents);
    const lines = layouts.nonTaglis.details.read(told.fields[62] ?? '').details;
    assert.equal(
      lines.reduce((sum, line) => sum + line.amountCents, 0),
      cost.plnBillCents,
    );
    const before = (await balance()) ?? 0;
    const asked = registrationPayment(told);
    const paid = await bank.ask(asked);
    assert.deepEqual(bits(paid), usualFields2003.purchaseResponse);
    assert.equal(paid.fields[39], '0000');
    assert.equal(paid.fields[15], '20261124');
    assert.equal(paid.fields[48], told.fields[48]);
    assert.deepEqual(await bank.ask(asked), paid);
    assert.equal(before - ((await balance()) ?? 0), 211_200_000);
    assert.equal(await code(registrationInquiry(newConnection)), '0088');
    assert.equal(await code(registrationPayment(told)), '0088');
  });

  test('a reversal takes a payment back once; 0094 for another one, 0063 for none, 0093 for what does not fit', async () => {
    const told = await bank.ask(registrationInquiry(powerChange));
    const asked = registrationPayment(told);
    const before = await balance();
    assert.equal(await code(reversal(registrationPayment(told))), '0063', 'nothing paid yet');
    const other = registrationPayment(told, { 4: rupiah(1_000) });
    assert.equal(await code(other), '0013');
    assert.equal(await code(asked), '0000');
    const foreign = reversal(asked).fields[56]?.replace('4510017', '4510018') ?? '';
    assert.equal(await code(reversal(asked, '2400', { 56: foreign })), '0093');
    const notPayment = reversal(asked).fields[56]?.replace(/^2200/, '2100') ?? '';
    assert.equal(await code(reversal(asked, '2400', { 56: notPayment })), '0093');
    assert.equal(await code(reversal(asked, '2400', { 4: rupiah(1_000) })), '0093');
    const undone = await bank.ask(reversal(asked));
    assert.equal(undone.mti, '2410');
    assert.deepEqual(bits(undone), usualFields2003.reversalResponse);
    assert.equal(undone.fields[39], '0000');
    assert.equal((await bank.ask(reversal(asked, '2401'))).mti, '2411');
    assert.equal(await code(reversal(asked, '2401')), '0000', 'the same again');
    assert.equal(await code(reversal(asked, '2400', { 11: '000000999999' })), '0094');
    assert.equal(await balance(), before);
    assert.equal(await code(asked), '0063', 'the payment is no more');
  });

  test('0012: a payment of yesterday stands', async () => {
    const told = await bank.ask(registrationInquiry(powerChange));
    const asked = registrationPayment(told);
    assert.equal(await code(asked), '0000');
    hub.world.now = new Date(hub.world.now.getTime() + 86_400_000);
    assert.equal(await code(reversal(asked)), '0012');
    assert.equal(await code(asked), '0000');
    hub.world.now = new Date(hub.world.now.getTime() - 86_400_000);
  });

  test('postpaid bills: the oldest first, all, and back again', async () => {
    const told = await bank.ask(billInquiry(postpaidIdpel));
    assert.equal(told.fields[39], '0000');
    const open = layouts.postpaid.inquiryResponse.read(told.fields[48] ?? '');
    assert.deepEqual([open.billCount, open.outstandingBills, open.bills.length], ['2', '02', 2]);
    const oldest = billPayment(told, 1);
    const paid = await bank.ask(oldest);
    assert.equal(paid.fields[39], '0000');
    assert.deepEqual(bits(paid), usualFields2003.postpaidPaymentResponse);
    const one = layouts.postpaid.payment.read(paid.fields[48] ?? '');
    assert.equal(one.paidBills, '1');
    assert.deepEqual(one.bills, open.bills.slice(0, 1));
    assert.deepEqual(await bank.ask(oldest), paid);
    const rest = await bank.ask(billInquiry(postpaidIdpel));
    assert.equal(await code(billPayment(rest, 1)), '0000');
    assert.equal(await code(billInquiry(postpaidIdpel)), '0088');
    assert.equal(await code(reversal(oldest)), '0000');
  });

  test('0015, 0048, 0089, 0045, 0092, 0098, 0030 on bills', async () => {
    assert.equal(await code(registrationInquiry('5000000000000')), '0015');
    assert.equal(await code(billInquiry('999999999999')), '0015');
    const set = (assignment: string) =>
      hub.world.database.pool.query(
        `update ap2t.registration set ${assignment} where registration_no = $1`,
        [powerChange],
      );
    const fresh = await refreshed();
    const data = fresh.fields[48] ?? '';
    const wrongAdmin = registrationPayment(fresh, { 48: `${data.slice(0, -10)}0000099900` });
    assert.equal(await code(wrongAdmin), '0045');
    const next = (from: number) =>
      `${data.slice(0, from)}${data[from] === 'A' ? 'B' : 'A'}${data.slice(from + 1)}`;
    assert.equal(await code(registrationPayment(fresh, { 48: next(150) })), '0092');
    assert.equal(await code(registrationPayment(fresh, { 48: next(118) })), '0098');
    assert.equal(await code(registrationPayment(fresh, { 48: data.slice(1) })), '0030');
    assert.equal(await code(message('2220', { 2: '99504', 4: rupiah(1), 48: data })), '0030');
    await set('expires_on = registered_on');
    hub.world.now = new Date(hub.world.now.getTime() + 86_400_000);
    assert.equal(await code(registrationPayment(fresh)), '0048');
    await set(`expires_on = '2030-01-01', state = 'cancelled'`);
    assert.equal(await code(registrationInquiry(powerChange)), '0089');
  });

  /** The power change, as if nobody had paid it. */
  async function refreshed(): Promise<IsoMessage> {
    const { pool } = hub.world.database;
    await pool.query(
      `update ap2t.registration set state = 'open', paid_at = null, payment_id = null`,
    );
    return bank.ask(registrationInquiry(powerChange));
  }
});
