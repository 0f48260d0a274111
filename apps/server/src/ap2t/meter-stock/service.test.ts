import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import { everyMeter, listMeters, type StockQuery } from './list.ts';
import { meterMakers, putMaker } from './makers.ts';
import type { MeterModel } from './model.ts';
import { meterModels, putModel } from './models.ts';
import { findMeter } from './store.ts';
import {
  createStockWorld,
  metering,
  modelIds,
  otherUnit,
  type StockWorld,
  unit,
} from './test-support/stock.ts';

describe('the store', () => {
  let world: StockWorld;
  before(async () => {
    world = await createStockWorld();
  });
  after(async () => {
    await world?.close();
  });

  const caller = metering();
  const numbers = (meters: readonly { readonly meterNo: string }[]) =>
    meters.map(({ meterNo }) => meterNo);
  const state = async (meterNo: string) => {
    const meter = await findMeter(world.home.database, meterNo);
    return [meter?.state, meter?.unit];
  };

  test('received, issued, returned, issued elsewhere, scrapped; each act once in the trail', async () => {
    const meters = world.make('nfc', 3);
    const meterNos = numbers(meters);
    const { batch } = await world.service.receive({ requestKey: world.key(), meters, caller });
    assert.deepEqual([batch.action, batch.meterCount, batch.madeBy], ['receive', 3, 'TONO']);
    const [one = ''] = meterNos;
    await world.service.issue({ requestKey: world.key(), meterNos, unit, caller });
    assert.deepEqual(await state(one), ['issued', unit]);
    const reason = 'salah kirim';
    await world.service.takeBack({ requestKey: world.key(), meterNos, reason, caller });
    assert.deepEqual(await state(one), ['received', null]);
    await world.service.issue({ requestKey: world.key(), meterNos, unit: otherUnit, caller });
    const scrapped = await world.service.scrap({
      requestKey: world.key(),
      meterNos,
      reason,
      caller,
    });
    assert.deepEqual(await state(one), ['scrapped', otherUnit]);
    const acts = await auditEntries(world.home.database, 0, 1_000);
    const act = acts.filter(({ subject }) => subject === scrapped.batch.batchId);
    assert.deepEqual(
      act.map((entry) => [entry.act, entry.actor, entry.detail]),
      [['meter.scrap', 'TONO', { meters: 3 }]],
    );
    assert.equal((await verifyAuditTrail(world.home.database)).ok, true);
  });

  test('the same key is the same request; with something else in it, or by somebody else, it is refused', async () => {
    const meters = world.make('nfc', 2);
    const same = { requestKey: 'once-and-for-all', meters, caller };
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.service.receive(same)));
    assert.equal(new Set(answers.map(({ batch }) => batch.batchId)).size, 1);
    const reused = { code: 'SETRUM_REQUEST_KEY_REUSED' };
    await assert.rejects(world.service.receive({ ...same, meters: meters.slice(1) }), reused);
    await assert.rejects(world.service.receive({ ...same, caller: metering('SRI') }), reused);
    const meterNos = numbers(meters);
    await assert.rejects(
      world.service.issue({ requestKey: same.requestKey, meterNos, unit, caller }),
      reused,
    );
  });

  test('all of the meters of a request or none', async () => {
    const [good, other] = world.make('nfc', 2);
    assert.ok(good && other);
    const receive = (meters: (typeof good)[]) =>
      world.service.receive({ requestKey: world.key(), meters, caller });
    await receive([other]);
    const faults: [typeof good, string][] = [
      [other, 'SETRUM_METER_ALREADY_IN_STOCK'],
      [good, 'SETRUM_METER_TWICE'],
      [{ ...other, modelId: 'X' }, 'SETRUM_METER_MODEL_UNKNOWN'],
      [{ ...other, sts: null }, 'SETRUM_METER_FIELD_INVALID'],
      [{ ...other, modelId: modelIds.postpaid }, 'SETRUM_METER_FIELD_INVALID'],
    ];
    for (const [bad, code] of faults) await assert.rejects(receive([good, bad]), { code });
    assert.equal(await findMeter(world.home.database, good.meterNo), null);
    await assert.rejects(
      world.service.issue({
        ...{ requestKey: world.key(), meterNos: [other.meterNo, good.meterNo], unit, caller },
      }),
      { code: 'SETRUM_METER_UNKNOWN_IN_STOCK' },
    );
    assert.deepEqual(await state(other.meterNo), ['received', null]);
  });

  test('a unit outside the scope is neither served nor robbed, and a unit must be there', async () => {
    const [meterNo = ''] = await world.issued('nfc', 1, otherUnit);
    const mine = metering('SRI', [unit]);
    const forbidden = { code: 'SETRUM_UNIT_FORBIDDEN' };
    const reason = 'perlu di sini';
    const meterNos = [meterNo];
    const request = () => ({ requestKey: world.key(), meterNos, caller: mine });
    await assert.rejects(world.service.takeBack({ ...request(), reason }), forbidden);
    await assert.rejects(world.service.scrap({ ...request(), reason }), forbidden);
    const fresh = world.make('nfc');
    await world.service.receive({ requestKey: world.key(), meters: fresh, caller: mine });
    const issue = (to: string, by = mine) =>
      world.service.issue({
        requestKey: world.key(),
        meterNos: numbers(fresh),
        unit: to,
        caller: by,
      });
    await assert.rejects(async () => issue(otherUnit), forbidden);
    await assert.rejects(issue('53400', caller), { code: 'SETRUM_UNIT_UNKNOWN' });
    await issue(unit);
  });

  test('two who want the same meters in another order wait for each other', async () => {
    const meterNos = await world.issued('keypad', 20);
    const reason = 'ditarik kembali';
    const outcomes = await Promise.allSettled(
      [meterNos, meterNos.toReversed()].map((wanted) =>
        world.service.takeBack({ requestKey: world.key(), meterNos: wanted, reason, caller }),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.deepEqual(
      refused.map(({ reason: { code } }) => code),
      ['SETRUM_METER_STATE'],
    );
  });

  test('lists: filters, pages, scope, and the beginning of a number taken literally', async () => {
    const { database } = world.home;
    const mine = await world.issued('keypad', 7);
    await world.issued('keypad', 2, otherUnit);
    const none: StockQuery = { unit: null, state: null, kind: null, modelId: null, q: null };
    const query = { ...none, unit, state: 'issued', kind: 'keypad' } as const;
    const first = await listMeters(database, query, { after: null, limit: 5 }, caller);
    const last = first.at(-1)?.meterNo ?? null;
    const second = await listMeters(database, query, { after: last, limit: 5 }, caller);
    assert.deepEqual(numbers([...first, ...second]), mine.toSorted());
    const scoped = metering('SRI', [unit]);
    const seen = await listMeters(database, none, { after: null, limit: 200 }, scoped);
    assert.ok(
      seen.some((meter) => meter.unit === null) && seen.some((meter) => meter.unit === unit),
    );
    assert.ok(seen.every((meter) => meter.unit !== otherUnit));
    const nobody = await listMeters(database, none, { after: null, limit: 200 }, metering('X', []));
    assert.ok(nobody.every((meter) => meter.unit === null));
    const [wanted] = first;
    const found = async (q: string) =>
      numbers(await listMeters(database, { ...none, q }, { after: null, limit: 9 }, caller));
    assert.deepEqual(await found(wanted?.meterNo ?? ''), [wanted?.meterNo]);
    assert.deepEqual(await found(wanted?.factoryNo ?? ''), [wanted?.meterNo]);
    for (const q of ['%', '_', '\\']) assert.deepEqual(await found(q), []);
    const all: string[] = [];
    for await (const { meterNo } of everyMeter(database, query, caller)) all.push(meterNo);
    assert.deepEqual(all, mine.toSorted());
  });

  test('makers and models: put twice is put once; what is in use keeps its kind', async () => {
    const { database } = world.home;
    const by = { caller, at: world.at };
    const before = (await auditEntries(database, 0, 1_000)).length;
    await putMaker(database, { code: '60', name: 'Hexing' }, by);
    await putMaker(database, { code: '60', name: 'Hexing' }, by);
    const model: MeterModel = {
      ...{ modelId: 'HXE115', maker: '60', brand: 'HEXING', type: 'HXE115', kind: 'keypad' },
      ...{ phases: 1, maxAmperes: 60 },
      sts: { eas: ['07'], dkgas: ['02'], kctCounts: [2], baseDates: [1993] },
    };
    await putModel(database, model, by);
    await putModel(database, model, by);
    assert.equal((await auditEntries(database, 0, 1_000)).length, before + 2);
    assert.ok((await meterMakers(database)).some(({ name }) => name === 'Hexing'));
    assert.deepEqual(
      (await meterModels(database)).find(({ modelId }) => modelId === 'HXE115'),
      model,
    );
    await putModel(database, { ...model, kind: 'nfc' }, by);
    await world.issued('keypad');
    const used = (await meterModels(database)).find(({ modelId }) => modelId === modelIds.keypad);
    assert.ok(used !== undefined);
    await assert.rejects(putModel(database, { ...used, kind: 'nfc' }, by), {
      code: 'SETRUM_METER_MODEL_IN_USE',
    });
    await putModel(database, { ...used, type: 'DDS26B-2', maxAmperes: 40 }, by);
    await putModel(database, used, by);
    const refusals: [Partial<MeterModel>, string][] = [
      [{ maker: '99' }, 'SETRUM_METER_MAKER_UNKNOWN'],
      [{ kind: 'postpaid' }, 'SETRUM_METER_MODEL_INVALID'],
      [{ sts: null }, 'SETRUM_METER_MODEL_INVALID'],
      [{ brand: 'ITRON', type: 'EM512 TYPE 710' }, 'SETRUM_METER_MODEL_INVALID'],
      [
        { sts: { eas: ['11'], dkgas: ['04'], kctCounts: [3], baseDates: [2014] } },
        'SETRUM_METER_MODEL_INVALID',
      ],
    ];
    for (const [change, code] of refusals) {
      await assert.rejects(async () => putModel(database, { ...model, ...change }, by), { code });
    }
  });
});
