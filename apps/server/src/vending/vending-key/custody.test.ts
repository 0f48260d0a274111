import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { auditEntries, verifyAuditTrail } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { loadMasterKey, securityDefaults } from '../security-module/settings.ts';
import { componentsOf } from '../security-module/test-support/known-answers.ts';
import { coded, meter } from '../security-module/test-support/rig.ts';
import type { NewKeyAttributes } from './attributes.ts';
import { assertUsableKeys, describeKeys, openVendingKeys, type VendingKeys } from './open.ts';
import { importTestKey } from './test-key.ts';

const keyHex = '89abcdef0123456789abcdef0123456789abcdef';
const attributes = (krn: number, over: Partial<NewKeyAttributes> = {}): NewKeyAttributes => ({
  sgc: '534250',
  krn,
  kind: 'VUDK',
  dkga: '04',
  baseDate: 2014,
  ken: 255,
  test: false,
  ...over,
});
const order = (krn: number) => [
  { key: { ...meter, krn }, units: 346, tid: 6_400_000 + krn, rnd: 5 },
];
const sealingKey = createSecretKey(Buffer.alloc(32, 7));

describe('the custody of vending keys', () => {
  let home: MigratedDatabase;
  let database: Database;
  let dataDir: string;
  let keys: VendingKeys;
  const open = (over: Partial<typeof securityDefaults> = {}): Promise<VendingKeys> =>
    openVendingKeys({
      database,
      dataDir,
      settings: { ...securityDefaults, ...over },
      now: () => new Date('2026-11-23T05:00:00Z'),
    });
  const imported = async (krn: number, over: Partial<NewKeyAttributes> = {}) =>
    keys.custody.importComponents(
      attributes(krn, over),
      componentsOf(`krn ${krn}`, over.dkga === '02' ? keyHex.slice(0, 16) : keyHex),
      null,
      'SRI',
    );
  before(async () => {
    home = await createMigratedDatabase();
    ({ database } = home);
    dataDir = await mkdtemp(join(tmpdir(), 'setrum-custody-'));
    keys = await open();
  });
  after(async () => {
    await keys?.close();
    await home?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('a key lives from imported to active to expired to destroyed, and no other way', async () => {
    const { custody } = keys;
    const module = await keys.securityModule(sealingKey);
    const { keyId } = await imported(1);
    const issue = () => module.issueCredits(order(1));
    const refuses = async (...steps: ('activate' | 'expire' | 'destroy')[]): Promise<void> => {
      for (const step of steps)
        await assert.rejects(custody[step](keyId, 'SRI'), coded('SETRUM_VENDING_KEY_STATE'), step);
    };
    await assert.rejects(issue(), coded('SETRUM_VENDING_KEY_INACTIVE'));
    await refuses('expire');
    await custody.activate(keyId, 'BUDI');
    assert.equal((await issue()).length, 1);
    await refuses('activate', 'destroy');
    await custody.expire(keyId, 'BUDI');
    await assert.rejects(issue(), coded('SETRUM_VENDING_KEY_EXPIRED'));
    await refuses('activate', 'expire');
    await custody.destroy(keyId, 'BUDI');
    await assert.rejects(issue(), coded('SETRUM_VENDING_KEY_DESTROYED'));
    await refuses('activate', 'expire', 'destroy');
    const row = (await custody.list()).find(({ key_id }) => key_id === keyId);
    assert.deepEqual(
      [row?.state, row?.block, row?.imported_by, row?.changed_by],
      ['destroyed', null, 'SRI', 'BUDI'],
    );
    await assert.rejects(custody.exportBlock(keyId, 'SRI'), coded('SETRUM_VENDING_KEY_STATE'));
    // Its name is free again.
    const again = await imported(1);
    assert.notEqual(again.keyId, keyId);
    await custody.activate(again.keyId, 'SRI');
    assert.equal((await issue()).length, 1);
  });

  test('two keys never have one name, whoever imports at the same time', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => imported(2)));
    const refused = attempts.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.equal(refused.length, 4);
    for (const error of refused)
      assert.ok(coded('SETRUM_VENDING_KEY_EXISTS')(error), String(error));
  });

  test('a check value that is not the expected one imports nothing', async () => {
    const components = componentsOf('check', keyHex);
    const attempt = keys.custody.importComponents(attributes(3), components, '000000', 'SRI');
    await assert.rejects(attempt, coded('SETRUM_VENDING_KEY_CHECK_VALUE'));
    assert.equal((await keys.custody.list()).filter(({ krn }) => krn === 3).length, 0);
    const right = (await imported(3)).checkValue.toLowerCase();
    await keys.custody.importComponents(attributes(3, { kind: 'VDDK' }), components, right, 'SRI');
  });

  test('attributes that no key has are refused', async () => {
    const wrong: Partial<NewKeyAttributes>[] = [
      { sgc: '12345' },
      { krn: 0 },
      { krn: 10 },
      { ken: 256 },
      { ken: 1.5 },
      { kind: 'VCDK' },
    ];
    for (const over of wrong)
      await assert.rejects(imported(4, over), coded('SETRUM_VENDING_KEY_ATTRIBUTES'));
  });

  test('a row that somebody altered opens nothing, and stops the start', async () => {
    const { keyId } = await imported(5, { test: true });
    await keys.custody.activate(keyId, 'SRI');
    await assertUsableKeys(keys.custody, false);
    await database.pool.query('update vending.vending_key set test = false where key_id = $1', [
      keyId,
    ]);
    const other = await open();
    const module = await other.securityModule(sealingKey);
    await assert.rejects(module.issueCredits(order(5)), coded('SETRUM_VENDING_KEY_BLOCK'));
    assert.deepEqual(await other.custody.findBroken(), ['534250/5 VUDK DKGA04 2014']);
    await assert.rejects(assertUsableKeys(other.custody, false), coded('SETRUM_VENDING_KEY_BLOCK'));
    await assert.rejects(other.custody.expire(keyId, 'SRI'), coded('SETRUM_VENDING_KEY_BLOCK'));
    await database.pool.query('update vending.vending_key set test = true where key_id = $1', [
      keyId,
    ]);
    await assertUsableKeys(keys.custody, false);
  });

  test('an active key that does not open can be destroyed, and nothing else', async () => {
    const { keyId } = await imported(4);
    await keys.custody.activate(keyId, 'SRI');
    const other = await open({ masterKeyHex: '22'.repeat(32) });
    await assert.rejects(other.custody.expire(keyId, 'SRI'), coded('SETRUM_VENDING_KEY_BLOCK'));
    await assert.rejects(
      keys.custody.destroy(keyId, 'SRI'),
      coded('SETRUM_VENDING_KEY_STATE'),
      'it opens here',
    );
    assert.equal((await other.custody.destroy(keyId, 'SRI')).state, 'destroyed');
  });

  test('an exported block comes in again, after the key was destroyed', async () => {
    const { custody } = keys;
    const { keyId, checkValue } = await imported(6, { dkga: '02' });
    await custody.activate(keyId, 'SRI');
    const block = JSON.parse(JSON.stringify(await custody.exportBlock(keyId, 'SRI')));
    await assert.rejects(custody.importBlock(block, 'SRI'), coded('SETRUM_VENDING_KEY_EXISTS'));
    await custody.expire(keyId, 'SRI');
    await custody.destroy(keyId, 'SRI');
    for (const altered of [{ ken: 1 }, { test: true }, { state: 'expired' }, { krn: 7 }]) {
      await assert.rejects(
        custody.importBlock({ ...block, ...altered }, 'SRI'),
        coded('SETRUM_VENDING_KEY_BLOCK'),
      );
    }
    const again = await custody.importBlock(block, 'SRI');
    assert.deepEqual([again.state, again.checkValue], ['imported', checkValue]);
    const elsewhere = await open({ masterKeyHex: '11'.repeat(32) });
    await custody.destroy(again.keyId, 'SRI');
    await assert.rejects(
      elsewhere.custody.importBlock(block, 'SRI'),
      coded('SETRUM_VENDING_KEY_BLOCK'),
    );
  });

  test('another process hears of a change within two seconds of use', async () => {
    const { keyId } = await imported(8);
    const other = await (await open()).securityModule(sealingKey);
    await assert.rejects(other.issueCredits(order(8)), coded('SETRUM_VENDING_KEY_INACTIVE'));
    await keys.custody.activate(keyId, 'SRI');
    // What it read a moment ago still counts there; a process that begins now knows.
    await assert.rejects(other.issueCredits(order(8)), coded('SETRUM_VENDING_KEY_INACTIVE'));
    const fresh = await (await open()).securityModule(sealingKey);
    assert.equal((await fresh.issueCredits(order(8))).length, 1);
  });

  test('production refuses test keys at the import, the activation and the start', async () => {
    const production = await open({ production: true });
    await assert.rejects(
      production.custody.importComponents(
        attributes(9, { test: true }),
        componentsOf('t', keyHex),
        null,
        'SRI',
      ),
      coded('SETRUM_VENDING_KEY_TEST'),
    );
    const { keyId } = await imported(9, { test: true });
    await assert.rejects(
      production.custody.activate(keyId, 'SRI'),
      coded('SETRUM_VENDING_KEY_TEST'),
    );
    await keys.custody.activate(keyId, 'SRI');
    await assert.rejects(
      assertUsableKeys(production.custody, true),
      coded('SETRUM_VENDING_KEY_TEST'),
    );
  });

  test('the test key of a name comes in once', async () => {
    const ref = { sgc: '999999', krn: 1, kind: 'VUDK', dkga: '02', baseDate: 2014 } as const;
    await importTestKey(keys.custody, ref, 'demo');
    await importTestKey(keys.custody, ref, 'demo');
    const rows = (await keys.custody.list()).filter(({ sgc }) => sgc === '999999');
    assert.deepEqual(
      rows.map(({ state, test: isTest }) => [state, isTest]),
      [['active', true]],
    );
    assert.match(await describeKeys(keys.custody), /active vending keys, \d of them test keys/);
  });

  test('every act is in the trail with who did it; no component, key or master key is anywhere', async () => {
    const entries = await auditEntries(database, 0, 1_000);
    const acts = new Set(entries.map(({ act }) => act));
    for (const act of ['import', 'import-block', 'activate', 'expire', 'destroy', 'export'])
      assert.ok(acts.has(`vending-key.${act}`), act);
    assert.ok(entries.some(({ actor }) => actor === 'BUDI'));
    assert.equal((await verifyAuditTrail(database)).ok, true);
    const master = await readFile(join(dataDir, 'keys', 'master.key'));
    assert.equal((await stat(join(dataDir, 'keys', 'master.key'))).mode & 0o777, 0o600);
    const secrets = [keyHex, master.toString('hex'), ...componentHexes()];
    const dump = await dumpOf(database);
    assert.ok(dump.includes('534250'));
    for (const secret of secrets) assert.ok(!dump.includes(secret.toUpperCase()));
    for (const secret of secrets) {
      assert.ok(!dump.includes(Buffer.from(secret, 'hex').toString('base64').toUpperCase()));
    }
  });

  function componentHexes(): string[] {
    const names = ['check', ...[1, 2, 3, 5, 8, 9].map((krn) => `krn ${krn}`)];
    return names.flatMap((name) =>
      componentsOf(name, keyHex).map((bytes) => Buffer.from(bytes).toString('hex')),
    );
  }
});

describe('the settings of the security module', () => {
  test('a master key file that is named but not there, or has another length, is no new key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setrum-master-'));
    try {
      const file = join(folder, 'master.key');
      const settings = { ...securityDefaults, masterKeyFile: file };
      await assert.rejects(loadMasterKey(settings, folder), coded('SETRUM_USAGE'));
      await writeFile(file, randomBytes(31));
      await assert.rejects(loadMasterKey(settings, folder), /32 bytes/);
      await writeFile(file, randomBytes(32));
      await loadMasterKey(settings, folder);
      assert.deepEqual(await readdir(folder), ['master.key']);
      const short = { ...securityDefaults, masterKeyHex: '11' };
      await assert.rejects(loadMasterKey(short, folder), coded('SETRUM_USAGE'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Everything that the schemas hold, as text in capitals. */
async function dumpOf(database: Database): Promise<string> {
  const names = ['vending.vending_key', 'identity.audit_entry', 'identity.audit_head'];
  const texts = await Promise.all(
    names.map(async (name) => {
      const { rows } = await database.pool.query<{ text: string }>(
        `select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`,
      );
      return rows[0]?.text ?? '';
    }),
  );
  return texts.join('\n').toUpperCase();
}
