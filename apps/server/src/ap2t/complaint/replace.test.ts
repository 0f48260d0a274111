import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import { issueCard } from '../card/issue.ts';
import { defaultCardRules } from '../card/model.ts';
import { findCard } from '../card/store.ts';
import { customerOf } from '../customer/find.ts';
import { historyOf, meterHistory } from '../customer/history.ts';
import { removalByKey } from '../customer/removal.ts';
import { movementsOf } from '../meter-stock/history.ts';
import { findMeter } from '../meter-stock/store.ts';
import { registerInstalment } from '../owed/register.ts';
import { findSupplyPoint } from '../supply-point/find.ts';
import { enterComplaint } from './enter.ts';
import type { ReplacementOrder } from './order.ts';
import {
  away,
  type ComplaintWorld,
  createComplaintWorld,
  replacementOrder,
} from './test-support/world.ts';

describe('a meter replaced by a complaint', () => {
  let world: ComplaintWorld;
  let used = 0;
  before(async () => {
    world = await createComplaintWorld(24);
  });
  after(() => world?.close());

  const next = () => {
    const n = used++;
    return { idpel: world.idpel(n), meterNo: world.meter(n) };
  };
  const replace = async (
    idpel: string,
    newMeterNo: string,
    over: Partial<ReplacementOrder> = {},
    request = world.ask(),
  ) => enterComplaint(world.desk, replacementOrder(idpel, newMeterNo, over), request);
  const everything = async () => {
    const { rows } = await world.database.pool.query(`
      select (select count(*) from ap2t.complaint)::int as complaints, (select count(*) from ap2t.change)::int as changes,
             (select count(*) from ap2t.customer_history)::int as entries, (select count(*) from ap2t.meter_movement)::int as moves,
             (select count(*) from ap2t.removal)::int as removals, (select count(*) from ap2t.token_order)::int as orders,
             (select count(*) from identity.audit_entry)::int as acts, (select sum(last) from ap2t.number_counter)::int as numbers`);
    return rows;
  };

  test('is one act: stock, master data, sales, removal, cards and what is owed, under a number of its own', async () => {
    const { idpel, meterNo } = next();
    const newMeterNo = await world.stocked();
    const cardUid = '04AABBCCDDEE01';
    const cards = { database: world.database, rules: defaultCardRules };
    const { holdSales } = world.desk.sales;
    const request = world.ask();
    await issueCard({ ...cards, holdSales }, { cardUid, idpel, chip: 'NTAG216' }, request);
    const instalment = { instalmentId: randomUUID(), totalCents: 9_000_000, at: world.now };
    await registerInstalment(world.database, { ...instalment, meterNo, perPurchaseCents: 500_000 });

    const { complaint, left } = await replace(idpel, newMeterNo);
    assert.match(complaint.agendaNo, /^53425056261123\d{4}$/);
    assert.deepEqual([complaint.energyState, complaint.energyDkwh, left], ['requested', 57, []]);
    assert.equal(complaint.replacement?.newProduct, 'prepaid-nfc');

    const customer = await customerOf(world.database, idpel);
    assert.deepEqual(
      [customer?.meterNo, customer?.meterMake, customer?.meterKind, customer?.factoryNo],
      [newMeterNo, 'ITRON', 'nfc', `F-${newMeterNo}`],
    );
    const [entry] = await historyOf(world.database, idpel);
    assert.deepEqual(
      [entry?.effectiveFrom, entry?.mutationKind, entry?.meterNo],
      ['2026-11-23', 'E', newMeterNo],
    );
    assert.equal((await meterHistory(world.database, meterNo))[0]?.until, '2026-11-23');
    assert.deepEqual(
      [
        (await findMeter(world.database, newMeterNo))?.state,
        await findMeter(world.database, meterNo),
      ],
      ['installed', null],
    );
    const moves = await movementsOf(world.database, newMeterNo, { before: null, limit: 9 });
    assert.deepEqual(
      moves.map(({ action, agendaNo }) => [action, agendaNo]),
      [
        ['install', complaint.agendaNo],
        ['reserve', complaint.agendaNo],
        ['issue', null],
        ['receive', null],
      ],
    );
    const removal = await removalByKey(world.database, `complaint:${complaint.agendaNo}`);
    assert.deepEqual(
      [removal?.cause, removal?.meterNo, removal?.lwbpKwh, removal?.remainingDkwh, removal?.fitter],
      ['meter-replacement', meterNo, 1234, 57, 'AGUS'],
    );
    assert.deepEqual((await findCard(world.database, cardUid))?.meterNo, newMeterNo);
    assert.equal(await findSupplyPoint(world.database, { meterNo }), null);
    await assert.rejects(world.buy(meterNo), { code: 'SETRUM_METER_UNKNOWN' });
    const { rows } = await world.database.pool.query(
      'select meter_no, moved_from from ap2t.instalment where instalment_id = $1',
      [instalment.instalmentId],
    );
    assert.deepEqual(rows, [{ meter_no: newMeterNo, moved_from: meterNo }]);
    const [paper] = world.papers;
    assert.deepEqual(
      [paper?.before.meterNo, paper?.newMeter.meterNo, paper?.order.seals],
      [meterNo, newMeterNo, [{ place: 'terminal', number: 'S-1' }]],
    );
    const acts = (await auditEntries(world.database, 0, 1000)).filter(
      ({ subject }) => subject === complaint.agendaNo,
    );
    assert.deepEqual(
      acts.map(({ act, actor, detail }) => [act, actor, detail['newMeterNo']]),
      [['complaint.enter', 'RINI', newMeterNo]],
    );
    assert.ok(!JSON.stringify(acts).includes('layar mati'));
  });

  test('a second replacement takes the first new meter down again, with its stand', async () => {
    const { idpel } = next();
    const [first, second] = [await world.stocked(), await world.stocked()];
    await replace(idpel, first);
    await replace(idpel, second);
    assert.equal((await findMeter(world.database, first))?.state, 'removed');
    const [move] = await movementsOf(world.database, first, { before: null, limit: 1 });
    assert.deepEqual([move?.action, move?.standKwh, move?.remainingDkwh], ['remove', 1234, 57]);
  });

  test('clicked twice, also at the same moment, is one complaint; another order under its key is refused', async () => {
    const { idpel, meterNo } = next();
    const newMeterNo = await world.stocked();
    const request = world.ask();
    const answers = await Promise.all([1, 2, 3].map(() => replace(idpel, newMeterNo, {}, request)));
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    const again = { ...replacementOrder(idpel, newMeterNo), idpel: null, meterNo };
    const reused = { code: 'SETRUM_REQUEST_KEY_REUSED' };
    await assert.rejects(enterComplaint(world.desk, again, request), reused);
    await assert.rejects(replace(next().idpel, newMeterNo, {}, request), reused);
  });

  test('two clerks at the same moment: one replaces, the other meets a meter in use', async () => {
    const [one, other] = [next(), next()];
    const wanted = await world.stocked();
    const ends = async (work: readonly Promise<unknown>[]) =>
      (await Promise.allSettled(work)).map((end) =>
        end.status === 'fulfilled' ? 'done' : end.reason.code,
      );
    const sameMeter = await ends([replace(one.idpel, wanted), replace(other.idpel, wanted)]);
    assert.deepEqual(sameMeter.sort(), ['SETRUM_METER_IN_USE', 'done']);
    const third = next();
    const fresh = [await world.stocked(), await world.stocked()];
    const sameCustomer = await ends(fresh.map((meterNo) => replace(third.idpel, meterNo)));
    // Both are honest replacements, one after the other.
    assert.deepEqual(sameCustomer, ['done', 'done']);
    const states = await Promise.all(fresh.map((meterNo) => findMeter(world.database, meterNo)));
    assert.deepEqual(states.map((meter) => meter?.state).sort(), ['installed', 'removed']);
  });

  test('is refused, and leaves nothing, for a meter that may not be: unknown, of another unit, of another kind, hanging', async () => {
    const { idpel } = next();
    const neighbour = next();
    const foreign = await world.stocked('nfc', '53426');
    const keypad = await world.stocked('keypad');
    await world.stocked();
    const before = await everything();
    for (const [meterNo, code] of [
      ['32999999999', 'SETRUM_METER_UNKNOWN_IN_STOCK'],
      [foreign, 'SETRUM_METER_OTHER_UNIT'],
      [keypad, 'SETRUM_METER_KIND_MISMATCH'],
      [neighbour.meterNo, 'SETRUM_METER_UNKNOWN_IN_STOCK'],
    ] as const)
      await assert.rejects(replace(idpel, meterNo), { code });
    const caller = { caller: away };
    const outside = replace(idpel, keypad, {}, world.ask(caller));
    await assert.rejects(outside, { code: 'SETRUM_UNIT_FORBIDDEN' });
    await assert.rejects(replace('999999999999', keypad), { code: 'SETRUM_IDPEL_UNKNOWN' });
    assert.deepEqual(await everything(), before);
  });

  test('a one-way meter, with a reason and where the unit has no other, makes the product one-way and its cards useless', async () => {
    // Two-way meters that other tests have left in stock are not this unit's any more.
    await world.database.pool.query(
      `update ap2t.meter set state = 'scrapped' where state = 'issued' and model_id = 'EM512-710'`,
    );
    const { idpel } = next();
    const keypad = await world.stocked('keypad');
    const cardUid = '04AABBCCDDEE02';
    const { holdSales } = world.desk.sales;
    const cards = { database: world.database, rules: defaultCardRules, holdSales };
    await issueCard(cards, { cardUid, idpel, chip: 'NTAG216' }, world.ask());
    await assert.rejects(replace(idpel, keypad), { code: 'SETRUM_METER_KIND_MISMATCH' });
    const exceptionReason = 'tidak ada meter dua arah';
    const { complaint } = await replace(idpel, keypad, { exceptionReason });
    assert.equal(complaint.replacement?.newProduct, 'prepaid');
    const customer = await customerOf(world.database, idpel);
    assert.deepEqual([customer?.product, customer?.meterKind], ['prepaid', 'keypad']);
    assert.equal((await findCard(world.database, cardUid))?.state, 'blocked');
    const acts = (await auditEntries(world.database, 0, 2000)).filter(
      ({ subject }) => subject === keypad || subject === complaint.agendaNo,
    );
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['meter.exception', 'complaint.enter'],
    );
  });

  test('waits for an application that has activated a meter, and for no other', async () => {
    const { idpel } = next();
    const [first, second] = [await world.stocked(), await world.stocked()];
    const agendaNo = '534250521611230001';
    await world.database.pool.query(
      `insert into ap2t.application (agenda_no, kind, state, step, request_key, channel, unit, idpel, name, address, product_asked,
                                     product, tariff, power_va, meter_change, first_credit_cents, costs, made_by, made_at, changed_at)
       values ($1, 'PD', 'paid', 1, 'other-request', '05', '53425', $2, 'SITI', 'DK. SELATAN', 'prepaid-nfc', 'prepaid-nfc', 'R1', 3500,
               true, 0, '{}', 'RINI', $3, $3)`,
      [agendaNo, idpel, world.now],
    );
    await replace(idpel, first);
    await world.database.pool.query(
      `update ap2t.application set state = 'activated', meter_no = $2 where agenda_no = $1`,
      [agendaNo, second],
    );
    await assert.rejects(replace(idpel, second), {
      ...{ code: 'SETRUM_APPLICATION_OPEN', params: { idpel, agendaNo } },
    });
  });

  test('a crash between what was done and its record leaves nothing', async () => {
    const { idpel, meterNo } = next();
    const newMeterNo = await world.stocked();
    const before = await everything();
    const beforeRecord = () => Promise.reject(new Error('crash'));
    const order = replacementOrder(idpel, newMeterNo);
    const request = world.ask();
    await assert.rejects(enterComplaint({ ...world.desk, beforeRecord }, order, request), /crash/);
    assert.deepEqual(await everything(), before);
    assert.equal((await findMeter(world.database, newMeterNo))?.state, 'issued');
    await world.buy(meterNo);
    await enterComplaint(world.desk, order, request);
  });
});
