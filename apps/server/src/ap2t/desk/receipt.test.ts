import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import { type Bank, bankOf, type Payable, payable } from '../../test-support/desk-agreement.ts';
import { type DeskHttp, openDesk } from '../../test-support/desk-http.ts';
import { createDeskWorld, type DeskWorld } from '../../test-support/desk-world.ts';
import { testPartner } from '../../test-support/world.ts';
import { frozenDocument } from '../document/record/find.ts';

describe('the copy of the receipt of a paid application', () => {
  let world: DeskWorld;
  let bank: Bank;
  let desk: DeskHttp;
  let clerk: string;
  before(async () => {
    world = await createDeskWorld();
    bank = bankOf(world);
    desk = await openDesk(world);
    clerk = await desk.session('front-office');
  });
  after(async () => {
    await desk?.close();
    await world?.close();
  });

  const ask = ({ agendaNo }: Payable, token = clerk) =>
    desk.call(token, 'POST', `applications/${agendaNo}/receipt`);
  const documentIn = (body: Readonly<Record<string, unknown>>) =>
    frozenDocument(world.database, String(body['documentId']));
  const verified = async (body: Readonly<Record<string, unknown>>) =>
    (await desk.call(null, 'GET', `documents/verify/${body['verificationCode']}`)).body['state'];

  test('says by whom, when and how much was paid, and is one paper for one payment', async () => {
    const of = await payable(world);
    const paid = await bank.pay(of);
    const first = await ask(of);
    assert.deepEqual(
      [first.status, first.body['kind'], first.body['revision']],
      [...[200, 'KUITANSI', 1]],
    );
    const { content } = await documentIn(first.body);
    assert.ok(content.kind === 'KUITANSI');
    const { paidThrough, paymentReference, paidAt, billCents, adminCents, paidCents } =
      content.data;
    assert.deepEqual(
      [paidThrough, paymentReference, paidAt, billCents, adminCents, paidCents],
      [
        ...[`${testPartner.name} / LOKET-01`, paid.reference, paid.paidAt],
        ...[of.amountCents, paid.adminCents, paid.totalCents],
      ],
    );
    assert.ok(adminCents > 0);
    const [again, beside] = await Promise.all([ask(of), ask(of)]);
    assert.deepEqual([again.body, beside.body], [first.body, first.body]);
    const paper = await desk.call(clerk, 'GET', `documents/${first.body['documentId']}`);
    assert.deepEqual([paper.status, paper.text.slice(0, 5)], [200, '%PDF-']);
    const acts = (await auditEntries(world.database, 0, 1000)).filter(
      ({ act, subject }) => act === 'receipt.make' && subject === of.agendaNo,
    );
    assert.equal(acts.length, 1);
  });

  test('stays what it is when another product is installed for want of a meter', async () => {
    const of = await payable(world);
    await bank.pay(of);
    const first = await ask(of);
    const meterNo = await world.meter('keypad');
    const exceptionReason = 'meter NFC habis';
    const activated = await world.act(of.agendaNo, 'activate', { meterNo, exceptionReason });
    assert.equal(activated.product, 'prepaid');
    assert.deepEqual((await ask(of)).body, first.body);
  });

  test('is void once the payment is reversed; another payment has another one', async () => {
    const of = await payable(world);
    const requestKey = randomUUID();
    await bank.pay(of, requestKey);
    const { body } = await ask(of);
    assert.equal(await verified(body), 'valid');
    await bank.reverse(requestKey);
    assert.equal(await verified(body), 'void');
    const refused = await ask(of);
    assert.deepEqual([refused.status, refused.code], [409, 'SETRUM_APPLICATION_NOT_PAID']);
    const again = await bank.pay(of);
    const second = await ask(of);
    assert.deepEqual([second.body['revision'], second.body['state']], [2, 'valid']);
    const { content } = await documentIn(second.body);
    assert.ok(content.kind === 'KUITANSI');
    assert.equal(content.data.paymentReference, again.reference);
    assert.equal(await verified(body), 'void');
  });

  test('of a reversal and a receipt at the same moment none leaves a paper in force without its payment', async () => {
    for (let round = 0; round < 5; round++) {
      const of = await payable(world);
      const requestKey = randomUUID();
      await bank.pay(of, requestKey);
      await Promise.all([bank.reverse(requestKey), ask(of)]);
      const { rows } = await world.database.pool.query(
        "select 1 from ap2t.document where agenda_no = $1 and kind = 'KUITANSI' and voided_at is null",
        [of.agendaNo],
      );
      assert.deepEqual(rows, []);
    }
  });

  test('is refused before the payment, in other units, and to who may not print', async () => {
    const of = await payable(world);
    assert.equal((await ask(of)).code, 'SETRUM_APPLICATION_NOT_PAID');
    const unknown = { ...of, agendaNo: '534250511501159999' };
    assert.equal((await ask(unknown)).code, 'SETRUM_AGENDA_UNKNOWN');
    await bank.pay(of);
    const away = await desk.session('front-office', { name: 'jauh', units: ['53426'] });
    assert.equal((await ask(of, away)).code, 'SETRUM_UNIT_FORBIDDEN');
    const auditor = await desk.session('auditor');
    assert.equal((await ask(of, auditor)).code, 'SETRUM_FORBIDDEN');
  });
});
