import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type CrashLog, crashingWorld } from '../../test-support/crashing-world.ts';
import { createDeskWorld, type DeskWorld, newConnection } from '../../test-support/desk-world.ts';
import { findApplication, stepsOf } from '../application/store.ts';
import { customerOf } from '../customer/find.ts';

const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('a new connection, each step crashed once before it is on record', () => {
  let world: DeskWorld;
  let crashes: CrashLog;
  before(async () => {
    world = await createDeskWorld();
    crashes = crashingWorld(world);
  });
  after(() => world?.close());

  test("two-way: the SOP's own sample, with every step that can be taken back", async () => {
    const { database } = world;
    await database.pool.query(`insert into ap2t.number_counter values
      ('agenda 53425051150115#', 236), ('idpel 53425#', 2904965)`);
    const meterNo = await world.meter('nfc');
    const other = await world.meter('nfc');
    const entered = await world.enter(newConnection('prepaid-nfc'));
    assert.deepEqual([entered.agendaNo, entered.idpel], ['534250511501150237', '534252904966']);
    const { agendaNo, idpel } = entered;
    const act = crashes.actor(agendaNo);
    await act('hold');
    await act('release');
    await act('revise', { applicant: { phone: '0812 0000 0000', identityNo: '3273010101010001' } });
    await act('approve');
    await act('unapprove');
    await act('approve');
    await act('issueSip');
    await act('withdrawSip');
    const sip = await act('issueSip');
    assert.equal(sip.costs.totalCents, 206_200_000 + 5_000_000 + 600_000);
    await world.pay(agendaNo, 'payment-1');
    await world.unpay('payment-1');
    assert.equal((await findApplication(database, agendaNo)).state, 'sip-issued');
    await world.pay(agendaNo, 'payment-2');
    assert.equal((await findApplication(database, agendaNo)).state, 'paid');
    const keypad = await world.meter('keypad');
    const mismatch = world.act(agendaNo, 'activate', { meterNo: keypad });
    await assert.rejects(mismatch, coded('SETRUM_METER_KIND_MISMATCH'));
    await act('activate', { meterNo: other });
    await assert.rejects(world.unpay('payment-2'), coded('SETRUM_REGISTRATION_IN_PROGRESS'));
    await world.until(agendaNo, 'tokens-generated');
    await act('undoActivation');
    await act('activate', { meterNo });
    await world.until(agendaNo, 'tokens-generated');
    await act('setKct');
    await act('unsetKct');
    await act('setKct');
    await act('issueWorkOrder');
    await act('withdrawWorkOrder');
    await act('issueWorkOrder');
    await act('holdRealisation');
    await act('resumeRealisation');
    world.now = new Date('2015-01-20T03:00:00.000Z');
    const seals = [{ place: 'Tutup meter', number: 'S15-004417' }];
    const visit = { doneOn: '2015-01-20', fitter: 'DEDI', installedMeter: meterNo, seals };
    await act('realise', { ...visit, installed: { lwbpKwh: 0 } });
    const paper = { signedBy: 'SICILIA', signedOn: '2015-01-20' };
    const contract = { ...paper, paperNo: '0001/SPJBTL/53425/I/2015' };
    const minutes = { ...paper, paperNo: '0001/BAP/53425/I/2015' };
    await act('sign', { contract, minutes, cardUid: '04A1B2C3D4E580' });
    await act('enterPdl');
    await act('returnPdl');
    await act('enterPdl');
    await act('checkPdl');
    await act('approvePdl');
    await act('unapprovePdl');
    await act('approvePdl');
    await act('postPdl');
    const customer = await customerOf(database, idpel);
    assert.deepEqual(
      [customer?.name, customer?.tariff, customer?.powerVa, customer?.product, customer?.meterNo],
      ['SICILIA NFC', 'R1T', 2200, 'prepaid-nfc', meterNo],
    );
    const steps = await stepsOf(database, agendaNo);
    assert.equal(steps.at(-1)?.toState, 'posted');
    assert.deepEqual(crashes.left, []);
  });
});
