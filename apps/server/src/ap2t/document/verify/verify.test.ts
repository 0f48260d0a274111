import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { installGate } from '../../../identity/index.ts';
import {
  createHttpServer,
  createLogger,
  type HttpServer,
  inTransaction,
} from '../../../platform/index.ts';
import { newVerificationCode, typedCode } from '../record/code.ts';
import type { DocumentRecord } from '../record/document-record.ts';
import { approvalOfNewConnection } from '../samples/approvals.ts';
import { createDesk, type Desk } from '../test-support/desk.ts';
import { VerifyLimiter } from './limiter.ts';
import { verifyRoutes } from './routes.ts';

const name = '<script>alert("1")</script> SICILIA & "NFC"';

describe('verification', () => {
  let desk: Desk;
  let http: HttpServer;
  const made: Record<string, DocumentRecord> = {};
  before(async () => {
    desk = await createDesk();
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async () => assert.fail('verification is public'));
    verifyRoutes(http, desk.database, () => desk.now);
    const applicant = { ...approvalOfNewConnection.applicant, name };
    const data = { ...approvalOfNewConnection, applicant };
    const first = await desk.make({ kind: 'SIP', data });
    await desk.make({ kind: 'SIP', data: { ...data, dueOn: '2015-02-01' } });
    const valid = await desk.make({ kind: 'SIP', data: { ...data, dueOn: '2015-02-02' } });
    const agendaNo = '534250511501150999';
    const voided = await desk.make({ kind: 'SIP', data: { ...data, agendaNo } });
    await inTransaction(desk.database, (transaction) =>
      desk.documents.void(transaction, {
        ...{ agendaNo, kinds: ['SIP'], reason: 'NIK pemohon 3273012345670001 salah' },
        ...{ by: 'budi', at: desk.now },
      }),
    );
    Object.assign(made, { first, valid, voided });
  });
  after(async () => {
    await http?.close();
    await desk?.close();
  });

  const page = (path: string) => http.inject({ method: 'GET', url: path });
  const codeOf = (which: string): string => made[which]?.verificationCode ?? '';
  const pageOf = async (which: string) => (await page(`/v/${codeOf(which)}`)).body;

  test('a document in force: genuine, with what can be compared', async () => {
    const text = await pageOf('valid');
    const parts = ['Dokumen asli dan berlaku', 'Genuine and in force', 'Surat Izin Penyambungan'];
    parts.push(made['valid']?.registerNo ?? '', '23 November 2026', '53425', 'Rp2.118.000,00');
    for (const part of parts) assert.ok(text.includes(part), part);
  });

  test('a superseded one names the newest; a void one says so, without the reason', async () => {
    const superseded = await pageOf('first');
    assert.ok(superseded.includes('sudah digantikan'));
    assert.ok(superseded.includes(made['valid']?.registerNo ?? '-'));
    const voided = await pageOf('voided');
    assert.ok(voided.includes('Dokumen dibatalkan'));
    assert.ok(!voided.includes('3273012345670001') && !voided.includes('salah'));
  });

  test('names are masked, and nothing in them is markup', async () => {
    for (const which of ['valid', 'first', 'voided']) {
      const text = await pageOf(which);
      assert.ok(!text.includes('SICILIA') && !text.includes('<script'));
      assert.ok(text.includes('&#60;*** S*** &#38;*** &#34;***'));
    }
    const odd = await page(`/v/${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);
    assert.equal(odd.statusCode, 404);
    assert.ok(!odd.body.includes('<img'));
  });

  test('an unknown code says so, in both languages', async () => {
    for (const code of [newVerificationCode(), 'x', '0'.repeat(24), "' or 1=1 --"]) {
      const answer = await page(`/v/${encodeURIComponent(code)}`);
      assert.equal(answer.statusCode, 404);
      for (const part of ['tidak dikenal', 'Unknown verification code'])
        assert.ok(answer.body.includes(part));
    }
  });

  test('pages run nothing, are framed by nobody, and are kept nowhere', async () => {
    const { headers, body } = await page(`/v/${codeOf('valid')}`);
    const policy = String(headers['content-security-policy']);
    assert.match(
      policy,
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; form-action 'self';/,
    );
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.doesNotMatch(body, /<script| style=| on\w+=|https?:\/\/(?!www\.w3)/);
    assert.match(body, /^<!doctype html>\s*<html lang="id">/);
  });

  test('a code may be typed as it is read: small letters, hyphens, spaces', async () => {
    const code = codeOf('valid').toLowerCase();
    const typed = ` ${code.slice(0, 4)}-${code.slice(4, 12)} ${code.slice(12)} `;
    assert.equal(typedCode(typed), codeOf('valid'));
    const asked = await page(`/v?code=${encodeURIComponent(typed)}`);
    assert.equal(asked.statusCode, 303);
    assert.equal((await page(String(asked.headers.location))).statusCode, 200);
    assert.equal((await page('/v')).statusCode, 200);
    assert.equal((await page('/v?code=%20')).statusCode, 200);
    assert.equal((await page('/v?code=a&code=b')).statusCode, 200);
    assert.equal((await page('/v?code=//evil.example')).headers.location, '/v/%2F%2Fevil.example');
  });

  test('as JSON', async () => {
    const answer = await page(`/api/v1/documents/verify/${codeOf('first')}`);
    assert.deepEqual(answer.json(), {
      state: 'superseded',
      kind: 'SIP',
      kindName: { id: 'Surat Izin Penyambungan (SIP)', en: 'Connection approval' },
      registerNo: made['first']?.registerNo,
      revision: 1,
      madeOn: '2026-11-23',
      unit: '53425',
      unitName: 'ULP BANDUNG SELATAN',
      holder: '<*** S*** &*** "***',
      amountCents: 211_800_000,
      changedOn: '2026-11-23',
      supersededBy: made['valid']?.registerNo,
    });
    const unknown = await page('/api/v1/documents/verify/AAAA');
    assert.equal(unknown.json().code, 'SETRUM_DOCUMENT_CODE_UNKNOWN');
  });

  test('whoever tries codes is stopped for a minute; others are not', async () => {
    const from = (remoteAddress: string, path: string) =>
      http.inject({ method: 'GET', url: path, remoteAddress });
    const path = `/v/${codeOf('valid')}`;
    for (let n = 0; n < 60; n++) assert.equal((await from('192.0.2.1', path)).statusCode, 200);
    const stopped = await from('192.0.2.1', path);
    assert.equal(stopped.statusCode, 429);
    assert.ok(stopped.body.includes('Tunggu satu menit'));
    const json = await from('192.0.2.1', `/api/v1/documents/verify/${codeOf('valid')}`);
    assert.equal(json.json().code, 'SETRUM_DOCUMENT_VERIFY_LIMIT');
    assert.equal((await from('192.0.2.2', path)).statusCode, 200);
    desk.now = new Date(desk.now.getTime() + 60_000);
    assert.equal((await from('192.0.2.1', path)).statusCode, 200);
  });
});

test('the limiter forgets the oldest address, and takes an IPv6 network as one', () => {
  const limiter = new VerifyLimiter(() => new Date(0));
  for (let n = 0; n < 60; n++) limiter.admits(`2001:db8:1:2::${n}`);
  assert.equal(limiter.admits('2001:db8:1:2:ffff::1'), false);
  assert.equal(limiter.admits('2001:db8:1:3::1'), true);
  for (let n = 0; n < 10_000; n++) limiter.admits(`10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`);
  assert.equal(limiter.admits('2001:db8:1:2::1'), true);
});

test('codes have 120 bits of chance and no letters that are taken for others', () => {
  const codes = new Set(Array.from({ length: 500 }, () => newVerificationCode()));
  assert.equal(codes.size, 500);
  assert.doesNotMatch([...codes].join(''), /[01IO]/);
  assert.equal(
    newVerificationCode((size) => new Uint8Array(size).fill(255)),
    'Z'.repeat(24),
  );
  assert.equal(typedCode('I'.repeat(24)), null);
});
