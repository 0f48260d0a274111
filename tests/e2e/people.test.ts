import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Database, migrateAll, openDatabase, registerUnit } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Ended, type Serving, serve, setrum, temporaryFolder } from './setrum.ts';

const password = 'kabel laut tiga fase';

describe('setrum user and setrum audit, and signing in to the server that they were made for', () => {
  let home: TestDatabase;
  let database: Database;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: Serving;

  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    database = openDatabase({ url: home.url });
    folder = await temporaryFolder();
    const place = { parent: null, name: 'JAWA BARAT', address: '', phone: '' };
    await registerUnit(
      database,
      { unit: '53', kind: 'UPI', ...place },
      { label: 'test' },
      new Date('2026-11-20T05:00:00Z'),
    );
    server = await serve(['--database-url', home.url, '--data', folder.path]);
  });
  after(async () => {
    await server?.end('SIGTERM');
    await database?.close();
    await home?.drop();
    await folder?.remove();
  });

  const room = (): string[] => ['--database-url', home.url, '--data', folder.path];
  const run = (args: readonly string[], input?: string): Promise<Ended> =>
    setrum([...args, ...room()], {}, input);
  async function told(args: readonly string[], input?: string) {
    const ended = await run([...args, '--json'], input);
    assert.equal(ended.exitCode, 0, ended.stderr);
    return JSON.parse(ended.stdout);
  }
  async function refused(args: readonly string[], code: string, input?: string): Promise<void> {
    const ended = await run(args, input);
    assert.ok(ended.stderr.startsWith(code), ended.stderr);
    assert.notEqual(ended.exitCode, 0);
  }
  const signIn = async (name: string, secret: string): Promise<number> => {
    const response = await fetch(new URL('/api/v1/session', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password: secret }),
    });
    return response.status;
  };

  test('the first administrator is made in the shell, and signs in', async () => {
    const args = ['user', 'add', 'admin', '--role', 'administrator', '--password-stdin'];
    const made = await told([...args, '--actor', 'ratna'], `${password}\n`);
    assert.deepEqual(
      [made.user.units, made.user.mustChangePassword, made.password],
      [['*'], false, null],
    );
    assert.equal(await signIn('admin', password), 200);
  });

  test('others get a password that is told once; reset, roles, block and unblock', async () => {
    const desk = ['user', 'add', 'sri', '--role', 'front-office', '--unit', '53'];
    const made = await told(desk);
    assert.equal(await signIn('sri', made.password), 200);
    const { password: fresh } = await told(['user', 'reset', 'sri']);
    assert.deepEqual([await signIn('sri', made.password), await signIn('sri', fresh)], [401, 200]);
    const { roles } = await told([
      'user',
      'roles',
      'sri',
      '--role',
      'supervisor',
      '--role',
      'metering',
    ]);
    assert.deepEqual(roles, ['supervisor', 'metering']);
    await told(['user', 'block', 'sri']);
    assert.equal(await signIn('sri', fresh), 401);
    await told(['user', 'unblock', 'sri']);
    assert.equal(await signIn('sri', fresh), 200);
    const { users } = await told(['user', 'list']);
    assert.deepEqual(
      users.map((user: { name: string; state: string }) => [user.name, user.state]),
      [
        ['admin', 'active'],
        ['sri', 'active'],
      ],
    );
    const seller = ['--role', 'counter-clerk', '--partner', '4510017', '--counter', 'LOKET-01'];
    const clerk = await told(['user', 'add', 'ayu', ...seller]);
    assert.deepEqual(clerk.user.seller, { partnerId: '4510017', counterId: 'LOKET-01' });
  });

  test('units below units, and the keys that their meters change to', async () => {
    const bandung = ['units', 'add', '53420', '--parent', '53', '--name', 'UP3 BANDUNG'];
    await told([...bandung, '--actor', 'ratna']);
    const place = ['--address', 'JL. ASIA AFRIKA 1', '--phone', '022-4515224'];
    const made = await told([
      'units',
      'add',
      '53425',
      '--parent',
      '53420',
      '--name',
      'ULP',
      ...place,
    ]);
    assert.equal(made.unit.kind, 'ULP');
    await refused(bandung, 'SETRUM_UNIT_EXISTS');
    const orphan = ['units', 'add', '54425', '--parent', '54420', '--name', 'ULP'];
    await refused(orphan, 'SETRUM_UNIT_UNKNOWN');
    await refused(['units', 'add', '54', '--parent', '53', '--name', 'X'], 'SETRUM_UNIT_PARENT');
    assert.equal((await run(['units', 'add', '5x', '--name', 'X'])).exitCode, 2);
    const { units } = await told(['units', 'list']);
    assert.deepEqual(
      units.map((one: Record<string, unknown>) => [one['unit'], one['kind'], one['parent']]),
      [
        ['53', 'UPI', null],
        ['53420', 'UP3', '53'],
        ['53425', 'ULP', '53420'],
      ],
    );
    const key = ['--sgc', '534250', '--ti', '01', '--from', '2026-12-01', '--unit-prefix', '53'];
    for (const krn of ['3', '4']) {
      const asked = await told(['key-targets', 'set', ...key, '--krn', krn, '--actor', 'tono']);
      const approve = ['key-targets', 'approve', asked.order.orderId, '--actor'];
      await refused([...approve, 'Tono'], 'SETRUM_ORDER_OWN');
      await told([...approve, 'wati']);
    }
    assert.equal((await run(['key-targets', 'set', ...key, '--krn', '10'])).exitCode, 2);
    const { keyTargets } = await told(['key-targets', 'list']);
    assert.deepEqual(
      keyTargets.map(({ setAt: _, ...one }: Record<string, unknown>) => one),
      [
        {
          ...{ unitPrefix: '53', tariff: '', fromDate: '2026-12-01', sgc: '534250', krn: 4 },
          ...{ ti: '01', ken: 255, baseDate: 2014, keyType: 2, setBy: 'tono' },
        },
      ],
    );
    const table = await run(['key-targets', 'list']);
    assert.match(table.stdout, /53 +\* +2026-12-01 +534250 +4 +01 +255 +2014 +2/);
    const { entries } = await told(['audit', 'list', '--act', 'key-target.', '--by', 'tono']);
    assert.deepEqual([entries.length, entries[0].source], [2, 'shell']);
  });

  test('what is wrong is refused, and changes nothing', async () => {
    await refused(['user', 'add', 'admin', '--role', 'administrator'], 'SETRUM_USER_EXISTS');
    await refused(['user', 'add', 'System', '--role', 'fitter'], 'SETRUM_USER_NAME');
    await refused(['user', 'add', 'tono'], 'SETRUM_USER_ROLES');
    await refused(
      ['user', 'add', 'tono', '--role', 'fitter', '--unit', '54'],
      'SETRUM_UNIT_UNKNOWN',
    );
    const weak = ['user', 'add', 'tono', '--role', 'fitter', '--password-stdin'];
    await refused(weak, 'SETRUM_PASSWORD_WEAK', 'pendek\n');
    await refused(['user', 'roles', 'sri'], 'SETRUM_USAGE');
    await refused(['user', 'reset', 'nobody'], 'SETRUM_USER_UNKNOWN');
    assert.equal((await run(['user', 'add', 'tono', '--role', 'root'])).exitCode, 2);
    const { users } = await told(['user', 'list']);
    assert.equal(users.length, 3);
  });

  test('the trail tells who did it, from where, and holds no password', async () => {
    const { entries } = await told(['audit', 'list', '--act', 'user.', '--by', 'ratna']);
    assert.deepEqual(
      entries.map((entry: Record<string, unknown>) => [
        entry['act'],
        entry['subject'],
        entry['source'],
      ]),
      [['user.register', 'admin', 'shell']],
    );
    const { entries: opened } = await told([
      'audit',
      'list',
      '--act',
      'session.open',
      '--by',
      'sri',
    ]);
    assert.deepEqual([opened.length, opened[0].source], [3, '127.0.0.1']);
    const csv = await run(['audit', 'list', '--csv', '--limit', '1000']);
    assert.match(csv.stdout, /^\ufeffsequence,at,actor,act,subject,source,/);
    assert.ok(!csv.stdout.includes(password));
    const table = await run(['audit', 'list', '--subject', 'sri', '--limit', '3']);
    assert.match(table.stdout, /user\.state +sri +sessions=0; state: blocked → active/);
  });

  test('verify: whole; one day by itself; changed behind our back; cut off', async () => {
    const whole = await told(['audit', 'verify']);
    assert.equal(whole.ok, true);
    const anchor = `${whole.head.sequence}:${whole.head.hash}`;
    const day = await told(['audit', 'verify', '--day', '2026-11-20', '--anchor', anchor]);
    assert.deepEqual([day.ok, day.entries], [true, 1]);
    const text = await run(['audit', 'verify', '--anchor', anchor]);
    assert.match(text.stdout, /Whole: \d+ entries\.\n.*--anchor \d+:[0-9a-f]{64}\n$/);
    const { pool } = database;
    await pool.query(`update identity.audit_entry set source = '10.0.0.1' where sequence = 2`);
    await refused(['audit', 'verify'], 'SETRUM_AUDIT_TRAIL');
    await pool.query(`update identity.audit_entry set source = 'shell' where sequence = 2`);
    assert.equal((await told(['audit', 'verify'])).ok, true);
    await pool.query('delete from identity.audit_day');
    await refused(['audit', 'verify'], 'SETRUM_AUDIT_TRAIL');
    assert.equal((await run(['audit', 'verify', '--anchor', 'x'])).exitCode, 2);
  });
});
