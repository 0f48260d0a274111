import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { deriveMeterShare, toHex } from '@setrum/card';
import { type Database, migrateAll, openDatabase, registerMeterKey } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Ended, setrum, temporaryFolder } from './setrum.ts';

const meterNo = '32031017679';

/** Everything that any command has printed. */
let printed = '';

describe('setrum card-keys, from the components to the shares of a meter', () => {
  let home: TestDatabase;
  let database: Database;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const components: Buffer[] = [];

  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    database = openDatabase({ url: home.url });
    folder = await temporaryFolder();
    await registerMeterKey(database, {
      ...({ meterNo, dkga: '04', ea: '11', keyType: 2, sgc: '534250', krn: 2 } as const),
      ...({ ti: '01', ken: 255, baseDate: 2014 } as const),
    });
  });
  after(async () => {
    await database?.close();
    await home?.drop();
    await folder?.remove();
  });

  async function run(args: readonly string[]): Promise<Ended> {
    const room = ['--database-url', home.url, '--data', folder.path, '--actor', 'SRI'];
    const ended = await setrum([...args, ...room], { SETRUM_PRODUCTION: '1' });
    printed += ended.stdout + ended.stderr;
    return ended;
  }
  const cardKeys = (...args: string[]) => run(['card-keys', ...args]);
  async function told(...args: string[]) {
    const ended = await cardKeys(...args, '--json');
    assert.equal(ended.exitCode, 0, ended.stderr);
    return JSON.parse(ended.stdout);
  }
  async function refused(args: readonly string[], code: string, exitCode = 1): Promise<void> {
    const ended = await cardKeys(...args);
    assert.equal(ended.exitCode, exitCode, ended.stderr);
    assert.ok(ended.stderr.startsWith(code), ended.stderr);
  }
  const shareFile = (name: string) => ['share', meterNo, '--output', join(folder.path, name)];

  test('two custodians make a key, and nothing counts before it is in use', async () => {
    const sheets: string[] = [];
    for (const name of ['one.txt', 'two.txt']) {
      const { stdout } = await setrum(['card-keys', 'generate-component']);
      const [, component = ''] = /^Component: ((?:[0-9A-F]{4} ?){8})$/m.exec(stdout) ?? [];
      components.push(Buffer.from(component.replaceAll(' ', ''), 'hex'));
      await writeFile(join(folder.path, name), stdout);
      sheets.push('--component', join(folder.path, name));
    }
    const held = await told('import', '1', ...sheets);
    assert.deepEqual([held.version, held.state, held.test], [1, 'imported', false]);
    await refused(shareFile('early.json'), 'SETRUM_CARD_MASTER_KEY_NONE');
    await assert.rejects(stat(join(folder.path, 'early.json')), { code: 'ENOENT' });
    assert.match((await cardKeys('activate', '1')).stdout, /Card key 1: current/);
  });

  test('a meter gets its shares in a file of its own, and it is known that it has them', async () => {
    const { versions, file } = await told(...shareFile('shares.json'));
    assert.deepEqual(versions, [1]);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    const given = JSON.parse(await readFile(file, 'utf8'));
    const [one = Buffer.alloc(0), two = Buffer.alloc(0)] = components;
    const key = one.map((byte, at) => byte ^ (two[at] ?? 0));
    const shareHex = toHex(deriveMeterShare(key, meterNo)).toUpperCase();
    assert.deepEqual(given.cardShares, [{ version: 1, shareHex }]);
    assert.equal(given.format, 'setrum-meter-shares-1');
    components.push(Buffer.from(key), Buffer.from(shareHex, 'hex'));
    await refused(shareFile('shares.json'), 'SETRUM_USAGE', 2);
  });

  test('a roll-over goes on when nobody is left behind', async () => {
    await told('generate', '2');
    await told('next', '2');
    await refused(['activate', '2'], 'SETRUM_CARD_MASTER_KEY_METERS');
    assert.deepEqual((await told(...shareFile('both.json'))).versions, [1, 2]);
    assert.equal((await told('activate', '2')).state, 'current');
    await refused(['destroy', '1'], 'SETRUM_USAGE', 2);
    assert.equal((await told('destroy', '1', '--yes')).state, 'destroyed');
    assert.match((await cardKeys('list')).stdout, /^1 +destroyed[\s\S]*^2 +current/m);
  });

  test('every act is in the trail of the keys', async () => {
    const ended = await run(['keys', 'audit', '--json']);
    const { entries } = JSON.parse(ended.stdout);
    assert.deepEqual(
      entries.map(({ act, subject }: { act: string; subject: string }) => `${act} ${subject}`),
      [
        'card-key.import card key 1',
        'card-key.activate card key 1',
        `card-key.share ${meterNo}`,
        'card-key.generate card key 2',
        'card-key.next card key 2',
        `card-key.share ${meterNo}`,
        'card-key.retire card key 1',
        'card-key.activate card key 2',
        'card-key.destroy card key 1',
      ],
    );
  });

  test('no output and no row holds a component, the key, a share or the master key', async () => {
    const secrets = [...components, await readFile(join(folder.path, 'keys', 'master.key'))];
    const { rows } = await database.pool.query<{ text: string }>(`
      select (select string_agg(k::text, ' ') from vending.card_key k) ||
             (select string_agg(m::text, ' ') from vending.meter_card_key m) ||
             (select string_agg(a::text, ' ') from identity.audit_entry a) as text`);
    const everything = (printed + (rows[0]?.text ?? '')).toUpperCase();
    assert.equal(secrets.length, 5);
    assert.ok(everything.includes('CARD KEY 2'));
    for (const secret of secrets) {
      const hex = secret.toString('hex').toUpperCase();
      const forms = [hex, hex.match(/.{4}/g)?.join(' ') ?? '', secret.toString('base64')];
      for (const form of forms)
        assert.ok(!everything.includes(form.toUpperCase()), 'a secret was written somewhere');
    }
  });
});
