import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Database } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { hashOfEntry } from './entry.ts';
import { auditDays, auditEntries } from './read.ts';
import { recordAct } from './record.ts';
import { actingFrom } from './source.ts';
import { verifyAuditDay, verifyAuditTrail } from './verify.ts';

const act = { actor: 'sri', act: 'user.change', subject: 'tono' };
/** Midnight in WIB is 17:00 UTC of the day before. */
const at = (day: number, hour = 5): Date => new Date(Date.UTC(2026, 10, day, hour));

describe('the days of the audit trail', () => {
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
    await sql(`update identity.audit_head
      set sequence = 0, hash = decode(repeat('00', 32), 'hex'), day = null, day_first = null`);
    for (const when of [at(1), at(1), at(1, 17), at(4), at(4)])
      await recordAct(database, act, when);
  });

  test('a day is sealed by the first entry of a later one; the open day is not', async () => {
    const entries = await auditEntries(database, 0, 10);
    const days = await auditDays(database, { before: null, limit: 10 });
    assert.deepEqual(days, [
      { day: '2026-11-02', firstSequence: 3, lastSequence: 3, hash: entries[2]?.hash },
      { day: '2026-11-01', firstSequence: 1, lastSequence: 2, hash: entries[1]?.hash },
    ]);
    assert.equal((await verifyAuditTrail(database)).ok, true);
  });

  test('each day can be examined by itself', async () => {
    for (const [day, entries, last] of [
      ['2026-11-01', 2, 2],
      ['2026-11-02', 1, 3],
      ['2026-11-04', 2, 5],
    ] as const) {
      const findings = await verifyAuditDay(database, day);
      assert.deepEqual(
        [findings.ok, findings.entries, findings.head.sequence],
        [true, entries, last],
        day,
      );
    }
    const { faults } = await verifyAuditDay(database, '2026-11-03');
    assert.match(faults.join(), /has no seal and is not the open one/);
  });

  test('an anchor of a later day is no fault of an earlier one, unless the trail ends before it', async () => {
    const { head } = await verifyAuditTrail(database);
    assert.equal((await verifyAuditDay(database, '2026-11-01', head)).ok, true);
    const gone = { ...head, sequence: head.sequence + 1 };
    const { faults } = await verifyAuditDay(database, '2026-11-01', gone);
    assert.deepEqual(faults, ['entry 6, which was written down, is gone']);
  });

  test('what comes late belongs to the open day', async () => {
    await recordAct(database, act, at(2));
    await recordAct(database, act, at(5));
    assert.equal((await verifyAuditTrail(database)).ok, true);
    const [newest] = await auditDays(database, { before: null, limit: 1 });
    assert.deepEqual([newest?.day, newest?.lastSequence], ['2026-11-04', 6]);
  });

  const tamperings: [string, string, RegExp, RegExp][] = [
    [
      'a seal taken away',
      `delete from identity.audit_day where day = '2026-11-02'`,
      /day 2026-11-02 is over and has no seal/,
      /day 2026-11-02 has no seal/,
    ],
    [
      'a seal moved',
      `update identity.audit_day set last_sequence = 4 where day = '2026-11-02'`,
      /seal of day 2026-11-02 does not fit/,
      /seal of day 2026-11-02 does not fit/,
    ],
    [
      'a seal with another hash',
      `update identity.audit_day set hash = 'x' where day = '2026-11-02'`,
      /seal of day 2026-11-02 does not fit/,
      /seal of day 2026-11-02 does not fit/,
    ],
    [
      'a day too many',
      `insert into identity.audit_day values ('2026-11-03', 4, 4, 'x')`,
      /day 2026-11-03 has a seal and no entries/,
      /^$/,
    ],
    [
      'an entry changed',
      `update identity.audit_entry set actor = 'budi' where sequence = 3`,
      /entry 3 was changed/,
      /entry 3 was changed/,
    ],
    [
      'an entry of the day gone',
      'delete from identity.audit_entry where sequence = 3',
      /3 to 3 are missing/,
      /ends at entry 2, its head says 3/,
    ],
    [
      'another source',
      `update identity.audit_entry set source = '10.0.0.9' where sequence = 3`,
      /entry 3 was changed/,
      /entry 3 was changed/,
    ],
    [
      'a value before',
      `update identity.audit_entry set before = '{"roles": "fitter"}' where sequence = 3`,
      /entry 3 was changed/,
      /entry 3 was changed/,
    ],
  ];
  for (const [name, tampering, whole, oneDay] of tamperings) {
    test(`${name} is found`, async () => {
      await sql(tampering);
      assert.match((await verifyAuditTrail(database)).faults.join('; '), whole);
      assert.match((await verifyAuditDay(database, '2026-11-02')).faults.join('; '), oneDay);
    });
  }

  test('days rewritten with hashes made anew are told by an anchor from outside', async () => {
    const { head } = await verifyAuditDay(database, '2026-11-01');
    const [first, second] = await auditEntries(database, 0, 2);
    assert.ok(first !== undefined && second !== undefined);
    const forged = { ...second, actor: 'budi' };
    const hash = hashOfEntry(forged);
    await database.pool.query(
      `update identity.audit_entry set actor = 'budi', hash = $1 where sequence = 2`,
      [hash],
    );
    await database.pool.query(`update identity.audit_day set hash = $1 where last_sequence = 2`, [
      hash,
    ]);
    assert.equal((await verifyAuditDay(database, '2026-11-01')).ok, true);
    const { faults } = await verifyAuditDay(database, '2026-11-01', head);
    assert.deepEqual(faults, ['entry 2 is not the one that was written down']);
    assert.match((await verifyAuditTrail(database)).faults.join(), /entry 3 does not follow/);
  });

  test('an act says from where it came, and what was before and after', async () => {
    const change = { before: { roles: 'fitter' }, after: { roles: 'fitter,metering' } };
    await actingFrom('192.0.2.7', () => recordAct(database, { ...act, ...change }, at(4)));
    await recordAct(database, { ...act, source: 'shell' }, at(4));
    const entries = await auditEntries(database, 4, 10);
    assert.deepEqual(
      entries.map(({ source, before: was, after: is }) => [source, was, is]),
      [
        ['system', null, null],
        ['192.0.2.7', change.before, change.after],
        ['shell', null, null],
      ],
    );
    assert.equal((await verifyAuditTrail(database)).ok, true);
  });
});

describe('entries from before there were sources', () => {
  test('still verify; nothing can be added to them', async () => {
    const home = await createMigratedDatabase();
    try {
      const { database } = home;
      const old = {
        sequence: 1,
        at: at(1),
        ...act,
        detail: { b: 1, a: 'x' },
        form: 1 as const,
        source: null,
        before: null,
        after: null,
        previousHash: Buffer.alloc(32),
      };
      // Worked out with another program from the comment of the column.
      const hash = '19c2b8441727d95e0217416d9eba608431af949c9336ca44a53591d4dcf85ca8';
      assert.equal(hashOfEntry(old).toString('hex'), hash);
      await database.pool.query(
        `insert into identity.audit_entry (sequence, at, actor, act, subject, detail, previous_hash, hash, form)
         values (1, $1, $2, $3, $4, $5, $6, $7, 1)`,
        [old.at, old.actor, old.act, old.subject, old.detail, old.previousHash, hashOfEntry(old)],
      );
      await database.pool.query(
        `update identity.audit_head set sequence = 1, hash = $1, day = '2026-11-01', day_first = 1`,
        [hashOfEntry(old)],
      );
      await recordAct(database, act, at(2));
      assert.equal((await verifyAuditTrail(database)).ok, true);
      await database.pool.query(
        `alter table identity.audit_entry drop constraint audit_entry_first_form_check;
         update identity.audit_entry set source = 'shell' where sequence = 1`,
      );
      const { faults } = await verifyAuditTrail(database);
      assert.deepEqual(faults, ['entry 1 was changed']);
    } finally {
      await home.close();
    }
  });
});
