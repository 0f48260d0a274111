import assert from 'node:assert/strict';
import { png } from '../ap2t/attachment/test-support/files.ts';
import type { DeskHttp } from './desk-http.ts';
import { takenTo } from './desk-stages.ts';
import type { DeskWorld } from './desk-world.ts';

/**
 * One of everything that unit 53425 may have, by the name of its place in a path; `complaint` and `keyTarget` stand where paths say
 * `agendaNo` and `orderId` as well.
 */
export async function subjectsIn(
  world: DeskWorld,
  desk: DeskHttp,
): Promise<ReadonlyMap<string, string>> {
  const subjects = new Map<string, string>();
  const { agendaNo, idpel, meterNo } = await takenTo(world, 'posted');
  const { rows } = await world.database.pool.query<{ name: string; subject: string }>(
    `select 'documentId' as name, document_id::text as subject from ap2t.document
     union all select 'requestId', request_id::text from ap2t.token_request
     union all select 'orderId', order_id::text from ap2t.token_order
     union all select 'cardUid', card_uid from ap2t.card`,
  );
  for (const { name, subject } of rows) subjects.set(name, subject);
  for (const [name, subject] of Object.entries({ agendaNo, idpel, meterNo }))
    subjects.set(name, subject);
  const sari = await desk.session('front-office', { name: 'sari' });
  const tono = await desk.session('metering', { name: 'tono' });
  const made = async (
    name: string,
    token: string,
    path: string,
    sent: { readonly body: unknown; readonly headers?: Readonly<Record<string, string>> },
    read: (body: Readonly<Record<string, unknown>>) => unknown,
  ) => {
    const answer = await desk.call(token, 'POST', path, sent);
    assert.ok(answer.status < 300, `${path}: ${answer.text}`);
    subjects.set(name, String(read(answer.body)));
  };
  const member = (body: Readonly<Record<string, unknown>>, name: string) =>
    body[name] as Readonly<Record<string, unknown>>;
  const complaint = { kind: 'clear-tamper', idpel, description: 'segel rusak' };
  await made('complaint', sari, 'complaints', { body: complaint }, (body) => {
    return member(body, 'complaint')['agendaNo'];
  });
  const names = 'name;address;tariff;power_va;product;first_credit_rupiah';
  const csv = {
    body: `${names}\nSITI;JL. 1;R1;2200;prepaid;50000`,
    headers: contentType('text/csv'),
  };
  await made('collectiveNo', sari, 'collectives?unit=53425', csv, (body) => {
    return member(body, 'collective')['collectiveNo'];
  });
  const photo = { body: png(), headers: contentType('image/png') };
  const attach = `applications/${agendaNo}/attachments?kind=other`;
  await made('attachmentId', sari, attach, photo, (body) => body['attachmentId']);
  const rule = { unitPrefix: '53425', tariff: '', fromDate: '2015-01-16', sgc: '534250', krn: 4 };
  const target = { ...rule, ti: '01', ken: 255, baseDate: 2014, keyType: 2 };
  await made('keyTarget', tono, 'key-targets', { body: target }, (body) => body['orderId']);
  return subjects;
}

function contentType(type: string) {
  return { 'content-type': type };
}
