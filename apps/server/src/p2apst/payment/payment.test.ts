import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalogue, type ErrorCode } from '@setrum/errors';
import { cancelRegistration } from '../../ap2t/index.ts';
import { testPartner } from '../../test-support/world.ts';
import { topUpDeposit } from '../index.ts';
import type { PaymentRequest } from './model.ts';
import {
  type BillWorld,
  coded,
  connectionCents,
  createBillWorld,
  eventOf,
} from './test-support/bill-world.ts';

describe('a registration', () => {
  let world: BillWorld;
  before(async () => {
    world = await createBillWorld();
  });
  after(() => world.close());

  test('is inquired, paid as a whole, and AP2T knows in the same commit', async () => {
    const lines = [
      { code: '01', amountCents: 206_200_000 },
      { code: '03', amountCents: 1_000_000 },
      { code: '04', amountCents: 22_682_000 },
      { code: '99', amountCents: 700 },
    ];
    const subject = await world.registration({ lines });
    const inquiry = { product: '99504', subject, partnerId: testPartner.partnerId } as const;
    const answer = await world.service.inquire({ ...inquiry, channel: '6021' });
    assert.equal(answer.amountCents, 229_882_700);
    assert.equal(answer.adminCents, testPartner.adminCents);
    assert.ok(answer.claim.type === 'registration');
    assert.deepEqual(answer.claim.lines, lines);

    const before = await world.balance();
    const { amountCents } = answer;
    const paid = await world.service.pay(
      world.request(subject, { amountCents, plnRef: 'P', switcherRef: 'S' }),
    );
    assert.deepEqual(paid.claim, answer.claim);
    assert.equal(paid.totalCents, amountCents + testPartner.adminCents);
    assert.deepEqual([paid.plnRef, paid.switcherRef, paid.reversedAt], ['P', 'S', null]);
    assert.equal(await world.balance(), before - amountCents);
    assert.deepEqual(await world.postings(eventOf(paid)), {
      'deposit:4510017': 229_882_700,
      'duty:stamp': -1_000_000,
      'revenue:nontaglis': -206_200_700,
      'tax:ppn': -22_682_000,
    });
    const [row] = await world.rows('select * from ap2t.registration where registration_no = $1', [
      subject,
    ]);
    assert.equal(row?.['state'], 'paid');
    assert.equal(String(row?.['payment_id']).replaceAll('-', ''), eventOf(paid));
    const events = await world.rows(
      'select kind, amount_cents from ap2t.registration_event where registration_no = $1',
      [subject],
    );
    assert.deepEqual(events, [{ kind: 'paid', amount_cents: amountCents }]);
    await world.assertSound();
  });

  test('asked for again is answered again, bit for bit, and paid once', async () => {
    const request = world.request(await world.registration());
    const first = JSON.stringify(await world.service.pay(request));
    const before = await world.balance();
    world.now = new Date(world.now.getTime() + 3 * 86_400_000);
    await setPartner("state = 'blocked'");
    assert.equal(JSON.stringify(await world.service.pay(request)), first);
    await setPartner("state = 'active'");
    assert.equal(JSON.stringify(await world.newService().pay({ ...request })), first);
    const found = await world.service.find(request.partnerId, request.requestKey);
    assert.equal(JSON.stringify(found), first);
    assert.equal(await world.balance(), before);
    await assert.rejects(
      world.service.find('4520009', request.requestKey),
      coded('SETRUM_PAYMENT_UNKNOWN'),
    );
  });

  test('its key is good for nothing else', async () => {
    const request = world.request(await world.registration());
    await world.service.pay(request);
    const subject = await world.registration();
    const others: Partial<PaymentRequest>[] = [
      { subject },
      { amountCents: 100 },
      { billCount: 2 },
      { product: '99501' },
    ];
    for (const other of others) {
      const pay = world.service.pay({ ...request, ...other });
      await assert.rejects(pay, coded('SETRUM_REQUEST_KEY_REUSED'));
    }
    const [row] = await world.rows(
      'select state from ap2t.registration where registration_no = $1',
      [subject],
    );
    assert.equal(row?.['state'], 'open');
  });

  test('may be paid until its last day ends, in WIB', async () => {
    const expiresOn = '2026-11-30';
    const [inTime, late] = [
      await world.registration({ expiresOn }),
      await world.registration({ expiresOn }),
    ];
    const evening = world.now;
    world.now = new Date('2026-11-30T16:59:59.999Z');
    await world.service.pay(world.request(inTime));
    world.now = new Date('2026-11-30T17:00:00.000Z');
    await assert.rejects(
      world.service.pay(world.request(late)),
      coded('SETRUM_REGISTRATION_EXPIRED'),
    );
    world.now = evening;
  });

  test('costs the fee of partner, product and channel', async () => {
    await world.rows(
      "insert into p2apst.partner_fee (partner_id, product, mcc, admin_cents) values ($1, '99504', '6011', 123400)",
      [testPartner.partnerId],
    );
    const atm = { channel: '6011', adminCents: 123_400 };
    const paid = await world.service.pay(world.request(await world.registration(), atm));
    assert.equal(paid.adminCents, 123_400);
    const wrong = world.request(await world.registration(), { adminCents: 123_400 });
    await assert.rejects(world.service.pay(wrong), coded('SETRUM_ADMIN_FEE_WRONG'));
  });

  test('what is declined changes nothing, is on record, and stays declined under its key', async () => {
    const open = await world.registration();
    const paid = await world.registration();
    await world.service.pay(world.request(paid));
    const cancelled = await world.registration();
    await cancelRegistration(world.database, cancelled);
    const expired = await world.registration({ expiresOn: '2026-11-20' });
    const cases: [PaymentRequest, ErrorCode, string][] = [
      [world.request('9999999999999'), 'SETRUM_REGISTRATION_UNKNOWN', '0015'],
      [world.request('999999999999', { product: '99501' }), 'SETRUM_IDPEL_UNKNOWN', '0015'],
      [world.request(paid), 'SETRUM_BILL_PAID', '0088'],
      [world.request(cancelled), 'SETRUM_REGISTRATION_CANCELLED', '0089'],
      [world.request(expired), 'SETRUM_REGISTRATION_EXPIRED', '0048'],
      [
        world.request(open, { amountCents: connectionCents - 1 }),
        'SETRUM_BILL_AMOUNT_WRONG',
        '0013',
      ],
      [world.request(open, { billCount: 2 }), 'SETRUM_BILL_COUNT_WRONG', '0013'],
      [world.request(open, { adminCents: 1 }), 'SETRUM_ADMIN_FEE_WRONG', '0045'],
      [world.request(open, { partnerId: 'nobody' }), 'SETRUM_PARTNER_UNKNOWN', '0031'],
    ];
    const before = await world.balance();
    const [postings] = await world.rows('select count(*) as n from p2apst.posting');
    for (const [request, code, iso] of cases) {
      assert.equal(catalogue[code].iso, iso);
      await assert.rejects(world.service.pay(request), coded(code), code);
      await assert.rejects(world.service.pay(request), coded(code));
      await assert.rejects(world.service.find(request.partnerId, request.requestKey), coded(code));
      const recorded = await world.rows(
        "select decline->>'code' as code from p2apst.payment where request_key = $1",
        [request.requestKey],
      );
      assert.deepEqual(recorded, [{ code }]);
      const elsewhere = world.service.pay({ ...request, subject: '1'.repeat(13) });
      await assert.rejects(elsewhere, coded('SETRUM_REQUEST_KEY_REUSED'));
    }
    assert.equal(await world.balance(), before);
    assert.deepEqual(await world.rows('select count(*) as n from p2apst.posting'), [postings]);
    assert.equal(
      (await world.service.pay(world.request(open))).subject,
      open,
      'and is still to be paid',
    );
    await world.assertSound();
  });

  test('is not paid, nor inquired, when its partner may not sell', async () => {
    const subject = await world.registration();
    const noon = '12:00:00';
    const cases: [string, string, ErrorCode][] = [
      ["state = 'blocked'", "state = 'active'", 'SETRUM_PARTNER_BLOCKED'],
      ["state = 'inactive'", "state = 'active'", 'SETRUM_PARTNER_INACTIVE'],
      [
        `cut_off_from = '${noon}', cut_off_until = '12:30'`,
        'cut_off_from = null, cut_off_until = null',
        'SETRUM_CUT_OFF',
      ],
      [
        `service_from = '06:00', service_until = '${noon}'`,
        'service_from = null, service_until = null',
        'SETRUM_OUTSIDE_SERVICE_HOURS',
      ],
    ];
    world.now = new Date('2026-11-26T05:00:00.000Z');
    for (const [set, reset, code] of cases) {
      await setPartner(set);
      const request = world.request(subject);
      await assert.rejects(world.service.inquire(request), coded(code));
      await assert.rejects(world.service.pay(request), coded(code));
      await setPartner(reset);
      await assert.rejects(world.service.pay(request), coded(code), 'and stays declined');
    }
    await world.service.pay(world.request(subject));
  });

  const setPartner = (set: string) =>
    world.rows(`update p2apst.partner set ${set} where partner_id = $1`, [testPartner.partnerId]);
});

describe('the deposit', () => {
  test('pays what it holds and not a cent more; a refusal stands when it is topped up', async () => {
    const world = await createBillWorld(connectionCents * 2 - 1);
    try {
      await world.service.pay(world.request(await world.registration()));
      const refused = world.request(await world.registration());
      await assert.rejects(world.service.pay(refused), coded('SETRUM_DEPOSIT_TOO_LOW'));
      assert.equal(await world.balance(), connectionCents - 1);
      const { partnerId } = testPartner;
      await topUpDeposit(world.database, {
        partnerId,
        amountCents: 1,
        at: world.now,
        requestKey: 'more',
      });
      await assert.rejects(world.service.pay(refused), coded('SETRUM_DEPOSIT_TOO_LOW'));
      await world.service.pay({ ...refused, requestKey: 'another-key' });
      assert.equal(await world.balance(), 0);
      await world.assertSound();
    } finally {
      await world.close();
    }
  });
});
