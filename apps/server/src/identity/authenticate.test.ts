import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { tables } from '../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../test-support/database.ts';
import { grantAccess, newAccessKey } from './access-key.ts';
import { type Authenticator, createAuthenticator } from './authenticate.ts';
import type { IdentityTables } from './tables.ts';

describe('access keys', () => {
  let home: MigratedDatabase;
  let authenticate: Authenticator;
  before(async () => {
    home = await createMigratedDatabase();
    authenticate = createAuthenticator(home.database, () => 0);
  });
  after(async () => {
    await home?.close();
  });

  for (const role of ['staff', 'vending', 'finance'] as const) {
    test(`${role}: known by its label, and let into nothing else`, async () => {
      const secret = newAccessKey();
      await grantAccess(home.database, secret, { role, label: 'SRI' });
      const header = `Bearer ${secret}`;
      assert.deepEqual(await authenticate(header, [role]), { role, label: 'SRI' });
      await assert.rejects(authenticate(header, ['counter', 'partner']), {
        code: 'SETRUM_FORBIDDEN',
      });
    });
  }

  for (const role of ['counter', 'partner'] as const) {
    test(`${role}: sells in the name of a partner's counter`, async () => {
      const secret = newAccessKey();
      const seller = { role, partnerId: '4510017', counterId: 'LOKET-01' };
      await grantAccess(home.database, secret, { ...seller, label: 'SERVER' });
      assert.deepEqual(await authenticate(`Bearer ${secret}`, ['counter', 'partner']), seller);
      await assert.rejects(authenticate(`Bearer ${secret}`, ['finance', 'staff']), {
        code: 'SETRUM_FORBIDDEN',
      });
    });
  }

  test('a seller without a partner, and finance with one, cannot be written', async () => {
    const insert = (role: 'partner' | 'finance', partnerId: string | null) =>
      tables<IdentityTables>(home.database, 'identity')
        .insertInto('access_key')
        .values({
          secret_hash: Buffer.from(`${role}${partnerId}`),
          role,
          label: '',
          partner_id: partnerId,
          counter_id: partnerId,
        })
        .execute();
    await assert.rejects(insert('partner', null), /access_key_seller_check/);
    await assert.rejects(insert('finance', '4510017'), /access_key_seller_check/);
  });
});
