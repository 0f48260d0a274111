import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import type { MigratedDatabase } from '../../test-support/database.ts';
import { attachmentLimits } from './model.ts';
import { AttachmentService } from './service.ts';
import {
  agendaNo,
  at,
  callerWith,
  createAttachmentWorld,
  idpel,
} from './test-support/attachment-world.ts';
import { exifSegment, jpeg, pdf, png } from './test-support/files.ts';

const fitter = callerWith('fitter', 'JOKO');
const clerk = callerWith('front-office', 'SRI');
const supervisor = callerWith('supervisor', 'BUDI');
const owner = { agendaNo };
const photo = { owner, kind: 'photo', fileName: 'meter.jpg', bytes: jpeg() } as const;
const card = { owner, kind: 'identity', fileName: 'KTP SITI.png', bytes: png() } as const;

describe('attachments', () => {
  let home: MigratedDatabase;
  let service: AttachmentService;
  const withLimits = (limits: Partial<typeof attachmentLimits>) =>
    new AttachmentService({
      database: home.database,
      now: () => at,
      limits: { ...attachmentLimits, ...limits },
    });
  before(async () => {
    home = await createAttachmentWorld();
    service = withLimits({});
  });
  after(() => home?.close());
  beforeEach(() => home.database.pool.query('delete from ap2t.attachment'));
  const count = async () =>
    (await home.database.pool.query('select from ap2t.attachment')).rowCount ?? 0;
  const acts = async () =>
    (await auditEntries(home.database, 0, 1000)).map(({ actor, act, subject }) => [
      actor,
      act,
      subject,
    ]);

  test('what is filed is read again, and both are on record where it is personal', async () => {
    const before = (await acts()).length;
    const { attachment } = await service.add(photo, fitter);
    const filed = await service.add(card, clerk);
    assert.deepEqual((await service.read(attachment.attachmentId, fitter)).content, jpeg());
    assert.deepEqual((await service.read(filed.attachment.attachmentId, clerk)).content, png());
    assert.deepEqual((await acts()).slice(before), [
      ['JOKO', 'attachment.add', agendaNo],
      ['SRI', 'attachment.add', agendaNo],
      ['SRI', 'attachment.read', agendaNo],
    ]);
    assert.equal((await verifyAuditTrail(home.database)).ok, true);
    const listed = await service.list(owner, fitter);
    assert.deepEqual(
      listed.map(({ kind, fileName, bytes, idpel: of }) => [kind, fileName, bytes, of]).toSorted(),
      // In no order: they were filed in the same millisecond.
      [
        ['identity', 'KTP SITI.png', png().length, idpel],
        ['photo', 'meter.jpg', jpeg().length, idpel],
      ],
    );
  });

  test('sent twice it is one, also at the same moment, also with another place in it', async () => {
    const first = await service.add(photo, fitter);
    const again = await Promise.all([
      service.add(photo, clerk),
      service.add({ ...photo, fileName: 'x', bytes: jpeg([exifSegment(1, true)]) }, fitter),
    ]);
    for (const { attachment, isNew } of again)
      assert.deepEqual([attachment.attachmentId, isNew], [first.attachment.attachmentId, false]);
    const races = await Promise.all(Array.from({ length: 4 }, () => service.add(card, clerk)));
    assert.equal(races.filter(({ isNew }) => isNew).length, 1);
    assert.equal(await count(), 2);
    const { isNew } = await service.add({ ...photo, kind: 'survey' }, fitter);
    assert.ok(isNew);
  });

  test('a personal paper is for those who may see personal data', async () => {
    const { attachment } = await service.add(card, fitter);
    for (const caller of [fitter, callerWith('auditor')])
      await assert.rejects(service.read(attachment.attachmentId, caller), {
        code: 'SETRUM_FORBIDDEN',
      });
  });

  test('nobody sees, adds or removes in a unit of others', async () => {
    const { attachment } = await service.add(photo, fitter);
    const stranger = callerWith('supervisor', 'X', new Set(['53426']));
    const forbidden = { code: 'SETRUM_UNIT_FORBIDDEN' };
    await assert.rejects(service.list(owner, stranger), forbidden);
    await assert.rejects(service.add(photo, stranger), forbidden);
    await assert.rejects(service.read(attachment.attachmentId, stranger), forbidden);
    await assert.rejects(service.remove(attachment.attachmentId, 'salah', stranger), forbidden);
    await assert.rejects(service.list({ idpel }, stranger), forbidden);
  });

  test('a removed one leaves who, when and why, and no content; it can be filed anew', async () => {
    const { attachment } = await service.add(photo, fitter);
    const { attachmentId } = attachment;
    await assert.rejects(service.remove(attachmentId, 'salah foto', clerk), {
      code: 'SETRUM_FORBIDDEN',
    });
    const removed = await service.remove(attachmentId, 'salah foto', supervisor);
    assert.deepEqual(removed.removal, { by: 'BUDI', at, reason: 'salah foto' });
    assert.deepEqual(await service.remove(attachmentId, 'lagi', fitter), removed);
    await assert.rejects(service.read(attachmentId, fitter), { code: 'SETRUM_ATTACHMENT_REMOVED' });
    const { rows } = await home.database.pool.query('select content from ap2t.attachment');
    assert.deepEqual(rows, [{ content: null }]);
    const anew = await service.add(photo, fitter);
    assert.ok(anew.isNew);
    assert.equal(
      (await service.remove(anew.attachment.attachmentId, 'own', fitter)).removal?.by,
      'JOKO',
    );
    const entries = await auditEntries(home.database, 0, 1000);
    assert.ok(!JSON.stringify(entries).includes('salah foto'));
  });

  test('so many files and bytes, and not one more; what was removed makes room', async () => {
    const two = withLimits({ mostFiles: 2 });
    const first = await two.add(photo, fitter);
    await two.add(card, clerk);
    const third = { ...photo, kind: 'slo', bytes: pdf() } as const;
    await assert.rejects(two.add(third, fitter), { code: 'SETRUM_ATTACHMENT_FULL' });
    assert.equal((await two.add(photo, fitter)).isNew, false);
    await two.remove(first.attachment.attachmentId, 'salah', fitter);
    await two.add(third, fitter);
    const bytes = png().length + pdf().length;
    const exact = withLimits({ mostBytesOfAll: bytes + jpeg().length });
    await exact.add(photo, fitter);
    const more = { ...photo, kind: 'survey' } as const;
    await assert.rejects(exact.add(more, fitter), { code: 'SETRUM_ATTACHMENT_FULL' });
    // Beside its applications a customer has room of their own.
    await two.add({ ...photo, owner: { idpel } }, fitter);
  });

  test('two at the last place: one gets it', async () => {
    const one = withLimits({ mostFiles: 1 });
    const outcomes = await Promise.allSettled([one.add(photo, fitter), one.add(card, clerk)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(await count(), 1);
  });

  test('a customer has what was filed with them and with their applications', async () => {
    await service.add(photo, fitter);
    await service.add({ ...card, owner: { idpel } }, clerk);
    assert.deepEqual(
      (await service.list(owner, clerk)).map(({ kind }) => kind),
      ['photo'],
    );
    const all = await service.list({ idpel }, clerk);
    assert.deepEqual(all.map(({ kind, agendaNo: of }) => [kind, of]).toSorted(), [
      ['identity', null],
      ['photo', agendaNo],
    ]);
  });

  test('what is not there', async () => {
    const nowhere = { agendaNo: '534250511501159999' };
    await assert.rejects(service.add({ ...photo, owner: nowhere }, fitter), {
      code: 'SETRUM_AGENDA_UNKNOWN',
    });
    await assert.rejects(service.list({ idpel: '999999999999' }, fitter), {
      code: 'SETRUM_IDPEL_UNKNOWN',
    });
    const nothing = '00000000-0000-7000-8000-000000000000';
    await assert.rejects(service.read(nothing, fitter), { code: 'SETRUM_ATTACHMENT_UNKNOWN' });
    await assert.rejects(service.remove(nothing, 'salah', fitter), {
      code: 'SETRUM_ATTACHMENT_UNKNOWN',
    });
  });
});
