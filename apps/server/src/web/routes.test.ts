import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createHttpServer, createLogger, type HttpServer } from '../platform/index.ts';
import { startWeb, type Web } from './start.ts';

const script = 'console.log(1);'.repeat(200);

describe('the screens as they are served', () => {
  let folder: string;
  let http: HttpServer;
  let web: Web;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-web-'));
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
    const file = (name: string, bytes: string | Buffer) =>
      writeFile(join(folder, 'dist', name), bytes);
    await file('index.html', '<meta nonce="__CSP_NONCE__"><div id="root"></div>');
    await file('assets/index-ABC.js', script);
    await file('assets/index-ABC.js.gz', gzipSync(script));
    await file('assets/index-ABC.js.br', brotliCompressSync(script));
    await file('icon.svg', '<svg/>');
    await file('sources.sha256', 'abc');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    http = await createHttpServer(createLogger('silent'));
    http.get('/api/v1/known', async () => ({ known: true }));
    web = await startWeb(http, { folder: join(folder, 'dist'), directory: false });
  });
  after(async () => {
    await http?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers });

  test('every address that is not the API’s is the page, with another nonce each time', async () => {
    const nonces = new Set<string>();
    for (const url of ['/', '/customers/534252904966', '/counter?sort=-name', '/index.html']) {
      const { statusCode, headers, body } = await get(url);
      assert.equal(statusCode, 200, url);
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
      const policy = String(headers['content-security-policy']);
      assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`), policy);
      assert.equal(headers['cache-control'], 'no-cache');
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 4);
  });

  test('no text in a page is run, nobody frames us, nothing of the machine is asked for', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /(^|; )default-src 'none'(;|$)/);
    assert.match(policy, /(^|; )script-src 'self'(;|$)/);
    assert.match(policy, /(^|; )frame-ancestors 'none'(;|$)/);
    assert.match(policy, /(^|; )base-uri 'none'(;|$)/);
    assert.doesNotMatch(policy, /unsafe| \*|https:|data:/);
    // The counter's agent on the clerk's own machine, and nothing beyond it.
    const elsewhere = /connect-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    assert.ok(elsewhere.every((one) => /^'self'$|\/\/(127\.0\.0\.1|localhost):\*$/.test(one)));
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(String(headers['permissions-policy']), /camera=\(\).*loopback-network=\(self\)/);
  });

  test('files that the build names by their content are kept for ever; others are asked for again', async () => {
    const asset = await get('/assets/index-ABC.js');
    assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.match(String(asset.headers['content-type']), /^text\/javascript/);
    assert.equal(asset.headers['x-content-type-options'], 'nosniff');
    const icon = await get('/icon.svg');
    assert.equal(icon.headers['cache-control'], 'no-cache');
    const again = await get('/icon.svg', { 'if-none-match': String(icon.headers.etag) });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });

  test('what the build has compressed goes to who takes it', async () => {
    const accepting = async (accepted: string) =>
      (await get('/assets/index-ABC.js', { 'accept-encoding': accepted })).headers[
        'content-encoding'
      ];
    assert.equal(await accepting('gzip, deflate, br, zstd'), 'br');
    assert.equal(await accepting('gzip, br;q=0'), 'gzip');
    assert.equal(await accepting('identity'), undefined);
    const { rawPayload, headers } = await get('/assets/index-ABC.js', { 'accept-encoding': 'br' });
    assert.deepEqual(rawPayload, brotliCompressSync(script));
    assert.equal(headers.vary, 'accept-encoding');
  });

  test('what is not there is no page: the API, other files, what lies outside', async () => {
    const missing = ['/api/v1/unknown', '/api', '/health/x', '/assets/index-OLD.js'];
    const outside = ['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt'];
    for (const url of [...missing, ...outside, '/sources.sha256', '/assets/index-ABC.js.gz']) {
      const { statusCode, body } = await get(url);
      assert.deepEqual([statusCode, JSON.parse(body).code], [404, 'SETRUM_NOT_FOUND'], url);
    }
    assert.deepEqual((await get('/api/v1/known')).json(), { known: true });
    const posted = await http.inject({ method: 'POST', url: '/customers' });
    assert.equal(posted.statusCode, 404);
  });

  test('the people of a demo are told only where it is one', async () => {
    const site = async () => (await get('/api/v1/site')).json();
    assert.deepEqual(await site(), { demo: null, directory: false });
    const account = { name: 'sari', displayName: 'Sari', role: 'front-office', password: 'x' };
    web.showDemo([account]);
    assert.deepEqual(await site(), { demo: { accounts: [account] }, directory: false });
  });

  test('where nothing was built, the page says how; without screens, the address is health', async () => {
    for (const [given, expected] of [
      [join(folder, 'nothing'), /npm run web/],
      [null, /^$/],
    ] as const) {
      const other = await createHttpServer(createLogger('silent'));
      await startWeb(other, { folder: given, directory: false });
      const answer = await other.inject('/');
      assert.match(answer.body, expected);
      if (given === null) assert.equal(answer.headers.location, '/health');
      await other.close();
    }
  });
});
