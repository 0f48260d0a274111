import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalogue } from '@setrum/errors';
import { testPartner } from '../../test-support/world.ts';
import type { PaymentRequest } from './model.ts';
import {
  type BillWorld,
  billOf,
  coded,
  connectionCents,
  createBillWorld,
  eventOf,
  otherPartner,
} from './test-support/bill-world.ts';

describe('a reversal', () => {
  let world: BillWorld;
  before(async () => {
    world = await createBillWorld();
  });
  after(() => world.close());

  const reversalOf = ({ partnerId, requestKey }: PaymentRequest, reversalKey = 'reversal-1') => ({
    partnerId,
    requestKey,
    reversalKey,
  });
  const stateOf = async (registrationNo: string) =>
    (
      await world.rows('select state from ap2t.registration where registration_no = $1', [
        registrationNo,
      ])
    )[0]?.['state'];
  const setCutOff = (from: string | null) =>
    world.rows(
      'update p2apst.partner set cut_off_from = $2::time, cut_off_until = $2::time + $3 where partner_id = $1',
      [testPartner.partnerId, from, '01:00'],
    );

  test('takes the whole payment back by new postings, and AP2T knows in the same commit', async () => {
    const subject = await world.registration();
    const request = world.request(subject);
    const before = await world.balance();
    const paid = await world.service.pay(request);
    const lines = await world.postings(eventOf(paid));
    world.now = new Date(world.now.getTime() + 60_000);
    const reversed = await world.service.reverse(reversalOf(request));
    assert.deepEqual(reversed, { ...paid, reversedAt: world.now.toISOString() });
    assert.equal(await world.balance(), before);
    assert.deepEqual(await world.postings(eventOf(paid)), lines, 'what was posted stays');
    const events = await world.rows(
      'select event_id, kind, payment_id, amount_cents from ap2t.registration_event where registration_no = $1 order by event_id',
      [subject],
    );
    assert.deepEqual(
      events.map(({ kind, amount_cents }) => [kind, amount_cents]),
      [
        ['paid', connectionCents],
        ['reversed', connectionCents],
      ],
    );
    assert.equal(events[0]?.['payment_id'], events[1]?.['payment_id']);
    const opposite = Object.entries(lines).map(([account, cents]) => [account, -cents]);
    assert.deepEqual(
      await world.postings(String(events[1]?.['event_id'])),
      Object.fromEntries(opposite),
    );
    assert.equal(await stateOf(subject), 'open');
    await world.assertSound();
  });

  test('asked for again is answered again and done once; another one is too late', async () => {
    const request = world.request(await world.registration());
    await world.service.pay(request);
    const first = JSON.stringify(await world.service.reverse(reversalOf(request)));
    const before = await world.balance();
    const { now } = world;
    world.now = new Date(now.getTime() + 86_400_000);
    assert.equal(JSON.stringify(await world.service.reverse(reversalOf(request))), first);
    assert.equal(
      JSON.stringify(await world.service.find(request.partnerId, request.requestKey)),
      first,
    );
    const another = world.service.reverse(reversalOf(request, 'reversal-2'));
    await assert.rejects(another, coded('SETRUM_REVERSAL_DONE'));
    assert.equal(catalogue.SETRUM_REVERSAL_DONE.iso, '0094');
    assert.equal(await world.balance(), before);
    world.now = now;
    await world.assertSound();
  });

  test('spends the key of its payment; the registration can be paid under a new one, and that reversed', async () => {
    const subject = await world.registration();
    const request = world.request(subject);
    await world.service.pay(request);
    await world.service.reverse(reversalOf(request));
    await assert.rejects(world.service.pay(request), coded('SETRUM_PAYMENT_REVERSED'));
    assert.equal(catalogue.SETRUM_PAYMENT_REVERSED.iso, '0063');
    assert.equal(await stateOf(subject), 'open');
    const again = world.request(subject, { partnerId: otherPartner.partnerId });
    await world.service.pay(again);
    await world.service.reverse(reversalOf(request));
    assert.equal(
      await stateOf(subject),
      'paid',
      'the first reversal does not reach the second payment',
    );
    await world.service.reverse(reversalOf(again));
    assert.equal(await stateOf(subject), 'open');
    await world.assertSound();
  });

  test('of nothing is told so, and refuses the payment that it has overtaken', async () => {
    const subject = await world.registration();
    const request = world.request(subject);
    for (const key of ['reversal-1', 'reversal-1', 'reversal-2'])
      await assert.rejects(
        world.service.reverse(reversalOf(request, key)),
        coded('SETRUM_PAYMENT_UNKNOWN'),
      );
    assert.equal(catalogue.SETRUM_PAYMENT_UNKNOWN.iso, '0063');
    await assert.rejects(world.service.pay(request), coded('SETRUM_PAYMENT_REVERSED'));
    await assert.rejects(
      world.service.find(request.partnerId, request.requestKey),
      coded('SETRUM_PAYMENT_REVERSED'),
    );
    const declined = world.request(subject, { amountCents: 1 });
    await assert.rejects(world.service.pay(declined), coded('SETRUM_BILL_AMOUNT_WRONG'));
    await assert.rejects(
      world.service.reverse(reversalOf(declined)),
      coded('SETRUM_PAYMENT_UNKNOWN'),
    );
    await world.service.pay(world.request(subject));
    await world.assertSound();
  });

  test('does not reach the payment of another partner', async () => {
    const request = world.request(await world.registration());
    await world.service.pay(request);
    const stranger = { ...reversalOf(request), partnerId: otherPartner.partnerId };
    await assert.rejects(world.service.reverse(stranger), coded('SETRUM_PAYMENT_UNKNOWN'));
    const nobody = { ...reversalOf(request), partnerId: 'nobody' };
    await assert.rejects(world.service.reverse(nobody), coded('SETRUM_PARTNER_UNKNOWN'));
    assert.equal(await stateOf(request.subject), 'paid');
  });

  for (const [cutOff, paidAt, lastMoment] of [
    [null, '2026-11-24T05:00:00.000Z', '2026-11-24T16:59:59.999Z'],
    ['23:30', '2026-11-24T05:00:00.000Z', '2026-11-24T16:29:59.999Z'],
    // After the cut-off the next business day has begun.
    ['23:30', '2026-11-24T17:31:00.000Z', '2026-11-25T16:29:59.999Z'],
  ] as const) {
    test(`is done until the business day is over: cut-off ${cutOff ?? 'at midnight'}, paid ${paidAt}`, async () => {
      await setCutOff(cutOff);
      world.now = new Date(paidAt);
      const requests = [
        world.request(await world.registration()),
        world.request(await world.registration()),
      ];
      const [early, late] = requests;
      assert.ok(early !== undefined && late !== undefined);
      for (const request of requests) await world.service.pay(request);
      world.now = new Date(lastMoment);
      await world.service.reverse(reversalOf(early));
      const before = await world.balance();
      world.now = new Date(world.now.getTime() + 1);
      for (let n = 0; n < 2; n++)
        await assert.rejects(
          world.service.reverse(reversalOf(late)),
          coded('SETRUM_REVERSAL_TOO_LATE'),
        );
      assert.equal(catalogue.SETRUM_REVERSAL_TOO_LATE.iso, '0012');
      assert.equal(await world.balance(), before);
      assert.equal(await stateOf(late.subject), 'paid', 'the payment stands');
      assert.equal((await world.service.pay(late)).reversedAt, null);
      await setCutOff(null);
      await world.assertSound();
    });
  }

  test('works outside the service hours', async () => {
    world.now = new Date('2026-11-26T03:00:00.000Z');
    const request = world.request(await world.registration());
    await world.service.pay(request);
    const hours = (from: string | null, until: string | null) =>
      world.rows(
        'update p2apst.partner set service_from = $2, service_until = $3 where partner_id = $1',
        [testPartner.partnerId, from, until],
      );
    await hours('06:00', '12:00');
    world.now = new Date('2026-11-26T08:00:00.000Z');
    const late = world.request(await world.registration());
    await assert.rejects(world.service.pay(late), coded('SETRUM_OUTSIDE_SERVICE_HOURS'));
    assert.notEqual((await world.service.reverse(reversalOf(request))).reversedAt, null);
    await hours(null, null);
  });

  test('of postpaid bills opens all of them again', async () => {
    const bills = [billOf(202610, { penaltyCents: 300_000 }), billOf(202611)];
    const subject = await world.customer(bills);
    const request = world.request(subject, {
      product: '99501',
      billCount: 2,
      amountCents: 40_300_000,
    });
    const before = await world.balance();
    await world.service.pay(request);
    await world.service.reverse(reversalOf(request));
    assert.equal(await world.balance(), before);
    const { claim } = await world.service.inquire(request);
    assert.ok(claim.type === 'postpaid');
    assert.deepEqual(claim.bills, bills);
    await world.assertSound();
  });
});
