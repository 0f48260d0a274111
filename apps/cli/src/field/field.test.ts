import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { countSold, examineLedger, migrateAll, openDatabase } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { runField } from './run.ts';
import type { FieldRun } from './work.ts';

/** A thief with a magnet, a changed meter, a lost token and a neighbour's errands among twelve households. */
const options = { meters: 12, months: 3, seed: 843 } as const;

/** What must be the same whichever way a field was lived: all but ids, the card's raw reports, and when a row was made. */
const looks: Readonly<Record<string, string>> = {
  customers:
    'select idpel, meter_no, name, unit, tariff, power_va, product, state from ap2t.customer',
  history:
    'select idpel, entry, effective_from, mutation_kind, meter_no from ap2t.customer_history',
  supply: 'select meter_no, idpel, holder, unit, removed_on, sale_state from ap2t.supply_point',
  keys: 'select meter_no, version, state, pan, sgc, krn from vending.meter_key',
  places: 'select * from profile.place',
  network: 'select t.*, f.unit from profile.transformer t join profile.feeder f using (feeder)',
  feeds: 'select * from profile.feed',
  readings: 'select * from profile.reading',
  sold: 'select * from profile.sold',
  sums: 'select * from profile.place_month',
  purchases: `select meter_no, partner_id, counter_id, request_key, amount_cents, status, at, idpel, holder, unit, tariff, power_va, price_cents,
    admin_cents, stamp_cents, ppn_cents, ppj_cents, token_cents, energy_dkwh, rule_ids, card_uid, mailbox_sequence, channel, buying_option
    from p2apst.purchase`,
  tokens: `select meter_no, part, key_version, class, subclass, base_date, tid, units, issued_at, card_uid, result, result_at
    from vending.token`,
  mailboxes:
    'select meter_no, card_uid, sequence, cardinality(token_ids) as tokens, key_version from vending.mailbox',
  months: 'select meter_no, month, energy_dkwh, revision from p2apst.meter_month',
  postings: 'select shard, line, account, amount_cents, posted_at from p2apst.posting',
  deposits: 'select partner_id, balance_cents from p2apst.deposit',
};

describe('a field through registers and through cards', () => {
  let folder = '';
  const databases: TestDatabase[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-field-test-'));
  });
  after(async () => {
    for (const database of databases) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const live = async (through: FieldRun['through']) => {
    const home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    databases.push(home);
    const dataDir = join(folder, through);
    const truthFile = join(dataDir, 'truth.jsonl');
    const run = {
      ...{ options, dataDir, through, truthFile, databaseUrl: home.url, add: false },
      tell: () => undefined,
      assertWanted: () => undefined,
    };
    const result = await runField(run);
    return { run, result, truth: await readFile(truthFile, 'utf8'), rows: await look(home.url) };
  };

  test('both end with the same customers, books, tokens, load profiles, sums and truth', async () => {
    const registers = await live('registers');
    const cards = await live('cards');
    for (const name of Object.keys(looks)) {
      assert.ok((registers.rows.get(name)?.length ?? 0) > 0, `${name} is empty`);
      assert.deepEqual(cards.rows.get(name), registers.rows.get(name), name);
    }
    assert.equal(cards.truth, registers.truth);
    const { seconds: _, through: __, truthFile: ___, ...figures } = registers.result;
    assert.deepEqual({ ...cards.result, ...figures }, cards.result);
    for (const kind of ['magnet', 'swapped', 'lost-token', 'errand'])
      assert.match(registers.truth, new RegExp(`"kind":"${kind}"`));

    await assert.rejects(
      runField(registers.run),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_FIELD_REGION_TAKEN',
    );
    const elsewhere = { ...registers.run, options: { ...options, region: '58' } };
    await assert.rejects(
      runField(elsewhere),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_FIELD_OCCUPIED',
    );
    assert.equal(await readFile(registers.run.truthFile, 'utf8'), registers.truth);
    await runField({ ...elsewhere, options: { ...elsewhere.options, meters: 2 }, add: true });
    await assertBooks(registers.run.databaseUrl);
  });
});

async function look(url: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const database = openDatabase({ url, maxConnections: 1 });
  try {
    const rows = new Map<string, readonly unknown[]>();
    for (const [name, query] of Object.entries(looks)) {
      const ordered = `select to_jsonb(x) as row from (${query}) x order by 1`;
      rows.set(
        name,
        (await database.pool.query(ordered)).rows.map(({ row }) => row),
      );
    }
    return rows;
  } finally {
    await database.close();
  }
}

/** The ledger is whole, and P2APST counts what was sold as the field does. */
async function assertBooks(url: string): Promise<void> {
  const database = openDatabase({ url, maxConnections: 2 });
  try {
    const { faults } = await examineLedger(database);
    assert.deepEqual(faults, []);
    assert.equal(await countSold(database, new Date(0), new Date()), 0);
  } finally {
    await database.close();
  }
}
