import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { type Caller, installGate, mayDo } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import type { MigratedDatabase } from '../../test-support/database.ts';
import { attachmentLimits } from './model.ts';
import { attachmentRoutes } from './routes.ts';
import {
  agendaNo,
  at,
  callerWith,
  createAttachmentWorld,
  idpel,
} from './test-support/attachment-world.ts';
import { jpeg, pdf, png } from './test-support/files.ts';

const path = `/api/v1/applications/${agendaNo}/attachments`;
const mostBytes = 1_000;

describe('attachments over HTTP', () => {
  let home: MigratedDatabase;
  let http: HttpServer;
  let caller: Caller = callerWith('front-office');
  before(async () => {
    home = await createAttachmentWorld();
    http = await createHttpServer(createLogger('silent'));
    installGate(http, async (_request, permission) => {
      const may =
        permission !== 'signed-in' && caller.roles.some((role) => mayDo(role, permission));
      if (!may) throw new SetrumError('SETRUM_FORBIDDEN');
      return caller;
    });
    const limits = { ...attachmentLimits, mostBytes };
    attachmentRoutes(http, { database: home.database, now: () => at, limits });
    await http.listen({ host: '127.0.0.1', port: 0 });
  });
  after(async () => {
    await http?.close();
    await home?.close();
  });
  const as = (role: Parameters<typeof callerWith>[0]) => {
    caller = callerWith(role, role);
  };
  const post = (query: string, payload: Buffer, type = 'image/jpeg', url = path) =>
    http.inject({
      method: 'POST',
      url: `${url}?${query}`,
      payload,
      headers: { 'content-type': type },
    });
  const count = async () =>
    (await home.database.pool.query('select from ap2t.attachment')).rowCount ?? 0;

  test('up and down again, as a download that nothing runs in', async () => {
    as('front-office');
    const sent = await post('kind=identity&name=KTP%20Siti.pdf', png(), 'image/jpeg');
    assert.equal(sent.statusCode, 201);
    const { attachmentId, fileName, mediaType, readable } = sent.json();
    // Neither the name nor the header decides what it is.
    assert.deepEqual([fileName, mediaType, readable], ['KTP Siti.png', 'image/png', true]);
    assert.equal((await post('kind=identity', png())).statusCode, 200);
    const got = await http.inject(`/api/v1/attachments/${attachmentId}`);
    assert.deepEqual(got.rawPayload, png());
    assert.deepEqual(
      [
        ...(['content-type', 'content-disposition', 'x-content-type-options'] as const),
        ...(['content-security-policy', 'cache-control'] as const),
      ].map((name) => got.headers[name]),
      [
        ...['image/png', `attachment; filename="KTP Siti.png"; filename*=UTF-8''KTP%20Siti.png`],
        ...['nosniff', "sandbox; default-src 'none'", 'private, no-store'],
      ],
    );
    as('fitter');
    assert.equal((await http.inject(`/api/v1/attachments/${attachmentId}`)).statusCode, 403);
    const { attachments } = (await http.inject(path)).json();
    assert.deepEqual([attachments[0].fileName, attachments[0].readable], ['identity', false]);
  });

  test('removed with a reason, and then gone', async () => {
    as('fitter');
    const { attachmentId } = (await post('kind=photo', jpeg())).json();
    const url = `/api/v1/attachments/${attachmentId}`;
    const remove = (payload: object) => http.inject({ method: 'DELETE', url, payload });
    for (const bad of [{}, { reason: 'xx' }, { reason: 'x'.repeat(501) }])
      assert.equal((await remove(bad)).statusCode, 400);
    const { removal, readable } = (await remove({ reason: 'foto salah' })).json();
    assert.deepEqual(
      [removal, readable],
      [{ by: 'fitter', at: at.toISOString(), reason: 'foto salah' }, false],
    );
    assert.equal((await http.inject(url)).statusCode, 410);
  });

  test('a customer has a place of their own', async () => {
    as('front-office');
    const url = `/api/v1/customers/${idpel}/attachments`;
    assert.equal(
      (await post('kind=slo&name=slo.pdf', pdf(), 'application/pdf', url)).statusCode,
      201,
    );
    const { attachments } = (await http.inject(url)).json();
    assert.ok(
      attachments.some(
        (one: { kind: string; agendaNo: null }) => one.kind === 'slo' && one.agendaNo === null,
      ),
    );
  });

  test('as large as may be, and one byte more', async () => {
    as('front-office');
    const filled = (bytes: number) =>
      Buffer.concat([pdf(), Buffer.alloc(bytes - pdf().length, 0x20)]);
    assert.equal((await post('kind=survey', filled(mostBytes), 'application/pdf')).statusCode, 201);
    const larger = await post('kind=survey', filled(mostBytes + 1), 'application/pdf');
    assert.deepEqual([larger.statusCode, larger.json().code], [413, 'SETRUM_ATTACHMENT_TOO_LARGE']);
  });

  test('what is no file of ours, and who may not', async () => {
    as('front-office');
    const code = async (...sent: Parameters<typeof post>) => (await post(...sent)).json().code;
    assert.equal(await code('kind=photo', Buffer.from('GIF89a')), 'SETRUM_ATTACHMENT_TYPE');
    assert.equal(
      await code('kind=photo', Buffer.from('<svg/>'), 'image/svg+xml'),
      'SETRUM_ATTACHMENT_TYPE',
    );
    assert.equal(
      await code('kind=photo', Buffer.from('{}'), 'application/json'),
      'SETRUM_ATTACHMENT_TYPE',
    );
    assert.equal(await code('kind=photo', Buffer.alloc(0)), 'SETRUM_ATTACHMENT_TYPE');
    for (const query of [
      '',
      'kind=selfie',
      'kind=photo&name=',
      `kind=photo&name=${'x'.repeat(201)}`,
    ])
      assert.equal((await post(query, jpeg())).statusCode, 400, query);
    as('auditor');
    assert.equal((await post('kind=photo', jpeg())).statusCode, 403);
    as('counter-clerk');
    assert.equal((await http.inject(path)).statusCode, 403);
  });

  test('a line that breaks in the middle leaves nothing and blocks nobody', async () => {
    as('front-office');
    const before = await count();
    const address = http.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    for (let n = 0; n < 6; n++) {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(
        `POST ${path}?kind=photo HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: 1000\r\n\r\n`,
      );
      socket.write(jpeg().subarray(0, 50));
      socket.destroy();
      await once(socket, 'close');
    }
    assert.equal(await count(), before);
    assert.equal((await post('kind=receipt', png(), 'image/png')).statusCode, 201);
  });

  test('four at a time', async () => {
    as('front-office');
    const before = await count();
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => post('kind=other', jpeg([], 10 + n, 10))),
    );
    const codes = all.map(({ statusCode }) => statusCode);
    assert.ok(
      codes.every((code) => code === 201 || code === 503),
      String(codes),
    );
    assert.equal(await count(), before + codes.filter((code) => code === 201).length);
    assert.equal((await post('kind=work-order', jpeg())).statusCode, 201);
  });
});
