import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { auditEntries } from '../../identity/index.ts';
import { inTransaction } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import {
  createPdlDesk,
  deskNow,
  newMeter,
  type PdlDesk,
  stockMeter,
  visitDay,
} from '../../test-support/pdl-desk.ts';
import { bind } from '../card/bind.ts';
import { defaultCardRules } from '../card/model.ts';
import { customerOf } from '../customer/find.ts';
import { customerAsOf, historyOf, meterHistory } from '../customer/history.ts';
import { removeSupply } from '../customer/remove.ts';
import { takeOverCustomer } from '../customer/take-over.ts';
import { registerInstalment } from '../owed/register.ts';
import { findSupplyPoint } from '../supply-point/find.ts';
import { callerWith } from '../workflow/test-support/applications.ts';

const prepaid = {
  tariff: 'R1T',
  product: 'prepaid-nfc',
  ujlHeldCents: 0,
  phases: 1,
  meterMake: 'ITRON',
  meterType: 'EM512 TYPE 710',
  meterKind: 'nfc',
} as const;

describe('PDL of a supply that changes hands or meters', () => {
  let home: MigratedDatabase;
  let desk: PdlDesk;
  const held: string[] = [];
  before(async () => {
    home = await createMigratedDatabase();
    desk = createPdlDesk(home.database, {
      meterOf: (meterNo) => stockMeter(meterNo, { kind: 'nfc' }),
      holdSales: async (_, meterNo) => void held.push(meterNo),
    });
  });
  after(() => home?.close());

  const rows = async (sql: string, values: unknown[]) =>
    (await home.database.pool.query(sql, values)).rows;

  test('cards go along to the new meter, and the trail tells what changed and nothing personal', async () => {
    const meterNo = newMeter();
    const { customer, application } = await desk.migration(
      { ...prepaid, meterNo },
      { kind: 'PD', product: 'prepaid-nfc', productAsked: 'prepaid-nfc', powerVa: 2200 },
    );
    const { idpel, unit } = customer;
    const [cardUid, place] = ['04C0FFEE000001', { meterNo, idpel, unit }] as const;
    const common = { cardUid, chip: 'NTAG216', place, agendaNo: null, by: 'SARI' } as const;
    await inTransaction(home.database, (transaction) =>
      bind(transaction, { ...common, at: deskNow }, defaultCardRules),
    );
    await desk.realise(application, { removed: { remainingDkwh: 0 } });
    await desk.approved(application, { phone: '081234567890' });
    await desk.post(application);
    // With the fitter's report, and once more with the posting.
    assert.deepEqual(held, [meterNo, meterNo]);
    const cards = await rows('select meter_no, state from ap2t.card where card_uid = $1', [
      cardUid,
    ]);
    assert.deepEqual(cards, [{ meter_no: application.meterNo, state: 'bound' }]);
    const act = (await auditEntries(home.database, 0, 100)).find(
      (one) => one.act === 'customer.post',
    );
    assert.deepEqual(
      [act?.subject, act?.before, act?.after],
      [idpel, { powerVa: 1300, meterNo }, { powerVa: 2200, meterNo: application.meterNo }],
    );
    assert.equal(act?.detail['alsoChanged'], 'phone, meterType, factoryNo, contractNo, contractOn');
  });

  test('a removed supply is put back, with what is owed; before and after are told apart', async () => {
    const meterNo = newMeter();
    const { customer } = await desk.migration({ ...prepaid, meterNo }, { state: 'cancelled' });
    const { idpel } = customer;
    const sums = { totalCents: 300_000, perPurchaseCents: 100_000, at: deskNow };
    const instalmentId = '00000000-0000-7000-8000-000000000009';
    await registerInstalment(home.database, { meterNo, instalmentId, ...sums });
    const nothing = { lwbpKwh: null, wbpKwh: null, kvarh: null, remainingDkwh: 7 };
    await removeSupply(
      home.database,
      {
        ...{ idpel, removedOn: '2026-10-01', fitter: 'AGUS', readings: nothing },
        ...{ requestKey: 'removal-ps-1', caller: callerWith('fitter'), at: deskNow },
      },
      async () => undefined,
    );
    assert.equal(await findSupplyPoint(home.database, { idpel }), null);

    const application = await desk.application({
      ...{ kind: 'PS', idpel, product: 'prepaid-nfc', productAsked: 'prepaid-nfc' },
      previous: { tariff: 'R1', powerVa: 1300, product: 'prepaid-nfc', meterNo: null },
    });
    await desk.realise(application);
    await desk.approved(application);
    await desk.post(application);
    const now = await customerOf(home.database, idpel);
    assert.deepEqual(
      [now?.state, now?.removedOn, now?.connectedOn, now?.meterNo],
      ['active', null, visitDay, application.meterNo],
    );
    const owed = 'select meter_no from ap2t.instalment where instalment_id = $1';
    assert.deepEqual(await rows(owed, [instalmentId]), [{ meter_no: application.meterNo }]);
    const states = await Promise.all(
      ['2026-09-30', '2026-10-01', '2026-11-19', visitDay].map(
        async (day) => (await customerAsOf(home.database, idpel, day))?.state,
      ),
    );
    assert.deepEqual(states, ['active', 'removed', 'removed', 'active']);
    assert.deepEqual(
      (await historyOf(home.database, idpel)).map(({ mutationKind }) => mutationKind),
      ['I', 'K', 'A'],
    );
    const [holder] = await meterHistory(home.database, meterNo);
    assert.deepEqual([holder?.idpel, holder?.until], [idpel, '2026-10-01']);
  });

  test('a deposit of one who was removed as postpaid is settled when the supply comes back prepaid', async () => {
    const { customer } = await desk.migration({}, { state: 'cancelled' });
    const { idpel } = customer;
    const stand = { lwbpKwh: 500, wbpKwh: null, kvarh: null, remainingDkwh: null };
    await removeSupply(
      home.database,
      {
        ...{ idpel, removedOn: '2026-10-01', fitter: 'AGUS', readings: stand },
        ...{ requestKey: 'removal-ps-2', caller: callerWith('fitter'), at: deskNow },
      },
      async () => undefined,
    );
    const application = await desk.application({
      ...{ kind: 'PS', idpel, product: 'prepaid-nfc', productAsked: 'prepaid-nfc' },
      previous: { tariff: 'R1', powerVa: 1300, product: 'postpaid', meterNo: null },
    });
    await desk.realise(application);
    await desk.approved(application);
    const { settlement } = await desk.post(application);
    assert.deepEqual(
      [settlement?.outcome, settlement?.surplusCents, settlement?.finalBill.usageKwh],
      ['token', 26_790_000, 0],
    );
    assert.equal((await customerOf(home.database, idpel))?.ujlHeldCents, 0);
  });

  test('another meter than the fitter found, or a customer who is there already, sends the PDL back', async () => {
    const meterNo = newMeter();
    const { customer, application } = await desk.migration(
      { ...prepaid, meterNo },
      { kind: 'PD', product: 'prepaid-nfc', productAsked: 'prepaid-nfc', powerVa: 2200 },
    );
    await desk.realise(application, { removed: { remainingDkwh: 0 } });
    await desk.approved(application);
    const other = [newMeter(), customer.idpel];
    await rows('update ap2t.customer set meter_no = $1 where idpel = $2', other);
    await assert.rejects(desk.post(application), { code: 'SETRUM_PDL_STALE' });
    const again = await desk.application({ product: 'prepaid-nfc', productAsked: 'prepaid-nfc' });
    await desk.realise(again);
    await desk.approved(again);
    const { idpel } = again;
    await takeOverCustomer(home.database, { ...customer, idpel, meterNo: newMeter() });
    await assert.rejects(desk.post(again), { code: 'SETRUM_CUSTOMER_EXISTS' });
  });
});
