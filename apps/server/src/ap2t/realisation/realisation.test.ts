import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { createPdlDesk, type PdlDesk, visitDay } from '../../test-support/pdl-desk.ts';
import type { Application } from '../application/model.ts';
import { AttachmentService } from '../attachment/service.ts';
import { png } from '../attachment/test-support/files.ts';
import { removalOf } from '../customer/removal.ts';
import { callerWith } from '../workflow/test-support/applications.ts';
import { realisationOf, signaturesOf } from './find.ts';
import { recordRealisation, recordSignatures } from './record.ts';
import type { RealisationInput, SignaturesInput } from './schema.ts';

describe('realisation and signatures', () => {
  let home: MigratedDatabase;
  let desk: PdlDesk;
  let attachments: AttachmentService;
  const clerk = callerWith('supervisor');
  before(async () => {
    home = await createMigratedDatabase();
    desk = createPdlDesk(home.database);
    attachments = new AttachmentService({ database: home.database, now: () => desk.now });
  });
  after(() => home?.close());

  const visit = { doneOn: visitDay, fitter: 'AGUS', seals: [] } as const;
  const realise = (application: Application, input: Partial<RealisationInput>) =>
    desk.step(application, 'AGUS', (step) =>
      recordRealisation(step, { ...visit, seals: [], ...input }),
    );
  let shots = 0;
  /** A photo that was filed with an application; each is another one. */
  const photoOf = async (agendaNo: string) => {
    shots += 1;
    const photo = { owner: { agendaNo }, kind: 'photo', fileName: `${shots}.png` } as const;
    const { attachment } = await attachments.add({ ...photo, bytes: png([], 4, shots) }, clerk);
    return attachment.attachmentId;
  };
  const refused = (application: Application, input: Partial<RealisationInput>) =>
    assert.rejects(realise(application, input), { code: 'SETRUM_REALISATION_INVALID' });

  test('keeps day, seals, stands, photos and note; recorded again it is a correction', async () => {
    const application = await desk.application();
    const { agendaNo, meterNo } = application;
    const installedMeter = meterNo ?? '';
    const photos = [await photoOf(agendaNo)];
    const first = await realise(application, {
      ...{ installedMeter, installed: { lwbpKwh: 3 }, photos, note: 'pagar terkunci' },
      seals: [{ place: 'terminal', number: 'S-1' }],
    });
    assert.deepEqual(
      [first.doneOn, first.seals, first.readings, first.photos, first.note, first.revision],
      [
        visitDay,
        [{ place: 'terminal', number: 'S-1' }],
        { lwbpKwh: 3, wbpKwh: null, kvarh: null },
        photos,
        'pagar terkunci',
        1,
      ],
    );
    const second = await realise(application, { installedMeter, fitter: 'BAGUS' });
    assert.deepEqual([second.fitter, second.revision, second.note], ['BAGUS', 2, null]);
    assert.deepEqual(await realisationOf(home.database, agendaNo), second);
    assert.equal(await removalOf(home.database, agendaNo), null);
  });

  test('photos are attachments of this application that are still there', async () => {
    const application = await desk.application();
    const installedMeter = application.meterNo ?? '';
    const other = await desk.application();
    const [own, gone] = [await photoOf(application.agendaNo), await photoOf(application.agendaNo)];
    await attachments.remove(gone, 'salah lampir', clerk);
    const ofOther = await photoOf(other.agendaNo);
    for (const wrong of [gone, ofOther, '0190f0e0-0000-7000-8000-000000000001'])
      await assert.rejects(realise(application, { installedMeter, photos: [own, wrong] }), {
        code: 'SETRUM_REALISATION_PHOTO',
        params: { attachmentId: wrong, agendaNo: application.agendaNo },
      });
    assert.equal(await realisationOf(home.database, application.agendaNo), null);
    const kept = await realise(application, { installedMeter, photos: [own.toUpperCase()] });
    assert.deepEqual(kept.photos, [own]);
  });

  test('is refused for another meter, a day that cannot be, and an old meter that is not there', async () => {
    const application = await desk.application();
    const installedMeter = application.meterNo ?? '';
    await refused(application, {});
    await refused(application, { installedMeter: '32000000015' });
    for (const doneOn of ['2026-11-24', '2026-11-19', '2026-11-31'])
      await refused(application, { installedMeter, doneOn });
    await refused(application, { installedMeter, removed: { remainingDkwh: 0 } });
    assert.equal(await realisationOf(home.database, application.agendaNo), null);
    await realise(application, { installedMeter, doneOn: '2026-11-23' });
  });

  test('a postpaid meter taken away shows its stand, a prepaid one its credit', async () => {
    const { customer, application } = await desk.migration();
    const { agendaNo } = application;
    const installedMeter = application.meterNo ?? '';
    for (const removed of [
      undefined,
      {},
      { lwbpKwh: 1, remainingDkwh: 5 },
      { meterNo: 'OTHER-1', lwbpKwh: 1 },
    ])
      await refused(application, { installedMeter, ...(removed && { removed }) });
    await realise(application, { installedMeter, removed: { lwbpKwh: 18_391, wbpKwh: 7 } });
    assert.deepEqual(await removalOf(home.database, agendaNo), {
      ...{ idpel: customer.idpel, agendaNo, cause: 'migration', meterNo: customer.meterNo },
      ...{ removedOn: visitDay, fitter: 'AGUS', lwbpKwh: 18_391, wbpKwh: 7, kvarh: null },
      remainingDkwh: null,
    });
    await realise(application, { installedMeter, removed: { lwbpKwh: 18_400 } });
    assert.equal((await removalOf(home.database, agendaNo))?.lwbpKwh, 18_400);
  });

  test('a meter that stays is neither put in nor taken away', async () => {
    const prepaid = { tariff: 'R1T', product: 'prepaid', meterKind: 'keypad' } as const;
    const { application } = await desk.migration(
      { ...prepaid, meterNo: '32000009008' },
      { kind: 'PD', meterChange: false, meterNo: null, powerVa: 2200 },
    );
    await refused(application, { installedMeter: '32000009008' });
    await refused(application, { removed: { remainingDkwh: 1 } });
    assert.equal((await realise(application, {})).installedMeter, null);
  });

  test('both papers are signed, the minutes not before the work', async () => {
    const application = await desk.application();
    const sign = (input: SignaturesInput) =>
      desk.step(application, 'AGUS', (step) => recordSignatures(step, input));
    const of = (paperNo: string, signedOn: string) => ({ paperNo, signedOn, signedBy: 'SICILIA' });
    const contract = of('SPJBTL-1', visitDay);
    const both = { contract, minutes: of('BA-1', '2026-11-22') };
    await assert.rejects(sign(both), { code: 'SETRUM_PDL_NOT_REALISED' });
    const installedMeter = application.meterNo ?? '';
    await realise(application, { installedMeter, doneOn: '2026-11-22' });
    for (const wrong of [
      { contract },
      { contract, minutes: of('BA-1', '2026-11-21') },
      { ...both, contract: of('SPJBTL-1', '2026-11-24') },
    ])
      await assert.rejects(sign(wrong), { code: 'SETRUM_SIGNATURE_INVALID' });
    assert.deepEqual(
      (await sign(both)).map(({ paper, paperNo }) => [paper, paperNo]),
      [
        ['BA', 'BA-1'],
        ['SPJBTL', 'SPJBTL-1'],
      ],
    );
    const witnessed = { ...contract, witness: 'RT 04' };
    await sign({ ...both, contract: witnessed });
    const papers = await signaturesOf(home.database, application.agendaNo);
    assert.deepEqual(
      papers.map(({ witness }) => witness),
      [null, 'RT 04'],
    );
  });
});
