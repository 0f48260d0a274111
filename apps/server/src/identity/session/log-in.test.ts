import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createIdentityWorld,
  type IdentityWorld,
  inject,
  shell,
  testPassword,
} from '../../test-support/identity.ts';
import { everyEntry, queryAudit } from '../audit/query.ts';
import { Passwords } from '../user/password.ts';
import { resetPassword } from '../user/reset.ts';
import { setUserState } from '../user/state.ts';

describe('signing in with a password', () => {
  let world: IdentityWorld;
  let count = 0;
  let name = '';
  before(async () => {
    world = await createIdentityWorld();
  });
  after(async () => {
    await world?.close();
  });
  beforeEach(async () => {
    name = `sri${++count}`;
    await world.user(name);
    world.now = new Date(world.now.getTime() + 3_600_000);
  });

  const signIn = (password: string, who = name, more: object = {}) =>
    world.call(null, 'POST', '/session', { name: who, password, carrier: 'bearer', ...more });
  const me = async (token: unknown) => (await world.call(String(token), 'GET', '/session')).status;
  const column = async (what: string) => {
    const { rows } = await world.database.pool.query(
      `select ${what} as value from identity.user_account where name = $1`,
      [name],
    );
    return rows[0]?.value;
  };

  test('the right password opens a session, and says who one is', async () => {
    const { status, body } = await signIn(testPassword, name.toUpperCase());
    assert.equal(status, 200);
    const { csrf, permissions, ...who } = body['me'] as Record<string, unknown>;
    assert.deepEqual(who, {
      name,
      displayName: name.toUpperCase(),
      roles: ['front-office'],
      units: [],
      seller: null,
      language: 'id',
      mustChangePassword: false,
      totp: false,
      directory: false,
    });
    assert.equal(csrf, null, 'a program has no page');
    assert.ok((permissions as string[]).includes('application.enter'));
    assert.equal(await me(body['token']), 200);
    const [entry] = await queryAudit(world.database, {
      ...everyEntry,
      actor: name,
      act: 'session.open',
      limit: 1,
    });
    assert.equal(entry?.source, '127.0.0.1');
  });

  test('nobody learns which users there are: same answer, same work', async () => {
    let hashes = 0;
    const { passwords } = world.parts;
    const verify = passwords.verify.bind(passwords);
    passwords.verify = (password, stored) => {
      hashes += 1;
      return verify(password, stored);
    };
    try {
      const answers = [
        await signIn('wrong password here'),
        await signIn('wrong password here', 'nobody'),
        await signIn(testPassword, 'nobody'),
      ];
      await setUserState(world.database, name, 'blocked', shell, world.now);
      answers.push(await signIn(testPassword));
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
      assert.equal(answers[0]?.body['code'], 'SETRUM_LOGIN_FAILED');
      assert.equal(hashes, answers.length);
    } finally {
      passwords.verify = verify;
    }
  });

  test('five failures lock for a minute, then for two; the right password does not help', async () => {
    for (let n = 0; n < 5; n++) assert.equal((await signIn('wrong password here')).status, 401);
    assert.equal((await signIn(testPassword)).body['code'], 'SETRUM_LOGIN_FAILED');
    world.now = new Date(world.now.getTime() + 60_000);
    assert.equal((await signIn('wrong password here')).status, 401);
    world.now = new Date(world.now.getTime() + 119_000);
    assert.equal((await signIn(testPassword)).status, 401);
    world.now = new Date(world.now.getTime() + 1_000);
    assert.equal((await signIn(testPassword)).status, 200);
    assert.equal(await column('failed_attempts'), 0);
    const locks = await queryAudit(world.database, {
      ...everyEntry,
      act: 'user.lock',
      subject: name,
      limit: 10,
    });
    assert.deepEqual(
      locks.map(({ actor, detail }) => [actor, detail['failures']]),
      [
        ['system', 6],
        ['system', 5],
      ],
    );
  });

  test('attempts at the same time are all counted: brute force gets five tries, not fifty', async () => {
    let hashes = 0;
    const { passwords } = world.parts;
    const verify = passwords.verify.bind(passwords);
    passwords.verify = (password, stored) => {
      if (stored !== null) hashes += 1;
      return verify(password, stored);
    };
    try {
      const others = await world.another();
      const body = { name, password: 'wrong password here' };
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          inject(n % 2 === 0 ? world.http : others, null, 'POST', '/session', body),
        ),
      );
      assert.ok(answers.every(({ status }) => status === 401));
      assert.equal(hashes, 5);
    } finally {
      passwords.verify = verify;
    }
  });

  test('one address has thirty failures in a minute, whatever the names; successes are free', async () => {
    world.now = new Date(world.now.getTime() + 3_600_000);
    for (let n = 0; n < 30; n++)
      assert.equal((await signIn('wrong password here', `nobody${n}`)).status, 401);
    const refused = await signIn(testPassword);
    assert.deepEqual([refused.status, refused.body['code']], [429, 'SETRUM_LOGIN_LIMIT']);
    world.now = new Date(world.now.getTime() + 60_000);
    for (let n = 0; n < 35; n++) assert.equal((await signIn(testPassword)).status, 200);
  });

  test('a temporary password opens nothing but its own change', async () => {
    const temporary = await resetPassword(world.database, name, shell, world.now);
    assert.equal((await signIn(testPassword)).status, 401);
    const { body } = await signIn(temporary);
    const token = String(body['token']);
    assert.equal((body['me'] as { mustChangePassword: boolean }).mustChangePassword, true);
    assert.equal(await me(token), 200);
    const refused = await world.call(token, 'GET', '/units');
    assert.deepEqual([refused.status, refused.body['code']], [403, 'SETRUM_PASSWORD_MUST_CHANGE']);
    const change = { current: temporary, next: 'gardu tiang portal baru', carrier: 'bearer' };
    const changed = await world.call(token, 'POST', '/session/password', change);
    assert.equal(changed.status, 200);
    assert.equal((await world.call(String(changed.body['token']), 'GET', '/units')).status, 200);
    assert.equal(await me(token), 401, 'the old session is over');
    assert.equal((await signIn('gardu tiang portal baru')).status, 200);
  });

  test('a password is changed only by who knows the old one, and into a good one', async () => {
    const token = String((await signIn(testPassword)).body['token']);
    const other = await world.session(name);
    const change = async (current: string, next: string) => {
      const body = { current, next, carrier: 'bearer' };
      return (await world.call(token, 'POST', '/session/password', body)).body['code'];
    };
    assert.equal(
      await change('wrong password here', 'gardu tiang portal'),
      'SETRUM_PASSWORD_WRONG',
    );
    for (const weak of [
      'pendek',
      'aaaaaaaaaaaaaaaa',
      `${name}-di-gardu`,
      'rahasia123456',
      testPassword,
    ])
      assert.equal(await change(testPassword, weak), 'SETRUM_PASSWORD_WEAK', weak);
    assert.equal(await me(other), 200);
    assert.equal(await change(testPassword, 'gardu tiang portal'), undefined);
    assert.deepEqual([await me(other), await me(token)], [401, 401]);
  });

  test('a password guessed over a stolen session locks as well', async () => {
    const token = await world.session(name);
    const body = { current: 'wrong password here', next: 'gardu tiang portal' };
    for (let n = 0; n < 5; n++) await world.call(token, 'POST', '/session/password', body);
    const right = { ...body, current: testPassword };
    const refused = await world.call(token, 'POST', '/session/password', right);
    assert.equal(refused.body['code'], 'SETRUM_PASSWORD_WRONG');
  });

  test('a hash of another cost is made anew at the next sign-in', async () => {
    const dear = await new Passwords({ memoryKib: 128, passes: 2, lanes: 1 }).hash(testPassword);
    await world.database.pool.query(
      'update identity.user_account set password_hash = $1 where name = $2',
      [dear, name],
    );
    assert.equal((await signIn(testPassword)).status, 200);
    assert.match(String(await column('password_hash')), /^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    assert.equal((await signIn(testPassword)).status, 200);
  });
});
