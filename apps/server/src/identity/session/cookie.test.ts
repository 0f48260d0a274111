import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createIdentityWorld,
  type IdentityWorld,
  testPassword,
} from '../../test-support/identity.ts';
import { cookieValue } from './cookie.ts';
import { newSessionToken } from './token.ts';

type Headers = Readonly<Record<string, string>>;

describe('sessions in a browser', () => {
  let world: IdentityWorld;
  before(async () => {
    world = await createIdentityWorld();
    await world.user('sri');
    await world.user('tono');
  });
  after(async () => {
    await world?.close();
  });
  const ours: Headers = { host: 'setrum.example.id', origin: 'https://setrum.example.id' };
  const send = async (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    headers: Headers,
    payload?: object,
  ) => {
    const url = `/api/v1${path}`;
    const response = await world.http.inject({
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const setCookie = String(response.headers['set-cookie'] ?? '');
    const body = response.body === '' ? {} : response.json();
    return { status: response.statusCode, body, setCookie };
  };
  const signIn = async (name = 'sri', headers: Headers = ours) => {
    const answer = await send('POST', '/session', headers, { name, password: testPassword });
    const cookie = answer.setCookie.split(';')[0] ?? '';
    return { ...answer, cookie, csrf: String(answer.body.me?.csrf) };
  };
  const language = (headers: Headers) =>
    send('PUT', '/session/language', headers, { language: 'en' });

  test('the token goes into a cookie that scripts cannot read and other sites do not send', async () => {
    const { status, body, setCookie } = await signIn();
    assert.equal(status, 200);
    assert.match(
      setCookie,
      /^setrum_session=setrum_s_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    assert.equal(body.token, null);
    assert.ok(!JSON.stringify(body).includes('setrum_s_'));
  });

  test('over TLS, or behind what ends it, the cookie is Secure', async () => {
    const behind = await createIdentityWorld({ publicUrl: 'https://setrum.example.id' });
    try {
      await behind.user('sri');
      const payload = { name: 'sri', password: testPassword };
      const { headers } = await behind.http.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload,
      });
      assert.match(String(headers['set-cookie']), /; Secure$/);
      const from = async (origin: string) => {
        const request = { method: 'POST', url: '/api/v1/session', payload } as const;
        const sent = { ...request, headers: { host: 'inner:8080', origin } };
        return (await behind.http.inject(sent)).statusCode;
      };
      assert.equal(await from('https://setrum.example.id'), 200, 'the proxy changed the host');
      assert.equal(await from('https://evil.example'), 403);
    } finally {
      await behind.close();
    }
  });

  test('what changes something needs the cookie, the page’s token, and to come from our page', async () => {
    const { cookie, csrf } = await signIn();
    assert.equal((await send('GET', '/session', { cookie })).status, 200);
    const good = { ...ours, cookie, 'x-csrf-token': csrf };
    assert.equal((await language(good)).status, 200);
    assert.equal((await language({ cookie, 'x-csrf-token': csrf, host: 'x' })).status, 200);
    const other = await signIn('tono');
    const bad: [string, Headers][] = [
      ['no token', { ...ours, cookie }],
      ['a wrong token', { ...good, 'x-csrf-token': `${csrf}A` }],
      ["somebody else's token", { ...good, 'x-csrf-token': other.csrf }],
      ['the session’s own token', { ...good, 'x-csrf-token': cookie.split('=')[1] ?? '' }],
      ['another origin', { ...good, origin: 'https://evil.example' }],
      ['another port', { ...good, origin: 'https://setrum.example.id:8443' }],
      ['no origin to speak of', { ...good, origin: 'null' }],
      ['another site', { ...good, 'sec-fetch-site': 'cross-site' }],
      ['a sister site', { ...good, 'sec-fetch-site': 'same-site' }],
    ];
    for (const [name, headers] of bad) {
      const { status, body } = await language(headers);
      assert.deepEqual([status, body.code], [403, 'SETRUM_CSRF'], name);
    }
    assert.equal((await language({ ...good, 'sec-fetch-site': 'same-origin' })).status, 200);
  });

  test('nobody is signed in by another site', async () => {
    const answer = await signIn('sri', { ...ours, origin: 'https://evil.example' });
    assert.deepEqual([answer.status, answer.body.code], [403, 'SETRUM_CSRF']);
  });

  test('a cookie planted before signing in is worth nothing after it', async () => {
    const planted = newSessionToken();
    const answer = await signIn('sri', { ...ours, cookie: `setrum_session=${planted}` });
    assert.equal(answer.status, 200);
    assert.ok(!answer.cookie.includes(planted));
    const old = await send('GET', '/session', { cookie: `setrum_session=${planted}` });
    assert.equal(old.status, 401);
  });

  test('signing in again in the same browser ends the session before, whoever’s it was', async () => {
    const first = await signIn('tono');
    const second = await signIn('sri', { ...ours, cookie: first.cookie });
    assert.equal((await send('GET', '/session', { cookie: first.cookie })).status, 401);
    const { body } = await send('GET', '/session', { cookie: second.cookie });
    assert.equal(body.name, 'sri');
  });

  test('two cookies of the name are none: nobody knows which of them is ours', async () => {
    const { cookie } = await signIn();
    const double = `${cookie}; setrum_session=${newSessionToken()}`;
    assert.equal((await send('GET', '/session', { cookie: double })).status, 401);
    assert.equal(cookieValue('a=1; setrum_session=x; b=2', 'setrum_session'), 'x');
    assert.equal(cookieValue('xsetrum_session=x', 'setrum_session'), undefined);
  });

  test('an unusable Authorization header is not made up for by a cookie', async () => {
    const { cookie } = await signIn();
    const headers = { cookie, authorization: `Bearer ${newSessionToken()}` };
    assert.equal((await send('GET', '/session', headers)).status, 401);
  });

  test('signing out takes the cookie away', async () => {
    const { cookie, csrf } = await signIn();
    const response = await world.http.inject({
      method: 'DELETE',
      url: '/api/v1/session',
      headers: { ...ours, cookie, 'x-csrf-token': csrf },
    });
    assert.equal(response.statusCode, 204);
    assert.match(String(response.headers['set-cookie']), /^setrum_session=; .*Max-Age=0/);
    assert.equal((await send('GET', '/session', { cookie })).status, 401);
  });
});
