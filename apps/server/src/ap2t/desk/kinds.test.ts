import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CrashLog, crashingWorld } from '../../test-support/crashing-world.ts';
import { createDeskWorld, type DeskWorld, newConnection } from '../../test-support/desk-world.ts';
import { meterNumber } from '../../test-support/world.ts';
import type { Application } from '../application/model.ts';
import { customerOf } from '../customer/find.ts';
import { customerRecord, takeOverCustomer } from '../customer/take-over.ts';
import type { EntryOrder } from '../entry/model.ts';
import { actions, permissionOf } from '../workflow/transitions.ts';

type Act = ReturnType<CrashLog['actor']>;

describe('the other kinds of application, from entry to posted PDL, each step crashed once', () => {
  let world: DeskWorld;
  let crashes: CrashLog;
  before(async () => {
    world = await createDeskWorld();
    crashes = crashingWorld(world);
  });
  after(() => world?.close());

  const today = () => new Date(world.now.getTime() + 7 * 3600_000).toISOString().slice(0, 10);
  const paper = (kind: string) => ({
    ...{ signedBy: 'PELANGGAN', signedOn: today(), paperNo: `0001/${kind}/53425/I/2015` },
  });
  /** From the signed papers to the posted PDL. */
  const post = async (act: Act, pdl: Readonly<Record<string, unknown>> = {}) => {
    await act('enterPdl', pdl);
    await act('checkPdl');
    await act('approvePdl');
    return act('postPdl');
  };
  const realise = async (act: Act, input: Readonly<Record<string, unknown>>) => {
    await act('realise', { doneOn: today(), fitter: 'DEDI', seals: [], ...input });
    await act('sign', { contract: paper('SPJBTL'), minutes: paper('BAP') });
  };
  const approved = async (order: EntryOrder) => {
    const application = await world.enter(order);
    const act = crashes.actor(application.agendaNo);
    await act('approve');
    await act('issueSip');
    return { ...application, act };
  };
  /** Paid, activated with this meter, and the work order out. */
  const sentOut = async (application: Application & { readonly act: Act }, meterNo: string) => {
    const { agendaNo, act } = application;
    await act('activate', { meterNo });
    await world.until(agendaNo, 'tokens-generated');
    await act('setKct');
    return act('issueWorkOrder');
  };

  test('PB postpaid: no activation, a deposit instead of a first stroom', async () => {
    const application = await approved(newConnection('postpaid'));
    const { agendaNo, act, idpel } = application;
    await world.pay(agendaNo);
    await assert.rejects(world.act(agendaNo, 'activate', { meterNo: meterNumber(1) }), /PREPAID/);
    await act('issueWorkOrder');
    await act('withdrawWorkOrder');
    await act('issueWorkOrder');
    await realise(act, { installedMeter: '99000000017', installed: { lwbpKwh: 12 } });
    await post(act, {
      ...{ meterMake: 'MECOINDO', meterType: 'MF-67E', meterKind: 'postpaid', phases: 1 },
      kddk: '534SA0120045',
    });
    const customer = await customerOf(world.database, idpel);
    assert.equal(customer?.tariff, 'R1');
    assert.ok((customer?.ujlHeldCents ?? 0) > 0);
  });

  test('PD upwards with the meter that is there: maximum power by token, the difference of BP', async () => {
    const meterNo = await world.meter('nfc');
    const idpel = '534250000101';
    await connect(idpel, meterNo, 'nfc');
    const service = {
      product: 'prepaid-nfc',
      tariff: 'R1',
      powerVa: 2200,
      meterChange: false,
    } as const;
    const application = await approved({
      ...{ kind: 'PD', channel: '05', unit: null, idpel, applicant: {} },
      service: { ...service, firstCreditCents: 2_000_000 },
    });
    const bp = application.costs.lines.find(({ kind }) => kind === 'BP');
    assert.equal(bp?.amountCents, 206_200_000 - 121_800_000);
    await world.pay(application.agendaNo);
    await sentOut(application, meterNo);
    await realise(application.act, {});
    await post(application.act);
    const customer = await customerOf(world.database, idpel);
    assert.deepEqual([customer?.powerVa, customer?.meterNo], [2200, meterNo]);
  });

  test('PD downwards costs no BP, and a change of meter moves what was left in the old one', async () => {
    const old = await world.meter('keypad');
    const idpel = '534250000102';
    await connect(idpel, old, 'keypad');
    const meterNo = await world.meter('nfc');
    const service = {
      product: 'prepaid-nfc',
      tariff: 'R1',
      powerVa: 900,
      meterChange: true,
    } as const;
    const application = await approved({
      ...{ kind: 'PD', channel: '99', unit: null, idpel, applicant: {} },
      service: { ...service, firstCreditCents: 2_000_000 },
    });
    assert.ok(application.costs.lines.every(({ kind }) => kind !== 'BP'));
    await world.pay(application.agendaNo);
    await sentOut(application, meterNo);
    const removed = { lwbpKwh: 1500, remainingDkwh: 123 };
    await realise(application.act, { installedMeter: meterNo, removed, installed: { lwbpKwh: 0 } });
    await post(application.act);
    const { rows } = await world.database.pool.query(
      'select kind, energy_dkwh from ap2t.compensation where meter_no = $1',
      [meterNo],
    );
    assert.deepEqual(rows, [{ kind: 'SISA', energy_dkwh: 123 }]);
  });

  test('MIGRASI: the deposit is set off against the last bill, the rest comes back as energy', async () => {
    const idpel = '534250000103';
    await takeOverCustomer(
      world.database,
      customerRecord({
        ...{ idpel, name: 'SLAMET', address: 'DK. SELATAN No.16', unit: '53425', tariff: 'R1' },
        ...{ powerVa: 1300, product: 'postpaid', ujlHeldCents: 26_790_000 },
        ...{ meterNo: '99000000025', meterMake: 'MECOINDO', meterType: 'MF-67E' },
        meterKind: 'postpaid',
      }),
    );
    const meterNo = await world.meter('nfc');
    const service = {
      product: 'prepaid-nfc',
      tariff: 'R1',
      powerVa: 1300,
      meterChange: true,
    } as const;
    const application = await approved({
      ...{ kind: 'MIGRASI', channel: '05', unit: null, idpel, applicant: {} },
      service: { ...service, firstCreditCents: 2_000_000 },
    });
    await world.pay(application.agendaNo);
    await sentOut(application, meterNo);
    const removed = { lwbpKwh: 100 };
    await realise(application.act, { installedMeter: meterNo, removed, installed: { lwbpKwh: 0 } });
    await post(application.act, { lastBilledLwbpKwh: 50 });
    const customer = await customerOf(world.database, idpel);
    assert.deepEqual([customer?.product, customer?.ujlHeldCents], ['prepaid-nfc', 0]);
    const { rows } = await world.database.pool.query(
      'select kind from ap2t.compensation where meter_no = $1',
      [meterNo],
    );
    assert.deepEqual(rows, [{ kind: 'UJL' }]);
  });

  test('PS: after a removal the customer comes back under the same IDPEL', async () => {
    const idpel = '534250000104';
    await takeOverCustomer(
      world.database,
      customerRecord({
        ...{ idpel, name: 'RATNA', address: 'DK. SELATAN No.18', unit: '53425', tariff: 'R1' },
        ...{ powerVa: 1300, product: 'postpaid', state: 'removed', removedOn: '2014-08-04' },
      }),
    );
    const meterNo = await world.meter('keypad');
    const application = await approved({
      ...newConnection('prepaid'),
      ...{ kind: 'PS', unit: null, idpel, applicant: {} },
    });
    await world.pay(application.agendaNo);
    await sentOut(application, meterNo);
    await realise(application.act, { installedMeter: meterNo, installed: { lwbpKwh: 0 } });
    await post(application.act);
    const customer = await customerOf(world.database, idpel);
    assert.deepEqual(
      [customer?.state, customer?.product, customer?.meterNo],
      ['active', 'prepaid', meterNo],
    );
  });

  const twoWay = (idpel: string): EntryOrder => ({
    ...{ kind: 'DUA_ARAH', channel: '05', unit: null, idpel, applicant: {} },
    service: {
      ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 1300, meterChange: false },
      firstCreditCents: 0,
    },
  });

  test('two-way registration with a combo meter: a card is all, and nothing is to be paid', async () => {
    const meterNo = await world.meter('nfc');
    const idpel = '534250000105';
    await connect(idpel, meterNo, 'nfc', 'prepaid');
    const { agendaNo, act, state } = await approved(twoWay(idpel));
    assert.equal(state, 'entered');
    await act('withdrawFree');
    await act('issueSip');
    await assert.rejects(world.act(agendaNo, 'activate', { meterNo }), /CARD_ONLY/);
    await act('handOverCard', { cardUid: '04B1B2C3D4E581', contract: paper('SPJBTL') });
    await post(act);
    assert.equal((await customerOf(world.database, idpel))?.product, 'prepaid-nfc');
  });

  test('two-way registration with a keypad meter: another meter is put in', async () => {
    const old = await world.meter('keypad');
    const idpel = '534250000106';
    await connect(idpel, old, 'keypad', 'prepaid');
    const meterNo = await world.meter('nfc');
    const application = await approved(twoWay(idpel));
    await sentOut(application, meterNo);
    const removed = { lwbpKwh: 900, remainingDkwh: 0 };
    await realise(application.act, { installedMeter: meterNo, removed, installed: { lwbpKwh: 0 } });
    await post(application.act);
    const customer = await customerOf(world.database, idpel);
    assert.deepEqual([customer?.product, customer?.meterNo], ['prepaid-nfc', meterNo]);
  });

  test('a registration that runs out gets a new number; an application is cancelled before payment, or when it cost nothing', async () => {
    const { agendaNo, act } = await approved(newConnection('prepaid'));
    const first = await world.until(agendaNo, 'sip-issued');
    await act('expire');
    const second = await act('reissueSip');
    assert.notEqual(second.registrationNo, first.registrationNo);
    await act('cancel');
    const meterNo = await world.meter('nfc');
    await connect('534250000107', meterNo, 'nfc', 'prepaid');
    const free = await approved(twoWay('534250000107'));
    await free.act('cancelFree');
    await world.enter(twoWay('534250000107'));
  });

  test('no crash has left anything, in any table', () => {
    assert.deepEqual(crashes.left, []);
  });

  test('together with the new connection, every step of the table was crashed that no payment takes', () => {
    const elsewhere = ['hold', 'release', 'revise', 'unapprove', 'withdrawSip', 'undoActivation'];
    const there = ['unsetKct', 'holdRealisation', 'resumeRealisation', 'returnPdl', 'unapprovePdl'];
    const missing = actions.filter(
      (action) => !crashes.crashed.has(action) && permissionOf(action) !== 'payment',
    );
    // generateTokens is the generator's own: ap2t/token-request/generator.test.ts.
    assert.deepEqual(missing.toSorted(), [...elsewhere, ...there, 'generateTokens'].toSorted());
  });

  /** A customer of R1 1,300 VA whose meter came out of stock. */
  async function connect(
    idpel: string,
    meterNo: string,
    kind: 'nfc' | 'keypad',
    product: 'prepaid' | 'prepaid-nfc' = kind === 'nfc' ? 'prepaid-nfc' : 'prepaid',
  ): Promise<void> {
    await takeOverCustomer(
      world.database,
      customerRecord({
        ...{ idpel, product, name: 'WAYAN', address: 'DK. SELATAN No.14', unit: '53425' },
        ...{ tariff: 'R1T', powerVa: 1300, meterNo, meterMake: 'ITRON', meterType: 'EM512' },
        meterKind: kind,
      }),
    );
    await world.database.pool.query(
      "update ap2t.meter set state = 'installed', idpel = $2, agenda_no = '534250511501149999' where meter_no = $1",
      [meterNo, idpel],
    );
  }
});
