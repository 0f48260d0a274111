import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { auditEntries, type Caller, callerMay, installGate } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import type { DocumentRecord } from './record/document-record.ts';
import { documentRoutes } from './routes.ts';
import { approvalOfNewConnection } from './samples/approvals.ts';
import { sampleContract } from './samples/desk.ts';
import { sampleWorkOrder } from './samples/field.ts';
import { callerWith, createDesk, type Desk } from './test-support/desk.ts';

const agendaNo = approvalOfNewConnection.agendaNo;

describe('documents over HTTP', () => {
  let desk: Desk;
  let http: HttpServer;
  let caller: Caller | null;
  let sip: DocumentRecord;
  let order: DocumentRecord;
  let contract: DocumentRecord;
  before(async () => {
    desk = await createDesk();
    const later = () => {
      desk.now = new Date(desk.now.getTime() + 60_000);
    };
    sip = await desk.make({ kind: 'SIP', data: approvalOfNewConnection });
    later();
    order = await desk.make({ kind: 'PK', data: sampleWorkOrder });
    later();
    contract = await desk.make({ kind: 'SPJBTL', data: sampleContract });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async (_request, permission) => {
      if (caller === null) throw new SetrumError('SETRUM_UNAUTHENTICATED');
      if (permission !== 'signed-in' && !callerMay(caller, permission))
        throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    documentRoutes(http, desk.documents);
  });
  after(async () => {
    await http?.close();
    await desk?.close();
  });
  beforeEach(() => {
    caller = callerWith(['front-office']);
    desk.asked.length = 0;
  });

  const get = (path: string) => http.inject({ method: 'GET', url: `/api/v1${path}` });
  const print = ({ documentId }: DocumentRecord) => get(`/documents/${documentId}`);

  test('the list of an application, the newest first, without what is printed', async () => {
    const answer = await get(`/applications/${agendaNo}/documents`);
    assert.equal(answer.statusCode, 200);
    const { documents } = answer.json<{ documents: Record<string, unknown>[] }>();
    assert.deepEqual(
      documents.map(({ kind, registerNo, state }) => [kind, registerNo, state]),
      [
        ['SPJBTL', contract.registerNo, 'valid'],
        ['PK', order.registerNo, 'valid'],
        ['SIP', sip.registerNo, 'valid'],
      ],
    );
    assert.ok(documents.every((one) => !('data' in one)));
    const none = await get('/applications/534250511501159999/documents');
    assert.deepEqual(none.json(), { documents: [] });
  });

  test('the list of a customer, across applications, within the caller’s units', async () => {
    const path = `/customers/${sip.idpel}/documents`;
    const { documents } = (await get(path)).json<{ documents: { documentId: string }[] }>();
    assert.ok(documents.some(({ documentId }) => documentId === sip.documentId));
    assert.deepEqual((await get('/customers/534259999999/documents')).json(), { documents: [] });
    caller = callerWith(['front-office'], new Set(['53426']));
    assert.equal((await get(path)).json().code, 'SETRUM_UNIT_FORBIDDEN');
  });

  test('a print is a PDF with a name, kept by no cache, and in the audit trail', async () => {
    const answer = await print(sip);
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.equal(
      answer.headers['content-disposition'],
      'inline; filename="SIP-0001-53425-XI-2026.pdf"',
    );
    assert.equal(answer.headers['cache-control'], 'private, no-store');
    assert.ok(answer.rawPayload.subarray(0, 5).equals(Buffer.from('%PDF-')));
    assert.ok((await print(sip)).rawPayload.equals(answer.rawPayload));
    const entries = (await auditEntries(desk.database, 0, 200)).slice(-1);
    assert.deepEqual(
      entries.map(({ actor, act, subject, detail }) => ({ actor, act, subject, detail })),
      [
        {
          ...{ actor: 'ani', act: 'document.print', subject: sip.registerNo },
          detail: { kind: 'SIP', agenda: agendaNo, revision: 1, digits: false, identity: false },
        },
      ],
    );
  });

  test('who may not print may still see that there is one; who has no business here sees nothing', async () => {
    const status = async (path: string) => (await get(path)).statusCode;
    caller = callerWith(['auditor']);
    assert.equal(await status(`/documents/${sip.documentId}/record`), 200);
    assert.equal(await status(`/documents/${sip.documentId}`), 403);
    for (const roles of [['counter'], ['partner'], ['p2apst-officer'], []] as const) {
      caller = callerWith(roles);
      assert.equal(await status(`/documents/${sip.documentId}/record`), 403);
      assert.equal(await status(`/documents/${sip.documentId}`), 403);
      assert.equal(await status(`/applications/${agendaNo}/documents`), 403);
    }
    caller = null;
    assert.equal(await status(`/documents/${sip.documentId}`), 401);
  });

  test('another unit sees and prints nothing', async () => {
    caller = callerWith(['front-office'], new Set(['53426']));
    const paths = [
      `/documents/${sip.documentId}`,
      `/documents/${sip.documentId}/record`,
      `/applications/${agendaNo}/documents`,
    ];
    for (const path of paths) {
      const answer = await get(path);
      assert.equal(answer.statusCode, 403);
      assert.equal(answer.json().code, 'SETRUM_UNIT_FORBIDDEN');
    }
    caller = callerWith(['front-office'], new Set(['53425']));
    for (const path of paths) assert.equal((await get(path)).statusCode, 200);
  });

  test('digits are asked for only where the caller may see them', async () => {
    const papers = new Map<string, Buffer>();
    for (const role of ['front-office', 'supervisor', 'metering', 'fitter'] as const) {
      caller = callerWith([role]);
      papers.set(role, (await print(order)).rawPayload);
    }
    assert.deepEqual(desk.asked, [`digits ${agendaNo}`, `digits ${agendaNo}`]);
    const paper = (role: string) => papers.get(role) ?? Buffer.alloc(0);
    assert.ok(paper('metering').equals(paper('fitter')));
    assert.ok(paper('front-office').equals(paper('supervisor')));
    assert.ok(!paper('fitter').equals(paper('supervisor')));
  });

  test('the NIK of a contract only for whoever may see personal data', async () => {
    for (const role of ['fitter', 'front-office'] as const) {
      caller = callerWith([role]);
      await print(contract);
      assert.deepEqual(desk.asked, role === 'fitter' ? [] : [`identity ${agendaNo}`]);
    }
  });

  test('what there is not, and what is no id', async () => {
    const unknown = await get('/documents/0195b2c0-0000-7000-8000-000000000000');
    assert.equal(unknown.json().code, 'SETRUM_DOCUMENT_UNKNOWN');
    assert.equal((await get("/documents/1' or '1'='1")).statusCode, 400);
    assert.equal((await get('/applications/1/documents')).statusCode, 400);
  });
});
