import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { registerBills } from '../../ap2t/index.ts';
import type { Caller } from '../../identity/index.ts';
import { createLogger } from '../../platform/index.ts';
import { createPdlDesk, type PdlDesk } from '../../test-support/pdl-desk.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { registerMeterKey } from '../../vending/index.ts';
import type { PaymentRequest } from '../payment/model.ts';
import { PaymentService } from '../payment/service.ts';
import { billOf } from '../payment/test-support/bill-world.ts';
import type { FaultKind } from './checks.ts';
import { examineLedger } from './examine.ts';
import { ledgerPort } from './port.ts';
import { kindsAfter } from './test-support/damage.ts';

const caller = (label: string): Caller => ({
  ...{ label, roles: ['supervisor'], units: 'all', seller: null, source: '127.0.0.1' },
});

/** 100 kWh at Rp 1,444.70 with 3 % PPJ: 144,470 + 4,335. */
const finalCents = 14_880_500;
const stands = { lastBilledLwbpKwh: 18_291 } as const;

describe('a security deposit in the ledger', () => {
  let world: TestWorld;
  let desk: PdlDesk;
  let payments: PaymentService;
  before(async () => {
    world = await createTestWorld({ meters: 0, depositCents: 10_000_000_000 });
    desk = createPdlDesk(world.database, { ledger: ledgerPort });
    payments = new PaymentService({
      ...{ database: world.database, now: () => world.now, log: createLogger('silent') },
    });
  });
  after(() => world?.close());

  const rows = async (sql: string, values: unknown[] = []) =>
    (await world.database.pool.query(sql, values)).rows;
  const linesOf = async (shard: string) =>
    Object.fromEntries(
      (
        await rows(
          'select account, sum(amount_cents)::bigint as cents from p2apst.posting where shard = $1 group by account having sum(amount_cents) <> 0',
          [shard],
        )
      ).map(({ account, cents }) => [account, cents / 100]),
    );
  const assertSound = async () =>
    assert.deepEqual((await examineLedger(world.database)).faults, []);

  type Made = Parameters<PdlDesk['migration']>[0];
  type Given = Parameters<PdlDesk['approved']>[1];
  /** A migration with 100 kWh since the last bill, posted. */
  async function migrated(customer: Made = {}, input: Given = stands) {
    const made = await desk.migration(customer);
    await desk.realise(made.application, { removed: { lwbpKwh: 18_391 } });
    await desk.approved(made.application, input);
    const { settlement } = await desk.post(made.application);
    assert.ok(settlement !== null);
    const meterNo = made.application.meterNo ?? '';
    await registerMeterKey(world.database, {
      ...{ meterNo, dkga: '04', ea: '11', keyType: 2, sgc: '534250', krn: 2, ti: '01' },
      ...{ ken: 255, baseDate: 2014 },
    });
    const { idpel } = made.customer;
    return { idpel, meterNo, agendaNo: made.application.agendaNo, settlement };
  }
  const buy = (meterNo: string, amountCents = 5_000_000) =>
    world.newService().buy(world.request({ meterNo, amountCents }));

  test('what is over is a token with the next purchase', async () => {
    const { idpel, meterNo, settlement } = await migrated();
    assert.deepEqual(
      [settlement.outcome, settlement.surplusCents],
      ['token', 26_790_000 - finalCents],
    );
    assert.deepEqual(await linesOf(idpel), {
      ...{ 'liability:ujl': 267_900, 'revenue:postpaid': -144_470, 'tax:ppj': -4_335 },
      'liability:compensation': -119_095,
    });
    await assertSound();
    const sold = await buy(meterNo);
    assert.deepEqual(
      sold.compensations.map(({ kind, amountCents }) => [kind, amountCents]),
      [['UJL', 11_909_500]],
    );
    assert.equal((await linesOf(meterNo))['liability:compensation'], 119_095);
    await assertSound();
    const [customer] = await rows(
      'select ujl_held_cents, product from ap2t.customer where idpel = $1',
      [idpel],
    );
    assert.deepEqual(customer, { ujl_held_cents: 0, product: 'prepaid' });
  });

  test('what is missing stays a bill, and banks collect the rest of it', async () => {
    const { idpel, settlement } = await migrated({ ujlHeldCents: 10_000_000 });
    assert.deepEqual([settlement.outcome, settlement.shortageCents], ['bill', 4_880_500]);
    const of: PaymentRequest = {
      ...{ product: '99501', partnerId: testPartner.partnerId, counterId: 'L', terminalId: 'L' },
      ...{ channel: '6021', subject: idpel, requestKey: 'final-bill-1', billCount: 1 },
      ...{ adminCents: null, plnRef: null, switcherRef: null, amountCents: 4_880_500 },
    };
    const { claim } = await payments.inquire(of);
    assert.ok(claim.type === 'postpaid');
    const [bill] = claim.bills;
    assert.deepEqual(
      [bill?.month, bill?.billCents, bill?.incentiveCents, claim.totalCents],
      [202612, finalCents, 10_000_000, 4_880_500],
    );
    assert.deepEqual(bill?.readings[0], { previous: 18_291, current: 18_391 });
    await payments.pay(of);
    const { 'deposit:4510017': deposit, ...lines } = await linesOf(idpel);
    assert.equal(deposit, 48_805);
    assert.deepEqual(lines, {
      ...{ 'liability:ujl': 100_000, 'revenue:postpaid': -144_470, 'tax:ppj': -4_335 },
    });
    await assertSound();
  });

  test('or an instalment, which purchases pay off', async () => {
    const wish = { ...stands, shortageWish: 'instalment', instalmentCount: 2 } as const;
    const { idpel, meterNo } = await migrated({ ujlHeldCents: 0 }, wish);
    assert.deepEqual(await linesOf(idpel), {
      ...{ 'receivable:instalment': 148_805, 'revenue:postpaid': -144_470, 'tax:ppj': -4_335 },
    });
    for (const _ of [1, 2, 3]) await buy(meterNo, 20_000_000);
    assert.equal((await linesOf(meterNo))['receivable:instalment'], -148_805);
    await assertSound();
  });

  test('exactly nothing over; no deposit and no use moves nothing', async () => {
    const even = await migrated({ ujlHeldCents: finalCents });
    assert.equal(even.settlement.outcome, 'even');
    const idle = await migrated({ ujlHeldCents: 0 }, { lastBilledLwbpKwh: 18_391 });
    assert.deepEqual([idle.settlement.outcome, await linesOf(idle.idpel)], ['even', {}]);
    const bills = await rows('select month from ap2t.bill where idpel = $1', [idle.idpel]);
    assert.deepEqual(bills, []);
    await assertSound();
  });

  test('open bills first; one that was made since the entry sends the PDL back', async () => {
    const { customer, application } = await desk.migration({ ujlHeldCents: 30_000_000 });
    const { idpel, name, unit, tariff, powerVa } = customer;
    const who = { idpel, name, unit, unitPhone: '022-1', tariff, powerVa };
    const read = (previous: number, current: number) => {
      const none = { previous: 0, current: 0 };
      return { readings: [{ previous, current }, none, none] as const };
    };
    const late = { taxCents: 100_000, penaltyCents: 500_000, billCents: 12_000_000 };
    await registerBills(world.database, who, [
      billOf(202610, { ...late, ...read(18_000, 18_100) }),
    ]);
    await desk.realise(application, { removed: { lwbpKwh: 18_391 } });
    await desk.approved(application);
    const newer = billOf(202611, { billCents: 20_000_000, ...read(18_100, 18_291) });
    await registerBills(world.database, who, [newer]);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_STALE' });
    await desk.step(application, 'WATI', desk.effects.unapprovePdl);
    await desk.step(application, 'TONO', desk.effects.returnPdl);
    await desk.approved(application);
    const { settlement } = await desk.post(application);
    assert.deepEqual(
      settlement?.setOffs.map(({ month, billCents }) => [month, billCents]),
      [
        [202610, 12_000_000],
        [202611, 17_400_000],
      ],
    );
    const left = 'select month, total_cents, set_off_by from ap2t.bill where idpel = $1 order by 1';
    assert.deepEqual(await rows(left, [idpel]), [
      { month: 202610, total_cents: 0, set_off_by: application.agendaNo },
      { month: 202611, total_cents: 2_600_000, set_off_by: application.agendaNo },
      { month: 202612, total_cents: finalCents, set_off_by: null },
    ]);
    const [claim] = await rows('select ap2t.claim_of($1, $2, 202611) as claim', [
      'postpaid',
      idpel,
    ]);
    assert.deepEqual(
      [claim.claim.claim.outstandingBills, claim.claim.claim.totalCents],
      [2, 2_600_000 + finalCents],
    );
    await assertSound();
  });

  test('a bill that a bank collects at the moment of posting is paid once: by the bank or by the deposit', async () => {
    for (const n of [1, 2, 3]) {
      const { customer, application } = await desk.migration();
      const { idpel, name, unit, tariff, powerVa } = customer;
      const none = { previous: 0, current: 0 };
      const readings = [{ previous: 18_000, current: 18_291 }, none, none] as const;
      const bill = billOf(202611, { readings });
      await registerBills(world.database, { idpel, name, unit, unitPhone: '', tariff, powerVa }, [
        bill,
      ]);
      await desk.realise(application, { removed: { lwbpKwh: 18_391 } });
      await desk.approved(application);
      const paying = payments.pay({
        ...{ product: '99501', partnerId: testPartner.partnerId, counterId: 'L', terminalId: 'L' },
        ...{ channel: '6021', subject: idpel, requestKey: `racing-bill-${n}`, billCount: 1 },
        ...{ adminCents: null, plnRef: null, switcherRef: null, amountCents: 20_000_000 },
      });
      const [paid, posted] = await Promise.allSettled([paying, desk.post(application)]);
      assert.ok(posted.status === 'fulfilled' && posted.value.settlement !== null);
      const { setOffs } = posted.value.settlement;
      const setOff = setOffs.some(({ month }) => month === 202611);
      assert.equal(setOff, paid.status === 'rejected');
      await assertSound();
    }
  });

  test('or cash, which somebody else decides; paid out once', async () => {
    const { idpel, agendaNo } = await migrated({}, { ...stands, surplusWish: 'cash' });
    const at = world.now;
    const decide = (label: string, bankReference = 'TRF-77') =>
      desk.payouts.decide({
        ...{ agendaNo, caller: caller(label), at },
        verdict: { decision: 'approved', bankReference },
      });
    await assert.rejects(decide('RINI'), { code: 'SETRUM_ORDER_OWN' });
    assert.equal((await linesOf(idpel))['payable:customer'], -119_095);
    const both = await Promise.allSettled([decide('WATI'), decide('DEWI')]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const won = both[0]?.status === 'fulfilled' ? 'WATI' : 'DEWI';
    await decide(won);
    await assert.rejects(decide(won, 'TRF-78'), { code: 'SETRUM_UJL_PAYOUT_STATE' });
    const { 'bank:pln': bank, 'payable:customer': payable } = await linesOf(idpel);
    assert.deepEqual([bank, payable], [-119_095, undefined]);
    await assertSound();
  });

  test('cash wanted later takes the token back, a refusal gives it again; what has gone out stays', async () => {
    const { idpel, meterNo, agendaNo } = await migrated();
    let at = world.now;
    const ask = (requestKey: string, label = 'SARI') =>
      desk.payouts.request({ agendaNo, requestKey, caller: caller(label), at });
    const asked = await ask('cash-key-1');
    assert.deepEqual(await ask('cash-key-1'), asked);
    await assert.rejects(ask('cash-key-1', 'DEWI'), { code: 'SETRUM_REQUEST_KEY_REUSED' });
    await assert.rejects(ask('cash-key-2'), { code: 'SETRUM_UJL_PAYOUT_STATE' });
    assert.deepEqual((await buy(meterNo)).compensations, []);
    at = new Date(at.getTime() + 1_000);
    const verdict = { decision: 'rejected' } as const;
    await desk.payouts.decide({ agendaNo, caller: caller('WATI'), at, verdict });
    assert.equal((await linesOf(idpel))['liability:compensation'], -119_095);
    assert.equal((await buy(meterNo)).compensations.length, 1);
    await assert.rejects(ask('cash-key-3'), { code: 'SETRUM_UJL_DELIVERED' });
    const short = await migrated({ ujlHeldCents: 0 });
    const nothing = desk.payouts.request({
      ...{ agendaNo: short.agendaNo, requestKey: 'cash-key-4', caller: caller('SARI'), at },
    });
    await assert.rejects(nothing, { code: 'SETRUM_UJL_NOTHING_OVER' });
    await assertSound();
  });

  const someEvent = `(select event_id from ap2t.ujl_settlement where outcome = 'token' limit 1)`;
  const damages: [string, string, FaultKind[]][] = [
    [
      'a settlement was not posted',
      `delete from p2apst.posting where event_id = ${someEvent}`,
      ['missing'],
    ],
    [
      'a settlement is not on record as posted',
      `update ap2t.ujl_settlement set held_cents = held_cents + 100, revenue_cents = revenue_cents + 100 where event_id = ${someEvent}`,
      ['changed'],
    ],
    [
      'a payout was booked to another account',
      `update p2apst.posting set account = 'bank:clearing' where account = 'bank:pln'`,
      ['missing', 'unexpected'],
    ],
    ['a request for cash is gone', 'delete from ap2t.ujl_payout', ['unexpected']],
  ];
  for (const [name, damage, kinds] of damages) {
    test(`${name}: ${kinds.join(', ')}`, async () => {
      assert.deepEqual(await kindsAfter(world.database, damage), kinds);
    });
  }
});
