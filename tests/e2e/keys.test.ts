import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Database, migrateAll, openDatabase } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Ended, setrum, temporaryFolder } from './setrum.ts';

/** Everything that any command has printed. */
let printed = '';

describe('setrum keys, from the components to the end of the key', () => {
  let home: TestDatabase;
  let database: Database;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const secrets: string[] = [];

  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    database = openDatabase({ url: home.url });
    folder = await temporaryFolder();
  });
  after(async () => {
    await database?.close();
    await home?.drop();
    await folder?.remove();
  });

  async function keys(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const room = ['--database-url', home.url, '--data', folder.path, '--actor', 'SRI'];
    const ended = await setrum(['keys', ...args, ...room], { SETRUM_PRODUCTION: '1', ...env });
    printed += ended.stdout + ended.stderr;
    return ended;
  }
  async function told(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const ended = await keys([...args, '--json'], env);
    assert.equal(ended.exitCode, 0, ended.stderr);
    return JSON.parse(ended.stdout);
  }
  async function refused(args: readonly string[], code: string, exitCode = 1): Promise<void> {
    const ended = await keys(args);
    assert.equal(ended.exitCode, exitCode, ended.stderr);
    assert.ok(ended.stderr.startsWith(code), ended.stderr);
    assert.equal(ended.stdout, '');
  }
  const attributes = ['--sgc', '534250', '--krn', '2'];
  const sheets = (): string[] =>
    ['one.txt', 'two.txt'].flatMap((name) => ['--component', join(folder.path, name)]);

  test('each custodian makes a component, which is written on a sheet', async () => {
    for (const name of ['one.txt', 'two.txt']) {
      const { stdout, exitCode } = await setrum(['keys', 'generate-component']);
      assert.equal(exitCode, 0);
      const [, component] = /^Component: ((?:[0-9A-F]{4} ?){10})$/m.exec(stdout) ?? [];
      assert.ok(component !== undefined, stdout);
      secrets.push(component.replaceAll(' ', ''));
      await writeFile(join(folder.path, name), stdout);
    }
    const des = await setrum(['keys', 'generate-component', '--dkga', '02', '--json']);
    assert.match(JSON.parse(des.stdout).component, /^(?:[0-9A-F]{4} ){3}[0-9A-F]{4}$/);
    const [one = '', two = ''] = secrets.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
    const key = Buffer.from([...one].map((char, at) => char.charCodeAt(0) ^ two.charCodeAt(at)));
    secrets.push(key.toString('hex').toUpperCase());
  });

  test('import, list, activate', async () => {
    const held = await told(['import', ...attributes, ...sheets()]);
    assert.deepEqual([held.state, held.test, held.ken], ['imported', false, 255]);
    assert.match(held.checkValue, /^[0-9A-F]{6}$/);
    await refused(['import', ...attributes, ...sheets()], 'SETRUM_VENDING_KEY_EXISTS');
    const active = await keys(['activate', '534250/2']);
    assert.match(active.stdout, /^534250\/2 VUDK DKGA04 2014: active\n$/);
    const { keys: listed } = await told(['list']);
    assert.deepEqual(
      listed.map((key: { state: string; importedBy: string }) => [key.state, key.importedBy]),
      [['active', 'SRI']],
    );
    const table = await keys(['list']);
    assert.match(table.stdout, /534250\/2 VUDK DKGA04 2014 +255 +active/);
  });

  test('what a custodian gets wrong imports nothing', async () => {
    const other = ['--sgc', '534251', '--krn', '1'];
    const sheet = await readFile(join(folder.path, 'one.txt'), 'utf8');
    const wrong = join(folder.path, 'wrong.txt');
    await writeFile(wrong, sheet.replace(/value: \w+/, 'value: 000000'));
    const one = ['--component', join(folder.path, 'one.txt')];
    const second = ['--component', wrong];
    await refused(['import', ...other, ...one, ...second], 'SETRUM_VENDING_KEY_CHECK_VALUE');
    await refused(['import', ...other, ...one], 'SETRUM_VENDING_KEY_COMPONENTS');
    await refused(['import', ...other, ...one, ...one], 'SETRUM_VENDING_KEY_COMPONENTS');
    await refused(
      ['import', ...other, '--dkga', '02', ...sheets()],
      'SETRUM_VENDING_KEY_COMPONENT',
    );
    await refused(
      ['import', ...other, ...sheets(), '--check-value', '000000'],
      'SETRUM_VENDING_KEY_CHECK_VALUE',
    );
    await refused(['import', ...other], 'SETRUM_USAGE', 2);
    await refused(['import', ...other, ...sheets(), '--test'], 'SETRUM_VENDING_KEY_TEST');
    await refused(
      ['import', '--sgc', '12', '--krn', '1', ...sheets()],
      'SETRUM_VENDING_KEY_ATTRIBUTES',
    );
    const usage = await keys(['import', '--sgc', '534251', '--krn', 'x']);
    assert.equal(usage.exitCode, 2);
    assert.equal((await told(['list'])).keys.length, 1);
  });

  test('export, expire, destroy, and back from the block', async () => {
    const file = join(folder.path, 'block.json');
    assert.equal((await keys(['export', '534250/2', '--output', file])).exitCode, 0);
    await refused(['destroy', '534250/2', '--yes'], 'SETRUM_VENDING_KEY_STATE');
    await keys(['expire', '534250/2']);
    await refused(['destroy', '534250/2'], 'SETRUM_USAGE', 2);
    const gone = await told(['destroy', '534250/2', '--yes']);
    assert.equal(gone.state, 'destroyed');
    await refused(['activate', '534250/2'], 'SETRUM_VENDING_KEY_UNKNOWN');
    await refused(['activate', gone.keyId], 'SETRUM_VENDING_KEY_STATE');
    const back = await told(['import-block', file]);
    assert.deepEqual([back.state, back.checkValue], ['imported', gone.checkValue]);
    const block = await readFile(file, 'utf8');
    printed += block;
    const altered = join(folder.path, 'altered.json');
    await writeFile(altered, block.replace('534250', '534259'));
    await refused(['import-block', altered], 'SETRUM_VENDING_KEY_BLOCK');
    await writeFile(altered, '{}');
    await refused(['import-block', altered], 'SETRUM_USAGE', 2);
  });

  test('the audit trail tells who did what, and is whole', async () => {
    const { entries } = await told(['audit']);
    const acts = entries.map(({ act, actor }: { act: string; actor: string }) => `${actor} ${act}`);
    assert.deepEqual(acts, [
      'SRI vending-key.import',
      'SRI vending-key.activate',
      'SRI vending-key.export',
      'SRI vending-key.expire',
      'SRI vending-key.destroy',
      'SRI vending-key.import-block',
    ]);
    assert.match((await keys(['audit'])).stdout, /SRI +vending-key\.destroy +534250\/2/);
    const { stdout } = await keys(['audit', '--verify']);
    const anchor = /--anchor (\S+)/.exec(stdout)?.[1] ?? '';
    assert.equal((await keys(['audit', '--anchor', anchor])).exitCode, 0);
    await database.pool.query(`update identity.audit_entry set actor = 'TONO' where sequence = 2`);
    const broken = await keys(['audit', '--verify']);
    assert.equal(broken.exitCode, 1);
    assert.match(broken.stderr, /^SETRUM_AUDIT_TRAIL[\s\S]*entry 2 was changed/);
    await database.pool.query(`update identity.audit_entry set actor = 'SRI' where sequence = 2`);
  });

  test('a server in production does not start with an active test key', async () => {
    const env = { SETRUM_PRODUCTION: '' };
    const test = ['import', '--sgc', '999999', '--krn', '1', '--test', ...sheets()];
    const { keyId } = await told(test, env);
    await told(['activate', keyId], env);
    const room = ['--database-url', home.url, '--data', folder.path, '--port', '0'];
    const ended = await setrum(['serve', '--production', ...room]);
    assert.equal(ended.exitCode, 1);
    assert.match(ended.stderr, /^SETRUM_VENDING_KEY_TEST/);
  });

  test('no output and no row holds a component, the key or the master key', async () => {
    const master = await readFile(join(folder.path, 'keys', 'master.key'));
    secrets.push(master.toString('hex').toUpperCase());
    const { rows } = await database.pool.query<{ text: string }>(`
      select (select string_agg(k::text, ' ') from vending.vending_key k) ||
             (select string_agg(a::text, ' ') from identity.audit_entry a) as text`);
    const everything = (printed + (rows[0]?.text ?? '')).toUpperCase();
    assert.equal(secrets.length, 4);
    assert.ok(everything.includes('DKGA04'));
    for (const secret of secrets) {
      const groups = secret.match(/.{4}/g)?.join(' ') ?? '';
      const base64 = Buffer.from(secret, 'hex').toString('base64').toUpperCase();
      for (const form of [secret, groups, base64])
        assert.ok(!everything.includes(form), 'a secret was written somewhere');
    }
  });
});
