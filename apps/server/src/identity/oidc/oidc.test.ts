import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createIdentityWorld, type IdentityWorld, shell } from '../../test-support/identity.ts';
import {
  followThrough,
  startDirectory,
  type TestDirectory,
  testClient,
} from '../../test-support/oidc-provider.ts';
import { setUserState } from '../user/state.ts';
import { userNamed } from '../user/store.ts';
import type { OidcSettings } from './settings.ts';

const publicUrl = 'http://setrum.test';
const path = '/api/v1/session/oidc';
const callback = `${publicUrl}${path}/callback`;

let directory: TestDirectory;
before(async () => {
  directory = await startDirectory(callback);
});
after(async () => {
  await directory?.close();
});
beforeEach(() => {
  directory.claims.clear();
});

const settings = (more: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer: directory.issuer,
  ...testClient,
  claim: 'preferred_username',
  scope: 'profile email',
  roles: null,
  ...more,
});

const cookiesOf = (header: unknown): string[] => [header].flat().map(String);

/** Begins to sign in: where the browser goes, and the flow that it keeps. */
async function begin(world: IdentityWorld) {
  const response = await world.http.inject({ method: 'GET', url: `${path}/start` });
  const flow = String(response.headers['set-cookie']).split(';')[0] ?? '';
  return { status: response.statusCode, url: String(response.headers.location), flow };
}

/** Comes back: where the browser is sent, and the session that it got. */
async function comeBack(world: IdentityWorld, url: string, cookie: string) {
  const { pathname, search } = new URL(url);
  const headers = { cookie };
  const response = await world.http.inject({ method: 'GET', url: pathname + search, headers });
  const cookies = cookiesOf(response.headers['set-cookie']);
  const session = cookies.find((one) => one.startsWith('setrum_session='));
  return { to: response.headers.location, session, cookies };
}

async function signIn(world: IdentityWorld, account: string | null) {
  directory.account = account;
  const { url, flow } = await begin(world);
  return comeBack(world, await followThrough(url), flow);
}

describe('signing in by a directory: users that are here already', () => {
  let world: IdentityWorld;
  before(async () => {
    world = await createIdentityWorld({ publicUrl, oidc: settings() });
    await world.user('sri');
  });
  after(async () => {
    await world?.close();
  });
  const knows = (account: string, claims: object): void => {
    directory.claims.set(account, { ...claims });
  };

  test('the directory says who it is, and the session is that user’s', async () => {
    knows('u-1', { preferred_username: 'SRI' });
    const { to, session, cookies } = await signIn(world, 'u-1');
    assert.equal(to, '/');
    assert.match(String(session), /; HttpOnly; SameSite=Strict$/);
    assert.ok(cookies.some((one) => /^setrum_oidc=; .*Max-Age=0/.test(one)));
    const me = await world.http.inject({
      method: 'GET',
      url: '/api/v1/session',
      headers: { cookie: String(session).split(';')[0] ?? '' },
    });
    assert.equal(me.json().name, 'sri');
  });

  test('what is asked for has PKCE, state and nonce, each time anew', async () => {
    const [one, other] = [await begin(world), await begin(world)];
    const query = new URL(one.url).searchParams;
    assert.deepEqual(
      ['response_type', 'code_challenge_method', 'redirect_uri', 'scope'].map((name) =>
        query.get(name),
      ),
      ['code', 'S256', callback, 'openid profile email'],
    );
    for (const name of ['state', 'nonce', 'code_challenge']) {
      assert.ok((query.get(name) ?? '').length >= 32, name);
      assert.notEqual(query.get(name), new URL(other.url).searchParams.get(name), name);
    }
    assert.ok(!one.flow.includes(query.get('state') ?? '-'), 'the flow is sealed');
  });

  test('nobody here by that name, or blocked, or without the claim: no session, and no user made', async () => {
    await world.user('blocked');
    await setUserState(world.database, 'blocked', 'blocked', shell, world.now);
    knows('u-2', { preferred_username: 'somebody' });
    knows('u-3', { preferred_username: 'blocked' });
    knows('u-4', {});
    for (const account of ['u-2', 'u-3', 'u-4']) {
      const { to, session } = await signIn(world, account);
      assert.deepEqual([to, session], ['/?sign-in=SETRUM_OIDC_USER', undefined], account);
    }
    await assert.rejects(userNamed(world.database, 'somebody'), { code: 'SETRUM_USER_UNKNOWN' });
  });

  test('who does not sign in there does not sign in here', async () => {
    const { to } = await signIn(world, null);
    assert.equal(to, '/?sign-in=SETRUM_OIDC_FAILED');
  });

  test('an answer is good in the browser that asked for it, once, and for ten minutes', async () => {
    knows('u-1', { preferred_username: 'sri' });
    directory.account = 'u-1';
    const refused = '/?sign-in=SETRUM_OIDC_FAILED';
    const mine = await begin(world);
    const back = await followThrough(mine.url);
    const victim = await begin(world);
    assert.equal((await comeBack(world, back, '')).to, refused, 'no flow');
    assert.equal((await comeBack(world, back, victim.flow)).to, refused, 'another’s flow');
    assert.equal((await comeBack(world, back, `${mine.flow}x`)).to, refused, 'a changed flow');
    assert.equal((await comeBack(world, back, 'setrum_oidc=AAAA')).to, refused, 'a forged flow');
    const forged = back.replace(/code=[^&]+/, 'code=forged');
    assert.equal((await comeBack(world, forged, mine.flow)).to, refused, 'a forged code');
    const second = await begin(world);
    const late = await followThrough(second.url);
    const start = world.now;
    world.now = new Date(start.getTime() + 600_000);
    assert.equal((await comeBack(world, late, second.flow)).to, refused, 'too late');
    world.now = start;
    assert.equal((await comeBack(world, late, second.flow)).to, '/');
    assert.equal((await comeBack(world, late, second.flow)).to, refused, 'twice');
  });
});

describe('signing in by a directory: by e-mail address', () => {
  test('only one that the directory has verified', async () => {
    const world = await createIdentityWorld({ publicUrl, oidc: settings({ claim: 'email' }) });
    try {
      await world.user('sri', { email: 'sri@example.id' });
      directory.claims.set('u-1', { email: 'Sri@Example.ID', email_verified: true });
      directory.claims.set('u-2', { email: 'sri@example.id', email_verified: false });
      directory.claims.set('u-3', { email: 'sri@example.id' });
      assert.equal((await signIn(world, 'u-1')).to, '/');
      for (const account of ['u-2', 'u-3'])
        assert.equal((await signIn(world, account)).to, '/?sign-in=SETRUM_OIDC_USER');
    } finally {
      await world.close();
    }
  });
});

describe('signing in by a directory that also says the roles', () => {
  let world: IdentityWorld;
  const groups = {
    claim: 'groups',
    byGroup: {
      'pln-desk': ['front-office'],
      'pln-chief': ['supervisor'],
      'pln-audit': ['auditor'],
    },
    unitsClaim: 'units',
  } as const;
  before(async () => {
    world = await createIdentityWorld({ publicUrl, oidc: settings({ roles: groups }) });
  });
  after(async () => {
    await world?.close();
  });

  test('makes users, and keeps roles and units as the directory has them', async () => {
    const claims = { preferred_username: 'tono', name: 'TONO', units: ['53425'] };
    directory.claims.set('u-5', { ...claims, groups: ['pln-desk', 'other'] });
    assert.equal((await signIn(world, 'u-5')).to, '/');
    const made = await userNamed(world.database, 'tono');
    assert.deepEqual(
      [made.origin, made.displayName, made.roles, made.units],
      ['directory', 'TONO', ['front-office'], ['53425']],
    );
    directory.claims.set('u-5', { ...claims, groups: 'pln-chief', units: ['53426', '53435'] });
    assert.equal((await signIn(world, 'u-5')).to, '/');
    const changed = await userNamed(world.database, 'tono');
    assert.deepEqual([changed.roles, changed.units], [['supervisor'], ['53426', '53435']]);
    directory.claims.set('u-5', { ...claims, groups: ['other'] });
    assert.equal((await signIn(world, 'u-5')).to, '/?sign-in=SETRUM_OIDC_USER');
  });

  test('who has a password here keeps the roles given here; the others have no password to guess', async () => {
    await world.user('ratna', { roles: ['fitter'] });
    directory.claims.set('u-6', { preferred_username: 'ratna', groups: ['pln-chief'] });
    assert.equal((await signIn(world, 'u-6')).to, '/');
    assert.deepEqual((await userNamed(world.database, 'ratna')).roles, ['fitter']);
    directory.claims.set('u-7', { preferred_username: 'budi', groups: ['pln-desk'] });
    await signIn(world, 'u-7');
    const body = { name: 'budi', password: 'kabel laut tiga fase' };
    const answer = await world.call(null, 'POST', '/session', body);
    assert.equal(answer.body['code'], 'SETRUM_LOGIN_FAILED');
  });

  test('roles that nobody may hold together, units and names that are none: refused', async () => {
    for (const [claims, code] of [
      [{ preferred_username: 'dewi', groups: ['pln-desk', 'pln-audit'] }, 'SETRUM_USER_ROLES'],
      [
        { preferred_username: 'dewi', groups: ['pln-desk'], units: ['99999'] },
        'SETRUM_UNIT_UNKNOWN',
      ],
      [{ preferred_username: 'system', groups: ['pln-desk'] }, 'SETRUM_USER_NAME'],
      [{ preferred_username: 'd. e. w. i.', groups: ['pln-desk'] }, 'SETRUM_OIDC_USER'],
    ] as const) {
      directory.claims.set('u-8', claims);
      assert.equal((await signIn(world, 'u-8')).to, `/?sign-in=${code}`);
    }
  });
});

describe('without a directory', () => {
  test('it is off, and says so; one that does not answer is said not to answer', async () => {
    const world = await createIdentityWorld();
    const gone = await createIdentityWorld({
      publicUrl,
      oidc: settings({ issuer: 'http://127.0.0.1:9' }),
    });
    try {
      for (const url of [`${path}/start`, `${path}/callback?code=x&state=y`])
        assert.equal(
          (await world.http.inject({ method: 'GET', url })).json().code,
          'SETRUM_OIDC_OFF',
        );
      assert.deepEqual((await world.call(null, 'GET', '/session/oidc')).body, { enabled: false });
      assert.deepEqual((await gone.call(null, 'GET', '/session/oidc')).body, { enabled: true });
      const { body } = await gone.call(null, 'GET', '/session/oidc/start');
      assert.equal(body['code'], 'SETRUM_OIDC_UNAVAILABLE');
    } finally {
      await world.close();
      await gone.close();
    }
  });
});
