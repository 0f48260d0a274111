import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  createIdentityWorld,
  type IdentityWorld,
  testPassword,
} from '../../test-support/identity.ts';
import { everyEntry, queryAudit } from '../audit/query.ts';
import { registerUser } from './register.ts';

type Body = Record<string, unknown>;

describe('users', () => {
  let world: IdentityWorld;
  let admin = '';
  let local = '';
  let count = 0;
  let name = '';
  before(async () => {
    world = await createIdentityWorld();
    await world.user('admin', { roles: ['administrator'], units: ['*'] });
    await world.user('bandung', { roles: ['administrator'], units: ['53420'] });
    admin = await world.session('admin');
    local = await world.session('bandung');
  });
  after(async () => {
    await world?.close();
  });
  beforeEach(() => {
    name = `tono${++count}`;
  });
  const clerk = { displayName: 'TONO', roles: ['front-office'], units: ['53425'] };
  const seller = { partnerId: '4510017', counterId: 'LOKET-01' };
  const make = (body: Body = {}, by = admin) =>
    world.call(by, 'POST', '/users', { name, ...clerk, ...body });
  const change = (body: Body, by = admin) => world.call(by, 'PATCH', `/users/${name}`, body);
  const code = async (answer: Promise<{ status: number; body: Body }>) => {
    const { status, body } = await answer;
    return body['code'] ?? status;
  };

  test('is made with a password that is told once and must be changed', async () => {
    const { status, body } = await make({ email: 'Tono@Example.ID' });
    assert.equal(status, 201);
    const { madeAt, ...user } = body['user'] as Body;
    assert.deepEqual(user, {
      name,
      ...clerk,
      email: 'tono@example.id',
      seller: null,
      state: 'active',
      origin: 'local',
      language: 'id',
      mustChangePassword: true,
      totp: false,
      lockedUntil: null,
      lastLogInAt: null,
    });
    assert.equal(madeAt, world.now.toISOString());
    assert.match(String(body['password']), /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const shown = await world.call(admin, 'GET', `/users/${name}`);
    assert.ok(!JSON.stringify(shown.body).includes('argon2'));
    const signedIn = await world.call(null, 'POST', '/session', {
      name,
      password: body['password'],
    });
    assert.equal(signedIn.status, 200);
  });

  test('what was before and what is after stands in the trail, no more of the e-mail address than needed', async () => {
    await make({ email: 'tini@example.id' });
    assert.equal(await code(change({ roles: ['supervisor', 'metering'], email: null })), 200);
    assert.equal(await code(change({ roles: ['supervisor', 'metering'] })), 200, 'nothing changes');
    const entries = await queryAudit(world.database, { ...everyEntry, subject: name, limit: 10 });
    assert.deepEqual(
      entries.map((entry) => [entry.act, entry.actor, entry.source, entry.before, entry.after]),
      [
        [
          'user.change',
          'admin',
          '127.0.0.1',
          { email: 't***@example.id', roles: 'front-office' },
          { email: null, roles: 'metering,supervisor' },
        ],
        [
          'user.register',
          'admin',
          '127.0.0.1',
          null,
          {
            displayName: 'TONO',
            email: 't***@example.id',
            roles: 'front-office',
            units: '53425',
            partnerId: null,
            counterId: null,
            state: 'active',
            language: 'id',
          },
        ],
      ],
    );
  });

  test('names that stand for something else, are taken, or are no names', async () => {
    await make({ email: 'one@example.id' });
    assert.equal(await code(make()), 'SETRUM_USER_EXISTS');
    assert.equal(
      await code(make({ name: 'somebody', email: 'one@example.id' })),
      'SETRUM_USER_EXISTS',
    );
    for (const reserved of ['system', 'shell'])
      assert.equal(await code(make({ name: reserved })), 'SETRUM_USER_NAME');
    for (const bad of ['Tono', 'to', '1tono', 'tono budi', 'tono:x', '*'])
      assert.equal(await code(make({ name: bad })), 'SETRUM_BAD_REQUEST', bad);
    const by = { label: 'admin', units: 'all', source: '' } as const;
    const wanted = { ...clerk, name: 'Tono', roles: ['front-office'] } as const;
    await assert.rejects(registerUser(world.database, wanted, by, world.now), {
      code: 'SETRUM_USER_NAME',
    });
    await make({ name: 'other', email: 'other@example.id' });
    assert.equal(await code(change({ email: 'other@example.id' })), 'SETRUM_USER_EXISTS');
  });

  test('roles that one person may not hold together', async () => {
    const refused: Body[] = [
      { roles: ['auditor', 'front-office'] },
      { roles: ['administrator', 'supervisor'] },
      { roles: ['administrator', 'p2apst-officer'] },
      { roles: ['counter-clerk', 'front-office'], seller },
      { roles: ['counter-clerk'] },
      { roles: ['front-office'], seller },
    ];
    for (const body of refused) assert.equal(await code(make(body)), 'SETRUM_USER_ROLES');
    assert.equal(await code(make({ roles: [] })), 'SETRUM_BAD_REQUEST');
    assert.equal(await code(make({ roles: ['root'] })), 'SETRUM_BAD_REQUEST');
    assert.equal(await code(make({ roles: ['counter-clerk'], units: [], seller })), 201);
    const token = await world.session(name);
    const me = await world.call(token, 'GET', '/session');
    assert.deepEqual(me.body['seller'], seller);
    assert.equal(await code(change({ roles: ['fitter'] })), 'SETRUM_USER_ROLES');
    assert.equal(await code(change({ roles: ['fitter'], seller: null })), 200);
  });

  test('units must be there', async () => {
    assert.equal(await code(make({ units: ['53499'] })), 'SETRUM_UNIT_UNKNOWN');
    assert.equal(await code(make()), 201);
    assert.equal(await code(change({ units: ['53425', '53499'] })), 'SETRUM_UNIT_UNKNOWN');
    assert.equal(await code(change({ units: ['53', '53425'] })), 200);
  });

  test('nobody changes, blocks or resets themselves', async () => {
    for (const [method, path, body] of [
      ['PATCH', '', { roles: ['supervisor'] }],
      ['PUT', '/state', { state: 'blocked' }],
      ['POST', '/reset', {}],
    ] as const)
      assert.equal(
        await code(world.call(admin, method, `/users/admin${path}`, body)),
        'SETRUM_USER_OWN',
      );
  });

  test('an administrator of some units stays within them', async () => {
    assert.equal(await code(make({ units: ['53425'] }, local)), 201);
    assert.equal(await code(change({ units: ['53425', '53426'] }, local)), 200);
    for (const units of [['*'], ['53'], ['53435'], ['53425', '53435']])
      assert.equal(await code(change({ units }, local)), 'SETRUM_UNIT_FORBIDDEN', units.join());
    // What these may do is not bound to units.
    for (const roles of [['p2apst-officer'], ['auditor']])
      assert.equal(await code(change({ roles }, local)), 'SETRUM_FORBIDDEN', roles.join());
    assert.equal(await code(change({ units: ['53435'] })), 200);
    for (const answer of [
      change({ displayName: 'X' }, local),
      world.call(local, 'GET', `/users/${name}`),
      world.call(local, 'POST', `/users/${name}/reset`, {}),
      world.call(local, 'PUT', `/users/${name}/state`, { state: 'blocked' }),
      world.call(local, 'DELETE', `/users/${name}/sessions`),
      world.call(local, 'POST', '/users/admin/reset', {}),
    ])
      assert.equal(await code(answer), 'SETRUM_UNIT_FORBIDDEN');
    const unit = { unit: '53431', kind: 'ULP', parent: '53430', name: 'X', address: '', phone: '' };
    assert.equal(await code(world.call(local, 'POST', '/units', unit)), 'SETRUM_UNIT_FORBIDDEN');
    const list = async (by: string, path: string) =>
      Object.values((await world.call(by, 'GET', path)).body)[0] as Body[];
    await world.session(name);
    for (const path of ['/users', '/sessions']) {
      const names = (await list(local, path)).map((row) => row['name']);
      assert.ok(names.includes('bandung') && !names.includes('admin') && !names.includes(name));
    }
    const units = (await list(local, '/units')).map((row) => row['unit']);
    assert.deepEqual(units, ['53420', '53425', '53426']);
  });

  test('a reset ends the lock and every session, and is on record without the password', async () => {
    await world.user(name);
    const token = await world.session(name);
    const wrong = { name, password: 'wrong password here' };
    for (let n = 0; n < 5; n++) await world.call(null, 'POST', '/session', wrong);
    const { body } = await world.call(admin, 'POST', `/users/${name}/reset`, {});
    assert.equal((await world.call(token, 'GET', '/session')).status, 401);
    const again = (password: unknown) => world.call(null, 'POST', '/session', { name, password });
    assert.equal(await code(again(testPassword)), 'SETRUM_LOGIN_FAILED');
    assert.equal(await code(again(body['password'])), 200);
    const [, entry] = await queryAudit(world.database, { ...everyEntry, subject: name, limit: 2 });
    assert.deepEqual(
      [entry?.act, entry?.actor, entry?.detail],
      ['user.reset', 'admin', { sessions: 1, removeTotp: false }],
    );
  });

  test('are listed page by page', async () => {
    const names: string[] = [];
    for (let after = ''; names.length < 1000; ) {
      const path = `/users?limit=2${after === '' ? '' : `&after=${after}`}`;
      const { body } = await world.call(admin, 'GET', path);
      names.push(...(body['users'] as Body[]).map((user) => String(user['name'])));
      if (body['next'] === null) break;
      after = String(body['next']);
    }
    assert.deepEqual(names, [...names].sort());
    assert.ok(names.includes('admin') && names.includes('bandung') && names.length > 4);
  });

  test('one’s own language is one’s own affair', async () => {
    await world.user(name);
    const token = await world.session(name);
    const { body } = await world.call(token, 'PUT', '/session/language', { language: 'en' });
    assert.equal(body['language'], 'en');
    assert.equal(await code(world.call(token, 'GET', '/users/unknown')), 'SETRUM_FORBIDDEN');
    assert.equal(await code(world.call(admin, 'GET', '/users/unknown')), 'SETRUM_USER_UNKNOWN');
  });
});
