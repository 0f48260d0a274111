import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type AnyTransaction, inTransaction } from '../../platform/index.ts';
import { registerCustomer } from '../supply-point/register.ts';
import { movementsOf } from './history.ts';
import { installMeter, type MeterInstallation, removeMeter } from './install.ts';
import { keepMeter } from './keep.ts';
import { type MeterOrder, releaseMeter, reserveMeter } from './reserve.ts';
import { findMeter } from './store.ts';
import {
  agendaNo,
  createStockWorld,
  idpel,
  metering,
  otherUnit,
  type StockWorld,
  unit,
} from './test-support/stock.ts';

const otherAgenda = '534250511501150238';
const otherIdpel = '534252904967';

describe('a meter through an application', () => {
  let world: StockWorld;
  before(async () => {
    world = await createStockWorld();
  });
  after(async () => {
    await world?.close();
  });

  const within = <Result>(work: (transaction: AnyTransaction) => Promise<Result>) =>
    inTransaction(world.home.database, work);
  const order = (meterNo: string, changes: Partial<MeterOrder> = {}): MeterOrder => ({
    ...{ meterNo, agendaNo, idpel, unit, product: 'prepaid-nfc', exception: null },
    ...{ caller: metering('SRI'), at: world.at },
    ...changes,
  });
  const reserve = (meterNo: string, changes: Partial<MeterOrder> = {}) =>
    within((transaction) => reserveMeter(transaction, order(meterNo, changes)));
  const release = (meterNo: string, of = agendaNo) =>
    within((transaction) =>
      releaseMeter(transaction, {
        ...{ meterNo, agendaNo: of, reason: 'keliru', caller: metering('SRI'), at: world.at },
      }),
    );
  const install = (meterNo: string, changes: Partial<MeterInstallation> = {}) =>
    within((transaction) =>
      installMeter(transaction, { ...order(meterNo), standKwh: 3, ...changes }),
    );
  const remove = (meterNo: string, at = idpel) =>
    within((transaction) =>
      removeMeter(transaction, {
        ...{ meterNo, idpel: at, agendaNo: otherAgenda, reason: null, caller: metering('SRI') },
        ...{ reading: { standKwh: 5210, remainingDkwh: 123 }, at: world.at },
      }),
    );
  const fresh = async (kind: 'nfc' | 'keypad' | 'postpaid' = 'nfc', to = unit) =>
    (await world.issued(kind, 1, to))[0] ?? '';

  test('activated, undone, activated again, installed, removed, issued to another unit; all of it on record', async () => {
    const meterNo = await fresh();
    const taken = await reserve(meterNo);
    assert.deepEqual(
      [taken.productCorrected, taken.product, taken.act],
      [false, 'prepaid-nfc', null],
    );
    assert.deepEqual(
      [taken.meter.state, taken.meter.agendaNo, taken.meter.idpel],
      ['reserved', agendaNo, idpel],
    );
    assert.deepEqual(
      [taken.meter.brand, taken.meter.type, taken.meter.sts?.sgc],
      ['ITRON', 'EM512 TYPE 710', '600675'],
    );
    assert.equal((await release(meterNo)).state, 'issued');
    await reserve(meterNo);
    assert.equal((await install(meterNo)).state, 'installed');
    assert.equal((await remove(meterNo))?.state, 'removed');
    const again = {
      requestKey: world.key(),
      meterNos: [meterNo],
      unit: otherUnit,
      caller: metering(),
    };
    await world.service.issue(again);
    const meter = await findMeter(world.home.database, meterNo);
    assert.deepEqual(
      [meter?.state, meter?.unit, meter?.agendaNo, meter?.version],
      ['issued', otherUnit, null, 8],
    );
    const movements = await movementsOf(world.home.database, meterNo, { before: null, limit: 50 });
    assert.deepEqual(
      movements.map(({ version, action, unit: of, agendaNo: by, madeBy }) => [
        version,
        action,
        of,
        by,
        madeBy,
      ]),
      [
        [8, 'issue', otherUnit, null, 'TONO'],
        [7, 'remove', unit, otherAgenda, 'SRI'],
        [6, 'install', unit, agendaNo, 'SRI'],
        [5, 'reserve', unit, agendaNo, 'SRI'],
        [4, 'release', unit, agendaNo, 'SRI'],
        [3, 'reserve', unit, agendaNo, 'SRI'],
        [2, 'issue', unit, null, 'TONO'],
        [1, 'receive', null, null, 'TONO'],
      ],
    );
    const [, removal, installation, , undone] = movements;
    assert.deepEqual(
      [removal?.standKwh, removal?.remainingDkwh, removal?.idpel],
      [5210, 123, idpel],
    );
    assert.deepEqual([installation?.standKwh, undone?.reason], [3, 'keliru']);
  });

  test('a meter that nobody knows, of another unit, not issued, or in use is refused', async () => {
    await assert.rejects(reserve('32000000001'), { code: 'SETRUM_METER_UNKNOWN_IN_STOCK' });
    const theirs = await fresh('nfc', otherUnit);
    await assert.rejects(reserve(theirs), {
      code: 'SETRUM_METER_OTHER_UNIT',
      params: { meterNo: theirs, unit: otherUnit },
    });
    const [received] = world.make('nfc');
    assert.ok(received !== undefined);
    await world.service.receive({
      requestKey: world.key(),
      meters: [received],
      caller: metering(),
    });
    await assert.rejects(reserve(received.meterNo), { code: 'SETRUM_METER_STATE' });
    const meterNo = await fresh();
    await reserve(meterNo, { agendaNo: otherAgenda, idpel: otherIdpel });
    const inUse = {
      code: 'SETRUM_METER_IN_USE',
      params: { meterNo, agendaNo: otherAgenda, idpel: otherIdpel },
    };
    await assert.rejects(reserve(meterNo), inUse);
    await assert.rejects(release(meterNo), inUse);
    await assert.rejects(install(meterNo), inUse);
    await install(meterNo, { agendaNo: otherAgenda, idpel: otherIdpel });
    await assert.rejects(reserve(meterNo), inUse);
    await assert.rejects(remove(meterNo), inUse);
    await assert.rejects(release(meterNo, otherAgenda), { code: 'SETRUM_METER_STATE' });
  });

  test('a meter that the master data give to somebody is in use, whatever the stock says', async () => {
    const meterNo = await fresh();
    const meter = { meterNo, make: 'ITRON', type: 'EM512', kind: 'nfc' } as const;
    await registerCustomer(world.home.database, {
      ...{
        idpel: '534250000017',
        name: 'BUDI',
        address: 'JL. 1',
        unit,
        tariff: 'R1T',
        powerVa: 900,
      },
      meter,
    });
    await assert.rejects(reserve(meterNo), {
      code: 'SETRUM_METER_IN_USE',
      params: { meterNo, agendaNo: '-', idpel: '534250000017' },
    });
  });

  test('two activations of one meter at once: exactly one takes it', async () => {
    for (let round = 0; round < 5; round++) {
      const meterNo = await fresh();
      const wanting = Array.from({ length: 6 }, (_, n) =>
        reserve(meterNo, {
          agendaNo: `5342505115011600${round}${n}`,
          idpel: `53425000010${n}`,
        }),
      );
      const outcomes = await Promise.allSettled(wanting);
      const taken = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      assert.equal(taken.length, 1);
      assert.deepEqual(
        refused.map(({ reason }) => reason.code),
        Array.from({ length: 5 }, () => 'SETRUM_METER_IN_USE'),
      );
      const meter = await findMeter(world.home.database, meterNo);
      assert.equal(meter?.agendaNo, taken[0]?.value.meter.agendaNo);
      assert.equal(meter?.version, 3);
    }
  });

  test('an activation and a return of the same meter at once: one of them finds it gone', async () => {
    for (let round = 0; round < 5; round++) {
      const meterNo = await fresh();
      const place = { agendaNo: `53425051150117000${round}`, idpel: `53425000020${round}` };
      const returning = world.service.takeBack({
        ...{ requestKey: world.key(), meterNos: [meterNo], reason: 'ditarik', caller: metering() },
      });
      const outcomes = await Promise.allSettled([reserve(meterNo, place), returning]);
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      assert.deepEqual(
        refused.map(({ reason }) => reason.code),
        ['SETRUM_METER_STATE'],
      );
      const state = (await findMeter(world.home.database, meterNo))?.state;
      assert.equal(state, outcomes[0].status === 'fulfilled' ? 'reserved' : 'received');
    }
  });

  test('an application activates one meter at a time', async () => {
    const mine = '534250511501150999';
    const both = await Promise.allSettled([
      reserve(await fresh(), { agendaNo: mine }),
      reserve(await fresh(), { agendaNo: mine }),
    ]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('what is rolled back has taken nothing', async () => {
    const meterNo = await fresh();
    const failing = within(async (transaction) => {
      await reserveMeter(transaction, order(meterNo));
      throw new Error('the tokens could not be asked for');
    });
    await assert.rejects(failing, /could not be asked for/);
    const meter = await findMeter(world.home.database, meterNo);
    assert.deepEqual([meter?.state, meter?.version], ['issued', 2]);
  });

  test('a postpaid meter is installed from the shelf, a prepaid one only after its activation', async () => {
    const meterNo = await fresh('postpaid');
    const installed = await install(meterNo, { product: 'postpaid' });
    assert.deepEqual([installed.state, installed.agendaNo], ['installed', agendaNo]);
    await assert.rejects(install(await fresh()), { code: 'SETRUM_METER_STATE' });
    await assert.rejects(install(await fresh('keypad'), { product: 'postpaid' }), {
      code: 'SETRUM_METER_KIND_MISMATCH',
    });
  });

  test('a meter of other phases than the supply is refused', async () => {
    const meterNo = await fresh();
    await assert.rejects(reserve(meterNo, { phases: 3 }), { code: 'SETRUM_METER_PHASES' });
    await reserve(meterNo, { phases: 1, agendaNo: '534250511501151000' });
  });

  test('a meter that stays must hang at this customer and serve the product', async () => {
    const keep = (meterNo: string, changes: Partial<MeterOrder> = {}) =>
      within((transaction) => keepMeter(transaction, order(meterNo, changes)));
    const meterNo = await fresh();
    await assert.rejects(keep(meterNo), { code: 'SETRUM_METER_NOT_INSTALLED_HERE' });
    await reserve(meterNo, { agendaNo: '534250511501151001' });
    await install(meterNo, { agendaNo: '534250511501151001' });
    const kept = await keep(meterNo);
    assert.deepEqual([kept.kind, kept.productCorrected, kept.meter?.version], ['nfc', false, 4]);
    await assert.rejects(keep(meterNo, { idpel: otherIdpel }), {
      code: 'SETRUM_METER_NOT_INSTALLED_HERE',
    });
    await assert.rejects(keep(meterNo, { product: 'prepaid' }), {
      code: 'SETRUM_METER_KIND_MISMATCH',
    });
  });

  test('a customer from before there was a stock keeps the meter, and it is removed without a trace in stock', async () => {
    const [old] = world.make('keypad');
    assert.ok(old !== undefined);
    const theirs = '534250000025';
    await registerCustomer(world.home.database, {
      ...{ idpel: theirs, name: 'WATI', address: 'JL. 2', unit, tariff: 'R1T', powerVa: 900 },
      meter: { meterNo: old.meterNo, make: 'STAR', type: 'OLD', kind: 'keypad' },
    });
    const wanted = order(old.meterNo, { idpel: theirs, product: 'prepaid' });
    const kept = await within((transaction) => keepMeter(transaction, wanted));
    assert.deepEqual(
      [kept.meter, kept.brand, kept.type, kept.kind],
      [null, 'STAR', 'OLD', 'keypad'],
    );
    assert.equal(await remove(old.meterNo, theirs), null);
  });
});
