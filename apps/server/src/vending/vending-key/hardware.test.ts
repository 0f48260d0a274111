import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createMigratedDatabase } from '../../test-support/database.ts';
import { securityDefaults } from '../security-module/settings.ts';
import { componentsOf } from '../security-module/test-support/known-answers.ts';
import { coded, meter } from '../security-module/test-support/rig.ts';
import { createSoftHsm, softHsmMissing } from '../security-module/test-support/softhsm.ts';
import { assertUsableKeys, openVendingKeys } from './open.ts';

const skip = (await softHsmMissing()) ?? false;
const keyHex = '89abcdef0123456789abcdef0123456789abcdef';

test('custody of a key in hardware: the same life, and nothing of it in the database', {
  skip,
}, async (t) => {
  const home = await createMigratedDatabase();
  t.after(() => home.close());
  const hsm = await createSoftHsm();
  t.after(() => hsm.remove());
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-hardware-'));
  t.after(() => rm(dataDir, { recursive: true, force: true }));
  const { database } = home;
  const open = (pkcs11: typeof hsm.settings | null) =>
    openVendingKeys({
      database,
      dataDir,
      settings: { ...securityDefaults, production: true, pkcs11 },
      now: () => new Date('2026-11-23T05:00:00Z'),
    });
  const keys = await open(hsm.settings);
  const { custody } = keys;
  const attributes = {
    sgc: '534250',
    krn: 2,
    kind: 'VUDK',
    dkga: '04',
    baseDate: 2014,
    ken: 255,
    test: false,
  } as const;
  const components = componentsOf('hardware', keyHex);
  const { keyId } = await custody.importComponents(attributes, components, null, 'SRI');
  await assert.rejects(
    custody.importComponents(attributes, components, null, 'SRI'),
    coded('SETRUM_VENDING_KEY_EXISTS'),
  );
  await custody.activate(keyId, 'BUDI');
  const module = await keys.securityModule(createSecretKey(Buffer.alloc(32, 7)));
  const issue = () => module.issueCredits([{ key: meter, units: 346, tid: 6_400_000, rnd: 5 }]);
  assert.match((await issue())[0] ?? '', /^\d{20}$/);
  await assert.rejects(
    custody.exportBlock(keyId, 'SRI'),
    coded('SETRUM_VENDING_KEY_NOT_EXPORTABLE'),
  );
  const { rows } = await database.pool.query('select vault, block from vending.vending_key');
  assert.deepEqual(rows, [{ vault: 'pkcs11', block: null }]);
  await assertUsableKeys(custody, true);
  // A server that was started without its hardware finds out before it sells.
  const without = await open(null);
  await assert.rejects(assertUsableKeys(without.custody, true), coded('SETRUM_VENDING_KEY_BLOCK'));
  await custody.expire(keyId, 'BUDI');
  await custody.destroy(keyId, 'BUDI');
  await assert.rejects(issue(), coded('SETRUM_VENDING_KEY_DESTROYED'));
  await keys.close();
});
