import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createTestDatabase } from '../../../../../tests/support/database.ts';
import { openDatabase } from '../../platform/index.ts';
import { hashOfEntry } from './entry.ts';
import { auditDays } from './read.ts';
import { recordAct } from './record.ts';
import { verifyAuditTrail } from './verify.ts';

const migration = (name: string): Promise<string> =>
  readFile(new URL(`../migrations/${name}`, import.meta.url), 'utf8');

test('a trail from before there were days gets its seals, and goes on', async () => {
  const home = await createTestDatabase({ template: 'bare', prepare: async () => undefined });
  const database = openDatabase({ url: home.url });
  try {
    for (const name of ['001_access_key.sql', '002_audit.sql', '003_roles.sql'])
      await database.pool.query(await migration(name));
    // The fourth comes late: its time lies before that of the third.
    const times = ['01T05:00', '01T16:59', '01T17:00', '01T12:00', '03T05:00', '03T06:00'];
    let previousHash = Buffer.alloc(32);
    for (const [n, time] of times.entries()) {
      const at = new Date(`2026-11-${time}:00.000Z`);
      const told = { sequence: n + 1, at, actor: 'sri', act: 'a.b', subject: 'c', detail: {} };
      const absent = { form: 1 as const, source: null, before: null, after: null };
      const hash = hashOfEntry({ ...told, ...absent, previousHash });
      await database.pool.query(
        'insert into identity.audit_entry values ($1,$2,$3,$4,$5,$6,$7,$8)',
        [...Object.values(told), previousHash, hash],
      );
      previousHash = Buffer.from(hash);
    }
    await database.pool.query('update identity.audit_head set sequence = 6, hash = $1', [
      previousHash,
    ]);
    await database.pool.query(await migration('004_audit_days.sql'));
    const days = async () =>
      (await auditDays(database, { before: null, limit: 10 })).map((seal) => [
        seal.day,
        seal.firstSequence,
        seal.lastSequence,
      ]);
    const sealed = [
      ['2026-11-02', 3, 4],
      ['2026-11-01', 1, 2],
    ];
    assert.deepEqual(await days(), sealed);
    assert.deepEqual((await verifyAuditTrail(database)).faults, []);
    const next = { actor: 'sri', act: 'a.b', subject: 'c' };
    await recordAct(database, next, new Date('2026-11-04T05:00:00.000Z'));
    assert.deepEqual(await days(), [['2026-11-03', 5, 6], ...sealed]);
    assert.deepEqual((await verifyAuditTrail(database)).faults, []);
  } finally {
    await database.close();
    await home.drop();
  }
});
