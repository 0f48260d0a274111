import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction } from '../../../platform/index.ts';
import type { ConnectionApprovalData, DocumentContent } from '../model.ts';
import { approvalOfNewConnection } from '../samples/approvals.ts';
import { sampleReceipt } from '../samples/desk.ts';
import { sampleWorkOrder } from '../samples/field.ts';
import { callerWith, createDesk, type Desk } from '../test-support/desk.ts';

const officer = callerWith(['front-office']);
let serial = 0;
/** A SIP of an application of its own. */
function sip(changed: Partial<ConnectionApprovalData> = {}): DocumentContent & { kind: 'SIP' } {
  const agendaNo = `5342505112611230${String(++serial).padStart(2, '0')}`;
  return { kind: 'SIP', data: { ...approvalOfNewConnection, agendaNo, ...changed } };
}

describe('documents on record', () => {
  let desk: Desk;
  before(async () => {
    desk = await createDesk();
  });
  after(() => desk?.close());

  test('are numbered by kind, unit and year, and have codes of their own', async () => {
    const made = [await desk.make(sip()), await desk.make(sip()), await desk.make(sip(), '53426')];
    const order = await desk.make({ kind: 'PK', data: sampleWorkOrder });
    assert.deepEqual(
      [...made, order].map(({ registerNo }) => registerNo),
      [
        '0001/SIP/53425/XI/2026',
        '0002/SIP/53425/XI/2026',
        '0001/SIP/53426/XI/2026',
        '0001/PK/53425/XI/2026',
      ],
    );
    assert.equal(new Set(made.map(({ verificationCode }) => verificationCode)).size, 3);
    for (const { verificationCode } of made) assert.match(verificationCode, /^[2-9A-HJ-NP-Z]{24}$/);
  });

  test('the same data are the same document; other data a new revision that supersedes it', async () => {
    const first = sip();
    const one = await desk.make(first);
    assert.deepEqual(await desk.make(structuredClone(first)), one);
    const two = await desk.make({ kind: 'SIP', data: { ...first.data, dueOn: '2015-02-01' } });
    assert.deepEqual([one.revision, two.revision], [1, 2]);
    assert.notEqual(two.registerNo, one.registerNo);
    const [now, before] = await desk.documents.documentsOf(first.data.agendaNo);
    assert.deepEqual([now?.state, before?.state], ['valid', 'superseded']);
    assert.equal(before?.supersededBy, two.documentId);
    assert.deepEqual(before?.supersededAt, desk.now);
    // Back to what it was: not the old paper, which is out, but a third.
    const three = await desk.make(first);
    assert.equal(three.revision, 3);
  });

  test('a step that fails leaves nothing, and spends no number', async () => {
    const content = sip();
    const failing = inTransaction(desk.database, async (transaction) => {
      await desk.documents.make(transaction, {
        ...content,
        unit: '53426',
        by: 'ani',
        at: desk.now,
      });
      throw new Error('the step fails');
    });
    await assert.rejects(failing, /the step fails/);
    assert.deepEqual(await desk.documents.documentsOf(content.data.agendaNo), []);
    assert.equal((await desk.make(content, '53426')).registerNo, '0002/SIP/53426/XI/2026');
  });

  test('two steps at once make one document of the same data', async () => {
    const content = sip();
    const results = await Promise.allSettled([desk.make(content), desk.make(content)]);
    const made = await desk.documents.documentsOf(content.data.agendaNo);
    assert.equal(made.length, 1);
    assert.ok(results.some(({ status }) => status === 'fulfilled'));
  });

  test('what is taken back stays on record; doing it again does nothing; the next one is a new revision', async () => {
    const content = sip();
    const made = await desk.make(content);
    const reason = 'Permohonan dibatalkan';
    const take = () =>
      inTransaction(desk.database, (transaction) =>
        desk.documents.void(transaction, {
          ...{ agendaNo: content.data.agendaNo, kinds: ['SIP', 'PK'], reason },
          ...{ by: 'budi', at: desk.now },
        }),
      );
    assert.deepEqual(await take(), [made.registerNo]);
    assert.deepEqual(await take(), []);
    const [voided] = await desk.documents.documentsOf(content.data.agendaNo);
    assert.deepEqual([voided?.state, voided?.voidReason], ['void', reason]);
    const inForce = await inTransaction(desk.database, (transaction) =>
      desk.documents.inForce(transaction, content.data.agendaNo, 'SIP'),
    );
    assert.equal(inForce, null);
    const again = await desk.make(content);
    assert.deepEqual([again.revision, again.state], [2, 'valid']);
    assert.equal((await desk.documents.record(made.documentId)).state, 'void');
  });

  test('data that are not whole are refused with the place', async () => {
    const wrong = async (content: DocumentContent, place: string) => {
      const { kind } = content;
      const params = { kind, place };
      await assert.rejects(desk.make(content), { code: 'SETRUM_DOCUMENT_INCOMPLETE', params });
    };
    const { data } = sip();
    await wrong({ kind: 'SIP', data: { ...data, totalCents: 1 } }, '/totalCents');
    await wrong({ kind: 'SIP', data: { ...data, registrationNo: '123' } }, '/registrationNo');
    const applicant = { ...data.applicant, name: 'a\nb' };
    await wrong({ kind: 'SIP', data: { ...data, applicant } }, '/applicant/name');
    await wrong({ kind: 'KUITANSI', data: { ...sampleReceipt, paidCents: 1 } }, '/paidCents');
    const { site, ...rest } = data;
    await wrong({ kind: 'SIP', data: rest } as DocumentContent, '/site');
    const nik = { ...site, nik: '3273012345670001' };
    await wrong({ kind: 'SIP', data: { ...data, site: nik } } as DocumentContent, '/site/nik');
  });

  test('no digits of a token and no id number are on record', async () => {
    await desk.make({ kind: 'PK', data: sampleWorkOrder });
    const { rows } = await desk.database.pool.query<{ text: string }>(
      "select data::text as text from ap2t.document where kind = 'PK'",
    );
    for (const { text } of rows)
      assert.doesNotMatch(text, /(?<!\d)\d{20}(?!\d)|digits|identityNo"/);
  });

  test('a re-print is the same bytes whatever has changed since', async () => {
    const content = sip();
    const made = await desk.make(content);
    const before = await desk.documents.render(made.documentId, officer);
    const templates = await import('../template/load.ts').then(({ loadTemplates }) =>
      loadTemplates(null),
    );
    const edited = { ...templates, SIP: { ...templates.SIP, foot: 'teks baru' } };
    const utility = {
      name: 'PERUSAHAAN BARU',
      motto: null,
      callCentre: null,
      website: null,
      mark: null,
    };
    const later = desk.changed({ templates: edited, utility });
    await desk.database.pool.query("update identity.unit set name = 'LAIN' where unit = '53425'");
    desk.now = new Date('2027-02-01T00:00:00.000Z');
    assert.deepEqual((await later.render(made.documentId, officer)).bytes, before.bytes);
    // The record changes: the old paper stays what it was, the new one is of the new text.
    const changed = { ...content.data, dueOn: '2015-03-01' };
    const newer = await inTransaction(desk.database, (transaction) =>
      later.make(transaction, {
        kind: 'SIP',
        data: changed,
        unit: '53425',
        by: 'ani',
        at: desk.now,
      }),
    );
    assert.deepEqual((await later.render(made.documentId, officer)).bytes, before.bytes);
    assert.notDeepEqual((await later.render(newer.documentId, officer)).bytes, before.bytes);
    const { rows } = await desk.database.pool.query(
      "select 1 from ap2t.document_template where kind = 'SIP' union all select 1 from ap2t.document_letterhead",
    );
    assert.ok(rows.length >= 4, 'both texts and both letterheads are kept');
  });
});
