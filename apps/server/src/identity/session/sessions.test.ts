import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createIdentityWorld,
  type IdentityWorld,
  inject,
  shell,
  testPassword,
} from '../../test-support/identity.ts';
import { createGate } from '../permission/gate.ts';
import { changeUser } from '../user/change.ts';
import { setUserState } from '../user/state.ts';
import { newSessionToken } from './token.ts';

const minuteMs = 60_000;

describe('sessions', () => {
  let world: IdentityWorld;
  let count = 0;
  let name = '';
  before(async () => {
    world = await createIdentityWorld();
    await world.user('admin', { roles: ['administrator'], units: ['*'] });
  });
  after(async () => {
    await world?.close();
  });
  beforeEach(async () => {
    name = `sri${++count}`;
    await world.user(name, { units: ['53425'] });
  });
  const wait = (ms: number): void => {
    world.now = new Date(world.now.getTime() + ms);
  };
  const units = async (token: string, http = world.http) =>
    (await inject(http, token, 'GET', '/units')).status;

  test('a forged token opens nothing: made up, changed by a character, a hash, of another kind', async () => {
    const token = await world.session(name);
    assert.equal(await units(token), 200);
    const last = token.at(-1) === 'A' ? 'E' : 'A';
    const { rows } = await world.database.pool.query(
      `select encode(token_hash, 'base64') as hash, session_id from identity.session`,
    );
    const forged = [
      newSessionToken(),
      token.slice(0, -1) + last,
      token.toUpperCase(),
      token.slice(0, -1),
      `${token}A`,
      token.replace('setrum_s_', 'setrum_'),
      rows[0]?.hash,
      rows[0]?.session_id,
      `setrum_s_${rows[0]?.hash.replace(/[+/=]/g, '')}`,
    ];
    for (const one of forged) assert.equal(await units(String(one)), 401, String(one));
  });

  test('the database knows no token, only its hash', async () => {
    const token = await world.session(name);
    const { rows } = await world.database.pool.query<{ text: string }>(
      'select string_agg(s::text, chr(10)) as text from identity.session s',
    );
    assert.ok(!rows[0]?.text.includes(token.slice(9)));
  });

  test('a session that nobody uses is over after half an hour', async () => {
    const token = await world.session(name);
    for (let n = 0; n < 4; n++) {
      wait(29 * minuteMs);
      assert.equal(await units(token), 200, 'used in time');
    }
    wait(30 * minuteMs);
    assert.equal(await units(token), 401);
  });

  test('a line that stays open, about which the server asks, keeps no session from running out', async () => {
    const token = await world.session(name);
    const gate = createGate({ database: world.database, now: () => world.now });
    const headers = { authorization: `Bearer ${token}` };
    const ask = () =>
      gate({ method: 'GET', ip: '127.0.0.1', headers, isOpenLine: true }, 'signed-in');
    for (let n = 0; n < 29; n++) {
      wait(minuteMs);
      assert.equal((await ask()).label, name);
    }
    wait(minuteMs);
    await assert.rejects(ask(), { code: 'SETRUM_UNAUTHENTICATED' });
    assert.equal(await units(token), 401);
  });

  test('however busy, it is over after twelve hours', async () => {
    const token = await world.session(name);
    for (let n = 0; n < 35; n++) {
      wait(20 * minuteMs);
      assert.equal(await units(token), 200);
    }
    wait(20 * minuteMs);
    assert.equal(await units(token), 401);
  });

  test('signing out ends it at once here, and within seconds elsewhere', async () => {
    const token = await world.session(name);
    const elsewhere = await world.another();
    assert.deepEqual([await units(token), await units(token, elsewhere)], [200, 200]);
    assert.equal((await world.call(token, 'DELETE', '/session')).status, 204);
    assert.equal(await units(token), 401);
    wait(5_000);
    assert.equal(await units(token, elsewhere), 401);
  });

  test('a blocked user is out at once; let in again, the old session stays ended', async () => {
    const token = await world.session(name);
    const admin = await world.session('admin');
    assert.equal(await units(token), 200);
    const block = (state: string) => world.call(admin, 'PUT', `/users/${name}/state`, { state });
    assert.equal((await block('blocked')).status, 200);
    assert.equal(await units(token), 401);
    assert.equal((await block('active')).status, 200);
    assert.equal(await units(token), 401);
    assert.equal(await units(await world.session(name)), 200);
  });

  test('a user blocked past this server (another server, the shell) is out within seconds', async () => {
    const token = await world.session(name);
    assert.equal(await units(token), 200);
    await setUserState(world.database, name, 'blocked', shell, world.now);
    wait(5_000);
    assert.equal(await units(token), 401);
    await world.database.pool.query(
      `update identity.user_account set state = 'blocked' where name = $1`,
      [name],
    );
    assert.equal(await units(await world.session(name)), 401, 'even with a session left');
  });

  test('a changed role holds at once: what was taken is refused, what was given is there', async () => {
    const token = await world.session(name);
    const admin = await world.session('admin');
    assert.equal(await units(token), 200);
    assert.equal((await world.call(token, 'GET', '/users')).status, 403);
    const change = { roles: ['auditor'], units: ['*'] };
    assert.equal((await world.call(admin, 'PATCH', `/users/${name}`, change)).status, 200);
    assert.equal((await world.call(token, 'GET', '/users')).status, 200);
    const back = { roles: ['front-office'], units: ['53425'] };
    await changeUser(world.database, name, { ...back, roles: ['front-office'] }, shell, world.now);
    wait(5_000);
    assert.equal((await world.call(token, 'GET', '/users')).status, 403);
  });

  test('a changed unit holds at once, and a unit that is registered later is in its scope', async () => {
    const token = await world.session(name);
    const admin = await world.session('admin');
    const show = async (unit: string) => (await world.call(token, 'GET', `/units/${unit}`)).status;
    assert.deepEqual([await show('53425'), await show('53435')], [200, 403]);
    await world.call(admin, 'PATCH', `/users/${name}`, { units: ['53430'] });
    assert.deepEqual([await show('53425'), await show('53435')], [403, 200]);
    const place = { name: 'CIMAHI UTARA', address: '', phone: '' };
    const unit = { unit: `5343${count % 5}`, kind: 'ULP', parent: '53430', ...place };
    await world.call(admin, 'POST', '/units', unit);
    wait(5_000);
    assert.equal(await show(unit.unit), 200);
  });

  test('one sees and ends the other sessions of oneself, of nobody else', async () => {
    const open = (): Promise<string> => {
      wait(1_000);
      return world.session(name);
    };
    const [here, there, third] = [await open(), await open(), await open()];
    const stranger = await world.session('admin');
    const others = async (token: string) =>
      (await world.call(token, 'GET', '/session/others')).body['sessions'] as {
        sessionId: string;
        name: string;
      }[];
    const list = await others(here);
    assert.deepEqual(
      list.map((session) => session.name),
      [name, name],
    );
    const first = list[0]?.sessionId ?? '';
    const path = `/session/others/${first}`;
    assert.equal((await world.call(stranger, 'DELETE', path)).status, 404);
    assert.equal((await world.call(here, 'DELETE', path)).status, 204);
    assert.deepEqual(
      [await units(there), await units(third)],
      [200, 401],
      'the newest comes first',
    );
    const ended = await world.call(here, 'DELETE', '/session/others');
    assert.deepEqual(ended.body, { ended: 1 });
    assert.deepEqual([await units(here), await units(there)], [200, 401]);
  });

  test('an administrator sees who is signed in and ends it; a front office does not', async () => {
    const token = await world.session(name);
    const admin = await world.session('admin');
    const list = await world.call(admin, 'GET', `/sessions?name=${name}`);
    const sessions = list.body['sessions'] as { sessionId: string }[];
    assert.equal(sessions.length, 1);
    assert.ok(!JSON.stringify(list.body).includes('setrum_s_'));
    assert.equal((await world.call(token, 'GET', '/sessions')).status, 403);
    const path = `/users/${name}/sessions`;
    const one = `${path}/${sessions[0]?.sessionId}`;
    assert.equal((await world.call(admin, 'DELETE', one)).status, 204);
    assert.equal(await units(token), 401);
    const again = await world.session(name);
    assert.deepEqual((await world.call(admin, 'DELETE', path)).body, { ended: 1 });
    assert.equal(await units(again), 401);
  });

  test('a new sign-in beyond twenty ends the oldest', async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 21; n++) {
      wait(1000);
      const body = { name, password: testPassword, carrier: 'bearer' };
      tokens.push(String((await world.call(null, 'POST', '/session', body)).body['token']));
    }
    assert.deepEqual([await units(tokens[0] ?? ''), await units(tokens[1] ?? '')], [401, 200]);
  });
});
