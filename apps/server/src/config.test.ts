import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trustedProxiesOf } from './config.ts';
import { createHttpServer, createLogger } from './platform/index.ts';

test('proxies that are trusted: addresses and networks, nothing else', () => {
  const of = (text: string) => trustedProxiesOf({ SETRUM_TRUSTED_PROXIES: text });
  assert.deepEqual(trustedProxiesOf({}), []);
  assert.deepEqual(of('127.0.0.1, 10.0.0.0/8,::1'), ['127.0.0.1', '10.0.0.0/8', '::1']);
  for (const bad of ['proxy', '10.0.0.0/x', '10.0.0/8', '*'])
    assert.throws(() => of(bad), { code: 'SETRUM_USAGE' }, bad);
});

test('only a trusted proxy is believed where a request comes from', async () => {
  const ask = async (trusted: readonly string[]) => {
    const http = await createHttpServer(createLogger('silent'), trusted);
    http.get('/from', async ({ ip, protocol }) => ({ ip, protocol }));
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const response = await http.inject({ method: 'GET', url: '/from', headers });
    await http.close();
    return response.json();
  };
  assert.deepEqual(await ask([]), { ip: '127.0.0.1', protocol: 'http' });
  assert.deepEqual(await ask(['10.0.0.0/8']), { ip: '127.0.0.1', protocol: 'http' });
  assert.deepEqual(await ask(['127.0.0.1']), { ip: '203.0.113.9', protocol: 'https' });
});
