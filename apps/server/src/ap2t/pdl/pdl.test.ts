import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { createPdlDesk, newMeter, type PdlDesk, visitDay } from '../../test-support/pdl-desk.ts';
import { customerOf } from '../customer/find.ts';
import { customerAsOf, historyOf } from '../customer/history.ts';
import { recordSignatures } from '../realisation/record.ts';
import { findSupplyPoint } from '../supply-point/find.ts';
import { pdlOf } from './find.ts';

describe('PDL from the papers to the live data', () => {
  let home: MigratedDatabase;
  let desk: PdlDesk;
  before(async () => {
    home = await createMigratedDatabase();
    desk = createPdlDesk(home.database);
  });
  after(() => home?.close());

  const rows = async (sql: string, values: unknown[]) =>
    (await home.database.pool.query(sql, values)).rows;

  test('a new customer is there, and sold to, from the posting on', async () => {
    const application = await desk.application({ identityNo: '3201012345670001' });
    const { agendaNo, idpel, meterNo } = application;
    await desk.realise(application);
    await desk.approved(application);
    assert.equal(await customerOf(home.database, idpel), null);
    assert.equal(await findSupplyPoint(home.database, { idpel }), null);
    assert.equal((await pdlOf(home.database, agendaNo))?.postingFlag, 0);

    const { pdl, customer, settlement } = await desk.post(application);
    assert.deepEqual([pdl.postingFlag, pdl.postedBy, settlement], [1, 'RINI', null]);
    assert.deepEqual(await customerOf(home.database, idpel), customer);
    assert.deepEqual(
      [customer.tariff, customer.meterNo, customer.connectedOn, customer.identityNo],
      ['R1T', meterNo, visitDay, '3201012345670001'],
    );
    assert.equal(customer.contractNo, `SPJBTL.${agendaNo}`);
    const place = await findSupplyPoint(home.database, { idpel });
    assert.deepEqual([place?.meterNo, place?.powerVa, place?.meterKind], [meterNo, 1300, 'keypad']);
    const [entry] = await historyOf(home.database, idpel);
    assert.deepEqual(
      [entry?.mutationKind, entry?.effectiveFrom, entry?.agendaNo, entry?.postedBy],
      ['A', visitDay, agendaNo, 'RINI'],
    );
  });

  test('nothing is entered before realisation and signature, and nothing posted before approval', async () => {
    const application = await desk.application();
    const { agendaNo } = application;
    const enter = () => desk.step(application, 'RINI', (step) => desk.effects.enterPdl(step, {}));
    await assert.rejects(enter(), { code: 'SETRUM_PDL_NOT_REALISED' });
    await desk.realise(application);
    await rows('delete from ap2t.signature where agenda_no = $1', [agendaNo]);
    await assert.rejects(enter(), { code: 'SETRUM_PDL_NOT_SIGNED' });
    await desk.realise(application);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_UNKNOWN' });
    await enter();
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_STATE' });
    await desk.step(application, 'TONO', desk.effects.checkPdl);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_STATE' });
    await desk.step(application, 'WATI', desk.effects.approvePdl);
    await rows('delete from ap2t.realisation where agenda_no = $1', [agendaNo]);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_NOT_REALISED' });
    assert.equal(await customerOf(home.database, application.idpel), null);
  });

  test('who entered it neither checks nor approves it; what is returned is entered anew', async () => {
    const application = await desk.application();
    const { agendaNo } = application;
    const { enterPdl, checkPdl, returnPdl, approvePdl, unapprovePdl } = desk.effects;
    await desk.realise(application);
    await desk.step(application, 'RINI', (step) => enterPdl(step, { registerNo: 'R1' }));
    await assert.rejects(desk.step(application, 'rini', checkPdl), { code: 'SETRUM_ORDER_OWN' });
    await assert.rejects(desk.step(application, 'WATI', approvePdl), { code: 'SETRUM_PDL_STATE' });
    await desk.step(application, 'TONO', checkPdl);
    await assert.rejects(desk.step(application, 'TONO', checkPdl), { code: 'SETRUM_PDL_STATE' });
    await assert.rejects(desk.step(application, 'RINI', approvePdl), { code: 'SETRUM_ORDER_OWN' });
    const again = (step: Parameters<typeof enterPdl>[0]) => enterPdl(step, {});
    await assert.rejects(desk.step(application, 'DEWI', again), { code: 'SETRUM_PDL_STATE' });
    const returned = await desk.step(application, 'TONO', returnPdl);
    assert.deepEqual([returned.returnedBy, returned.checkedBy], ['TONO', null]);
    await assert.rejects(desk.step(application, 'WATI', checkPdl), { code: 'SETRUM_PDL_STATE' });

    const anew = await desk.step(application, 'TONO', again);
    assert.deepEqual(
      [anew.revision, anew.enteredBy, anew.registerNo, anew.returnedBy],
      [2, 'TONO', null, null],
    );
    await desk.step(application, 'RINI', checkPdl);
    await desk.step(application, 'WATI', approvePdl);
    await assert.rejects(desk.step(application, 'TONO', returnPdl), { code: 'SETRUM_PDL_STATE' });
    await desk.step(application, 'WATI', unapprovePdl);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_STATE' });
    await desk.step(application, 'WATI', approvePdl);
    await desk.post(application);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_STATE' });
    assert.equal((await pdlOf(home.database, agendaNo))?.revision, 2);
  });

  test('of two clerks who post at once one posts; a crash before the commit leaves nothing', async () => {
    const application = await desk.application();
    const { idpel, agendaNo } = application;
    await desk.realise(application);
    await desk.approved(application);
    const crashed = desk.step(application, 'RINI', async (step) => {
      await desk.effects.postPdl(step);
      throw new Error('the power went');
    });
    await assert.rejects(crashed, /power/);
    assert.equal(await customerOf(home.database, idpel), null);
    assert.deepEqual(await historyOf(home.database, idpel), []);
    assert.equal((await pdlOf(home.database, agendaNo))?.postedBy, null);
    const posted = await Promise.allSettled([
      desk.post(application, 'RINI'),
      desk.post(application, 'DEWI'),
    ]);
    assert.deepEqual(posted.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await historyOf(home.database, idpel)).length, 1);
  });

  test('more power with another meter: the old one ends, and the credit left in it comes back', async () => {
    const first = await desk.application();
    await desk.realise(first);
    await desk.approved(first);
    await desk.post(first);
    const { idpel, meterNo: oldMeter } = first;
    const previous = {
      tariff: 'R1',
      powerVa: 1300,
      product: 'prepaid',
      meterNo: oldMeter,
    } as const;
    await rows("update ap2t.application set state = 'posted' where agenda_no = $1", [
      first.agendaNo,
    ]);
    const application = await desk.application({ kind: 'PD', idpel, powerVa: 2200, previous });
    await desk.realise(application, { removed: { lwbpKwh: 5_700, remainingDkwh: 123 } });
    await desk.approved(application);
    await desk.post(application);

    const newMeterNo = application.meterNo ?? '';
    const customer = await customerOf(home.database, idpel);
    assert.deepEqual([customer?.powerVa, customer?.meterNo], [2200, newMeterNo]);
    assert.equal((await customerAsOf(home.database, idpel, visitDay))?.mutationKind, 'B');
    assert.equal(await findSupplyPoint(home.database, { meterNo: oldMeter ?? '' }), null);
    assert.equal((await findSupplyPoint(home.database, { idpel }))?.meterNo, newMeterNo);
    const owed = 'select kind, energy_dkwh from ap2t.compensation where meter_no = $1';
    assert.deepEqual(await rows(owed, [newMeterNo]), [{ kind: 'SISA', energy_dkwh: 123 }]);
    const removal =
      'select meter_no, cause, lwbp_kwh, fitter from ap2t.removal where agenda_no = $1';
    assert.deepEqual(await rows(removal, [application.agendaNo]), [
      { meter_no: oldMeter, cause: 'power-change', lwbp_kwh: 5700, fitter: 'AGUS' },
    ]);
  });

  test('a two-way registration that keeps its meter needs no fitter', async () => {
    const meterNo = newMeter();
    const known = { meterMake: 'ITRON', meterType: 'EM512 TYPE 710', meterKind: 'nfc' } as const;
    const one = createPdlDesk(home.database, { meterOf: () => null });
    const { customer, application } = await one.migration(
      { ...known, meterNo, tariff: 'R1T', product: 'prepaid', phases: 1, ujlHeldCents: 0 },
      { kind: 'DUA_ARAH', product: 'prepaid-nfc', meterChange: false, meterNo: null },
    );
    await one.step(application, 'AGUS', async (step) => {
      const signed = { signedBy: 'SLAMET RIYADI', signedOn: visitDay, paperNo: 'SPJBTL-7' };
      await recordSignatures(step, { contract: signed });
    });
    await one.approved(application);
    const posted = await one.post(application);
    assert.deepEqual([posted.customer.product, posted.customer.meterNo], ['prepaid-nfc', meterNo]);
    const { idpel } = customer;
    assert.equal((await customerAsOf(home.database, idpel, visitDay))?.mutationKind, 'G');
    assert.equal((await findSupplyPoint(home.database, { idpel }))?.meterKind, 'nfc');
  });

  test('a postpaid customer holds the deposit that was paid, and is not sold to', async () => {
    const costs = {
      lines: [{ code: '08', kind: 'UJL', amountCents: 26_790_000 }],
      ...{ totalCents: 26_790_000, firstCredit: null, energyDkwh: 0 },
    } as const;
    const one = createPdlDesk(home.database, {
      meterOf: (no) => ({
        ...{ meterNo: no, brand: 'FUJI', type: 'FA14', kind: 'postpaid' },
        ...{ factoryNo: null, phases: 1 },
      }),
    });
    const of = { product: 'postpaid', productAsked: 'postpaid', meterNo: null, costs } as const;
    const application = await one.application(of);
    await one.realise(application, { installedMeter: 'FJ-00017' });
    await one.approved(application);
    const { customer } = await one.post(application);
    assert.deepEqual(
      [customer.ujlHeldCents, customer.tariff, customer.meterNo],
      [26_790_000, 'R1', 'FJ-00017'],
    );
    assert.equal(await findSupplyPoint(home.database, { idpel: application.idpel }), null);
  });
});
