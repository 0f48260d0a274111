import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { migrateAll } from './migrations.ts';
import { type Database, migrate, openDatabase } from './platform/index.ts';
import { latestReport, monthsOf, reportsOf } from './profile/index.ts';

/** The last migration of each module before cards were signed. */
const before_ = { identity: 999, vending: 7, profile: 2, ap2t: 22, p2apst: 12 } as const;
const meterNo = '32031017679';
const cardUid = '04A1B2C3D4E580';

const status = {
  ...{ tamper: false, lowCredit: true, supplyOff: false, overload: false, keypadLocked: false },
  ...{ standDkwh: 12_000, creditDkwh: 46, clock: '2026-10-01T00:00:00.000Z' },
  ...{ krn: 2, ti: 1, sgc: 534_250 },
};

describe('a database from before cards were signed', () => {
  let home: TestDatabase;
  let folder: string;
  let database: Database;
  before(async () => {
    home = await createTestDatabase({ template: 'empty', prepare: async () => undefined });
    folder = await mkdtemp(join(tmpdir(), 'setrum-migrations-'));
    await migrate(home.url, await earlier());
    database = openDatabase({ url: home.url });
    await database.pool.query('select profile.create_month(202609)');
    await database.pool.query(
      `insert into profile.report (meter_no, card_uid, sequence, image, received_at, purchase_id, status)
       select $1, $2, n, decode(repeat('00', 592), 'hex'), now() - make_interval(days => 10 - n), null, $3 from generate_series(1, 2) n`,
      [meterNo, cardUid, status],
    );
    await database.pool.query(
      `insert into profile.reading
         (meter_no, month, stand_kwh, remaining_kwh, voltage_v, tamper, tamper_cause, outages, low_voltage_events, overloads,
          tamper_events, told_at, received_at)
       select $1, m, 1200, 6, 220, 0, 0, 0, 0, 0, 0, now(), now() from unnest(array[202609, 202610]) m`,
      [meterNo],
    );
    await database.pool.query(
      `insert into vending.mailbox (meter_no, card_uid, sequence, token_ids, created_at)
       values ($1, $2, 1, array[gen_random_uuid()], now())`,
      [meterNo, cardUid],
    );
    await database.close();
    await migrateAll(home.url);
    database = openDatabase({ url: home.url });
  });
  after(async () => {
    await database?.close();
    await home?.drop();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  /** The migrations of that time, each module's in a folder of its own. */
  async function earlier() {
    const sources = [];
    for (const [module, last] of Object.entries(before_)) {
      const from = fileURLToPath(new URL(`./${module}/migrations/`, import.meta.url));
      const to = join(folder, module);
      const names = (await readdir(from)).filter((name) => Number(name.slice(0, 3)) <= last);
      for (const name of names) await cp(join(from, name), join(to, name));
      sources.push({ module, directory: pathToFileURL(`${to}/`) });
    }
    return sources;
  }

  test('keeps its reports and readings: unverified, and good for what they were good for', async () => {
    const reports = await reportsOf(database, meterNo, 10);
    assert.deepEqual(
      reports.map(({ sequence, verification, reason, counted, keyVersion, clock }) => ({
        ...{ sequence, verification, reason, counted, keyVersion, clock },
      })),
      [2, 1].map((sequence) => ({
        ...{ sequence, verification: 'unverified', reason: 'no-key', counted: true },
        ...{ keyVersion: 0, clock: status.clock },
      })),
    );
    const present = await latestReport(database, meterNo);
    assert.deepEqual([present?.creditDkwh, present?.verification], [46, 'unverified']);
    assert.deepEqual(
      (await monthsOf(database, meterNo, 12)).map(
        ({ month, verification, source, cardUid: card }) =>
          [month, verification, source, card].join(' '),
      ),
      ['202610 unverified unknown ', '202609 unverified unknown '],
    );
  });

  test('its mailboxes bear no MAC, and are told again without one', async () => {
    const { rows } = await database.pool.query(
      'select key_version, mac, vending.mailbox_seal(meter_no, card_uid, sequence) as seal from vending.mailbox',
    );
    assert.deepEqual(rows, [{ key_version: 0, mac: null, seal: null }]);
  });

  test('a partition that is made now takes the months that came before it', async () => {
    await database.pool.query('select profile.create_month(202610)');
    const { rows } = await database.pool.query<{ name: string; verification: string }>(
      'select tableoid::regclass::text as name, verification from profile.reading order by month',
    );
    assert.deepEqual(
      rows.map(({ name, verification }) => `${name} ${verification}`),
      ['profile.reading_202609 unverified', 'profile.reading_202610 unverified'],
    );
  });
});
