import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { tables } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { grantAccess, newAccessKey } from '../access-key.ts';
import type { IdentityTables } from '../tables.ts';
import type { Gate } from './caller.ts';
import { createGate } from './gate.ts';

describe('access keys', () => {
  let home: MigratedDatabase;
  let gate: Gate;
  let nowMs = 0;
  before(async () => {
    home = await createMigratedDatabase();
    gate = createGate({ database: home.database, now: () => new Date(nowMs) });
  });
  after(async () => {
    await home?.close();
  });
  const ask = (secret: string, permission: Parameters<Gate>[1]) =>
    gate(
      { method: 'GET', ip: '192.0.2.7', headers: { authorization: `Bearer ${secret}` } },
      permission,
    );

  const utility = [
    ['staff', 'partner.manage'],
    ['vending', 'token.reprint'],
    ['finance', 'booking.decide'],
  ] as const;
  for (const [role, permission] of utility) {
    test(`${role}: known by its label, nationwide, and sells nothing`, async () => {
      const secret = newAccessKey();
      await grantAccess(home.database, secret, { role, label: 'SRI' });
      assert.deepEqual(await ask(secret, permission), {
        label: 'SRI',
        roles: [role],
        units: 'all',
        seller: null,
        source: '192.0.2.7',
      });
      await assert.rejects(ask(secret, 'sale.make'), { code: 'SETRUM_FORBIDDEN' });
    });
  }

  for (const role of ['counter', 'partner'] as const) {
    test(`${role}: sells in the name of a partner's counter`, async () => {
      const secret = newAccessKey();
      const seller = { partnerId: '4510017', counterId: 'LOKET-01' };
      await grantAccess(home.database, secret, { role, ...seller, label: 'SERVER' });
      const caller = await ask(secret, 'sale.make');
      assert.deepEqual(caller.seller, seller);
      assert.deepEqual(caller.roles, [role === 'partner' ? 'partner-server' : 'counter']);
      await assert.rejects(ask(secret, 'partner.view'), { code: 'SETRUM_FORBIDDEN' });
    });
  }

  test('a revoked key works a few seconds longer, and then no more', async () => {
    const secret = newAccessKey();
    await grantAccess(home.database, secret, { role: 'staff', label: 'TONO' });
    await ask(secret, 'partner.view');
    await home.database.pool.query(
      `update identity.access_key set revoked_at = now() where label = 'TONO'`,
    );
    nowMs += 4_999;
    await ask(secret, 'partner.view');
    nowMs += 1;
    await assert.rejects(ask(secret, 'partner.view'), { code: 'SETRUM_UNAUTHENTICATED' });
  });

  test('no key, and what is no key', async () => {
    for (const authorization of [undefined, '', 'Bearer', 'Basic eA==', 'Bearer a b'])
      await assert.rejects(
        gate({ method: 'GET', ip: '', headers: { authorization } }, 'sale.make'),
        {
          code: 'SETRUM_UNAUTHENTICATED',
        },
      );
  });

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
