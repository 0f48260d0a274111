import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createIdentityWorld,
  type IdentityWorld,
  testPassword,
} from '../../test-support/identity.ts';
import { resetPassword } from '../user/reset.ts';
import { base32 } from './base32.ts';
import { acceptedStep, codeOf, stepOf } from './code.ts';
import { Vault } from './vault.ts';

const rfcSecret = Buffer.from('12345678901234567890');

test('the vectors of RFC 6238, appendix B, SHA-1', () => {
  for (const [seconds, code] of [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const)
    assert.equal(codeOf(rfcSecret, stepOf(new Date(seconds * 1000)), 8), code);
});

test('the vectors of RFC 4226, appendix D', () => {
  const codes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => codeOf(rfcSecret, step));
  assert.deepEqual(codes, [
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ]);
});

test('the vectors of RFC 4648 for base 32, without padding', () => {
  const texts = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'];
  assert.deepEqual(
    texts.map((text) => base32(Buffer.from(text))),
    ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'],
  );
});

test('a code is good one step early or late, and only once', () => {
  const at = new Date(3_000_000_000);
  const step = stepOf(at);
  const accepted = (of: number, last: number | null = null) =>
    acceptedStep(rfcSecret, codeOf(rfcSecret, of), at, last);
  assert.deepEqual(
    [accepted(step - 1), accepted(step), accepted(step + 1)],
    [step - 1, step, step + 1],
  );
  assert.deepEqual([accepted(step - 2), accepted(step + 2)], [null, null]);
  assert.deepEqual([accepted(step, step), accepted(step, step + 1)], [null, null]);
  assert.equal(acceptedStep(rfcSecret, '', at, null), null);
});

test('what is sealed opens under its key and for its owner only', () => {
  const vault = new Vault(createSecretKey(Buffer.alloc(32, 1)));
  const sealed = vault.seal(rfcSecret, 'sri');
  assert.deepEqual(vault.open(sealed, 'sri'), rfcSecret);
  assert.equal(vault.open(sealed, 'tono'), null);
  assert.equal(new Vault(createSecretKey(Buffer.alloc(32, 2))).open(sealed, 'sri'), null);
  const other = sealed.at(20) === 'A' ? 'B' : 'A';
  assert.equal(vault.open(sealed.slice(0, 20) + other + sealed.slice(21), 'sri'), null);
  for (const text of ['', 'AAAA', '!!!']) assert.equal(vault.open(text, 'sri'), null);
});

describe('an authenticator', () => {
  let world: IdentityWorld;
  let count = 0;
  let name = '';
  let token = '';
  before(async () => {
    world = await createIdentityWorld();
    await world.user('admin', { roles: ['administrator'], units: ['*'] });
  });
  after(async () => {
    await world?.close();
  });
  beforeEach(async () => {
    name = `sri${++count}`;
    await world.user(name);
    token = await world.session(name);
  });

  const code = (secret: Buffer, steps = 0): string => codeOf(secret, stepOf(world.now) + steps);
  const wait = (ms: number): void => {
    world.now = new Date(world.now.getTime() + ms);
  };
  const post = (path: string, body: object) =>
    world.call(token, 'POST', `/session/totp${path}`, body);
  const enrol = async () => {
    const { status, body } = await post('', { password: testPassword });
    assert.equal(status, 200);
    return { secret: secretOf(String(body['secret'])), uri: String(body['uri']) };
  };
  const set = async () => {
    const { secret } = await enrol();
    const { body } = await post('/confirm', { code: code(secret) });
    wait(30_000);
    return { secret, recoveryCodes: body['recoveryCodes'] as string[] };
  };
  const signIn = async (more: object = {}) => {
    const body = { name, password: testPassword, carrier: 'bearer', ...more };
    const answer = await world.call(null, 'POST', '/session', body);
    return answer.body['code'] ?? answer.status;
  };

  test('is set up, confirmed, and asked for from then on', async () => {
    const { secret, uri } = await enrol();
    assert.match(
      uri,
      new RegExp(`^otpauth://totp/Setrum%3A${name}\\?secret=[A-Z2-7]{32}&issuer=Setrum$`),
    );
    assert.equal(await signIn(), 200, 'not yet');
    assert.equal(
      (await post('/confirm', { code: code(secret, 5) })).body['code'],
      'SETRUM_TOTP_WRONG',
    );
    const { body } = await post('/confirm', { code: code(secret) });
    assert.equal(new Set(body['recoveryCodes'] as string[]).size, 10);
    assert.equal(await signIn(), 'SETRUM_TOTP_NEEDED');
    assert.equal(await signIn({ totp: code(secret) }), 'SETRUM_TOTP_WRONG', 'used to confirm');
    wait(30_000);
    assert.equal(await signIn({ totp: code(secret) }), 200);
    assert.equal(await signIn({ totp: code(secret) }), 'SETRUM_TOTP_WRONG', 'used once');
    assert.equal(await signIn({ totp: code(secret, -1) }), 'SETRUM_TOTP_WRONG', 'an older one');
  });

  test('of two sign-ins with one code at the same time, one is refused', async () => {
    const { secret } = await set();
    const answers = await Promise.all([1, 2, 3].map(() => signIn({ totp: code(secret) })));
    assert.deepEqual(answers.sort(), [200, 'SETRUM_TOTP_WRONG', 'SETRUM_TOTP_WRONG']);
  });

  test('does not make up for a wrong password, and does not tell that it was right', async () => {
    const { secret } = await set();
    const wrong = { password: 'wrong password here' };
    assert.equal(await signIn({ ...wrong, totp: code(secret) }), 'SETRUM_LOGIN_FAILED');
    assert.equal(await signIn(wrong), 'SETRUM_LOGIN_FAILED');
    assert.equal(await signIn({ totp: code(secret) }), 200, 'the code was not used up');
  });

  test('its codes are not guessed: five tries lock, and asking for a code in between frees none', async () => {
    const { secret } = await set();
    for (let n = 0; n < 5; n++) {
      assert.equal(await signIn({ totp: code(secret, 7 + n) }), 'SETRUM_TOTP_WRONG');
      assert.equal(await signIn(), n < 4 ? 'SETRUM_TOTP_NEEDED' : 'SETRUM_LOGIN_FAILED');
    }
    assert.equal(await signIn({ totp: code(secret) }), 'SETRUM_LOGIN_FAILED');
  });

  test('a recovery code stands in for it, once, however it is typed', async () => {
    const { recoveryCodes } = await set();
    const [first = '', second = ''] = recoveryCodes;
    assert.match(first, /^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
    assert.equal(await signIn({ recoveryCode: first }), 200);
    assert.equal(await signIn({ recoveryCode: first }), 'SETRUM_TOTP_WRONG');
    assert.equal(await signIn({ recoveryCode: second.toLowerCase().replaceAll('-', ' ') }), 200);
    const { rows } = await world.database.pool.query<{ text: string }>(
      `select string_agg(c::text || u::text, ' ') as text
         from identity.recovery_code c join identity.user_account u using (user_id)`,
    );
    for (const one of recoveryCodes) assert.ok(!rows[0]?.text.includes(one.replaceAll('-', '')));
  });

  test('a borrowed screen neither sets it up nor takes it away', async () => {
    const wrong = { password: 'wrong password here' };
    assert.equal((await post('', wrong)).body['code'], 'SETRUM_PASSWORD_WRONG');
    const { secret } = await set();
    assert.equal((await post('/remove', wrong)).body['code'], 'SETRUM_PASSWORD_WRONG');
    assert.equal((await post('', { password: testPassword })).body['code'], 'SETRUM_TOTP_STATE');
    assert.equal(
      (await post('/confirm', { code: code(secret) })).body['code'],
      'SETRUM_TOTP_STATE',
    );
    assert.equal((await post('/remove', { password: testPassword })).status, 204);
    assert.equal(await signIn(), 200);
  });

  test('an administrator takes a lost one away together with the password', async () => {
    const { secret } = await set();
    const by = { label: 'admin', units: 'all', source: 'test' } as const;
    const kept = await resetPassword(world.database, name, by, world.now);
    assert.equal(await signIn({ password: kept }), 'SETRUM_TOTP_NEEDED');
    assert.equal(await signIn({ password: kept, totp: code(secret) }), 200);
    const admin = await world.session('admin');
    const answer = await world.call(admin, 'POST', `/users/${name}/reset`, { removeTotp: true });
    assert.equal(await signIn({ password: answer.body['password'] }), 200);
  });

  test('a key file that is not the one it was sealed under is said to be so', async () => {
    const { secret } = await set();
    await world.database.pool.query(
      `update identity.user_account set totp_secret = $1 where name = $2`,
      [new Vault(createSecretKey(Buffer.alloc(32, 3))).seal(secret, name), name],
    );
    assert.equal(await signIn({ totp: code(secret) }), 'SETRUM_IDENTITY_KEY');
  });
});

function secretOf(text: string): Buffer {
  const bits = [...text]
    .map((letter) =>
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
    )
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
