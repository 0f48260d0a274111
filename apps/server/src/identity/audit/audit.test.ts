import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type Database, tables } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { type AuditAct, assertNoSecret, hashOfEntry } from './entry.ts';
import { auditEntries } from './read.ts';
import { recordAct } from './record.ts';
import { verifyAuditTrail } from './verify.ts';

const act = (n: number): AuditAct => ({
  actor: 'SRI',
  act: 'vending-key.activate',
  subject: `534250/${n} VUDK DKGA04 2014`,
  detail: { checkValue: 'A1B2C3', from: 'imported', n, test: false, note: null },
});
const at = (n: number): Date => new Date(Date.UTC(2026, 10, 23, 5, n, 0, 123));

describe('the audit trail', () => {
  let home: MigratedDatabase;
  let database: Database;
  const sql = (text: string) => database.pool.query(text);
  before(async () => {
    home = await createMigratedDatabase();
    ({ database } = home);
  });
  after(async () => {
    await home?.close();
  });
  beforeEach(async () => {
    await sql('truncate identity.audit_entry, identity.audit_day');
    await sql(
      `update identity.audit_head
          set sequence = 0, hash = decode(repeat('00', 32), 'hex'), day = null, day_first = null`,
    );
    for (let n = 1; n <= 5; n++) await recordAct(database, act(n), at(n));
  });

  test('an untouched trail is whole, and tells what it was told', async () => {
    const findings = await verifyAuditTrail(database);
    assert.deepEqual([findings.ok, findings.entries, findings.faults], [true, 5, []]);
    const entries = await auditEntries(database, 0, 10);
    assert.deepEqual(
      entries.map(({ sequence }) => sequence),
      [1, 2, 3, 4, 5],
    );
    const { actor, act: what, subject, detail, at: when } = entries[2] ?? {};
    assert.deepEqual({ actor, act: what, subject, detail }, act(3));
    assert.deepEqual(when, at(3));
  });

  const tamperings: [string, string, RegExp][] = [
    [
      'removed from the middle',
      'delete from identity.audit_entry where sequence = 3',
      /3 to 3 are missing/,
    ],
    [
      'removed at the front',
      'delete from identity.audit_entry where sequence = 1',
      /1 to 1 are missing/,
    ],
    [
      'removed at the end',
      'delete from identity.audit_entry where sequence = 5',
      /ends at entry 4/,
    ],
    ['all removed', 'delete from identity.audit_entry', /ends at entry 0/],
    [
      'changed: who',
      `update identity.audit_entry set actor = 'TONO' where sequence = 2`,
      /entry 2 was changed/,
    ],
    [
      'changed: when',
      `update identity.audit_entry set at = at + interval '1 s' where sequence = 2`,
      /entry 2 was changed/,
    ],
    [
      'changed: what',
      `update identity.audit_entry set act = 'vending-key.expire' where sequence = 2`,
      /entry 2 was changed/,
    ],
    [
      'changed: to what',
      `update identity.audit_entry set subject = 'x' where sequence = 5`,
      /entry 5 was changed/,
    ],
    [
      'changed: how',
      `update identity.audit_entry set detail = detail || '{"n": 9}' where sequence = 4`,
      /entry 4 was changed/,
    ],
    [
      'put in another order',
      `update identity.audit_entry set sequence = 103 where sequence = 3;
       update identity.audit_entry set sequence = 3 where sequence = 4;
       update identity.audit_entry set sequence = 4 where sequence = 103`,
      /entry 3 (?:was changed|does not follow)/,
    ],
    ['the head forged', 'update identity.audit_head set sequence = 4', /ends at entry|head/],
  ];
  for (const [name, tampering, fault] of tamperings) {
    test(`an entry ${name} is found`, async () => {
      await sql(tampering);
      const findings = await verifyAuditTrail(database);
      assert.equal(findings.ok, false);
      assert.match(findings.faults.join('; '), fault);
    });
  }

  test('a changed entry with its own hash made anew breaks the link', async () => {
    const [, , third] = await auditEntries(database, 0, 10);
    assert.ok(third !== undefined);
    const forged = { ...third, actor: 'TONO' };
    await database.pool.query(
      'update identity.audit_entry set actor = $1, hash = $2 where sequence = 3',
      [forged.actor, hashOfEntry(forged)],
    );
    const { faults } = await verifyAuditTrail(database);
    assert.deepEqual(faults, ['entry 4 does not follow the one before it']);
  });

  test('a trail cut short together with its head is told by what was written down', async () => {
    const { head } = await verifyAuditTrail(database);
    await sql('delete from identity.audit_entry where sequence = 5');
    await sql(`update identity.audit_head set sequence = 4,
      hash = (select hash from identity.audit_entry where sequence = 4)`);
    assert.equal((await verifyAuditTrail(database)).ok, true);
    const { faults } = await verifyAuditTrail(database, head);
    assert.deepEqual(faults, ['entry 5, which was written down, is gone']);
    await recordAct(database, act(6), at(6));
    const later = await verifyAuditTrail(database, head);
    assert.deepEqual(later.faults, ['entry 5 is not the one that was written down']);
  });

  test('many recorders at the same time make one chain', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => recordAct(database, act(n))));
    const findings = await verifyAuditTrail(database);
    assert.deepEqual([findings.ok, findings.entries], [true, 45]);
  });

  test('an act stands or falls with the transaction that it was recorded in', async () => {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await recordAct(client, act(6));
      await client.query('rollback');
      await client.query('begin');
      await recordAct(client, act(7));
      await client.query('commit');
    } finally {
      client.release();
    }
    const failed = tables<object>(database, 'identity')
      .transaction()
      .execute(async (transaction) => {
        await recordAct(transaction, act(8));
        throw new Error('changed my mind');
      });
    await assert.rejects(failed, /changed my mind/);
    await tables<object>(database, 'identity')
      .transaction()
      .execute((transaction) => recordAct(transaction, act(9)));
    const subjects = (await auditEntries(database, 5, 10)).map(({ subject }) => subject);
    assert.deepEqual(subjects, [act(7).subject, act(9).subject]);
    assert.equal((await verifyAuditTrail(database)).ok, true);
  });

  test('keys, tokens and national id numbers are refused', () => {
    const bad = [
      '12345678901234567890',
      '1234 5678 9012 3456 7890',
      '1234-5678-9012-3456-7890',
      '3201012345670001',
      '0123456789ABCDEF',
      '0123456789abcdef0123456789abcdef01234567',
      '0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567',
    ];
    for (const text of bad) {
      assert.throws(() => assertNoSecret({ ...act(1), subject: text }), /would hold/, text);
      assert.throws(() => assertNoSecret({ ...act(1), detail: { text } }), /would hold/, text);
    }
    const good = [
      '32031017679',
      '534252904966',
      '019aaf0c-5a11-7c3e-8e21-3b1a5d3f4a66',
      'A1B2C3',
      '',
    ];
    for (const subject of good) assertNoSecret({ ...act(1), subject, detail: { subject } });
  });
});
