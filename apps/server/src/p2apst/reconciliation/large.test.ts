import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { testPartner } from '../../test-support/world.ts';
import { products } from '../partner/model.ts';
import { closeDay } from '../settlement/close.ts';
import { makeFile } from './make.ts';
import { reconcile } from './reconcile.ts';
import { differences } from './store.ts';
import { createReconciliationWorld, day, type ReconciliationWorld } from './test-support/day.ts';

const sales = 10_000;
const { partnerId } = testPartner;
const product = products.prepaid;

describe(`a day of ${sales} sales`, () => {
  let hub: ReconciliationWorld;
  before(async () => {
    hub = await createReconciliationWorld(1);
    await hub.sell(0);
    await multiply(hub, sales - 1);
    await closeDay(
      hub.world.database,
      { partnerId, day },
      'SRI',
      new Date('2026-11-24T01:00:00+07:00'),
    );
  });
  after(async () => {
    await hub?.world.close();
  });

  test('is written, read and compared in pieces: no step sees more than a page of it', async () => {
    const { database, securityModule } = hub.world;
    const { pieces } = await makeFile(database, securityModule, { partnerId, product, day });
    let lines = 0;
    let longest = 0;
    async function* damaged(): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        const kept = piece.split('\n').filter((line) => {
          lines += line.includes('|') ? 1 : 0;
          return !line.includes('|ODD|') && !/^(?:COUNT|TOTAL)\|/.test(line);
        });
        longest = Math.max(longest, kept.length);
        yield Buffer.from(kept.join('\n'));
      }
      yield Buffer.from('TRAILER 1\nTRAILER 2\n');
    }
    const file = { partnerId, product, day, bytes: damaged() };
    const run = await reconcile(database, securityModule, file, 'SRI', hub.world.now);
    assert.equal(lines, sales + 3);
    assert.ok(longest <= 501, `a piece of ${longest} lines`);
    assert.deepEqual(
      [run.ourLines, run.theirLines, run.matched, run.differences],
      [sales, sales - 2, sales - 2, 2],
    );
    const query = { runId: run.runId, partnerId, day, state: null, after: null, limit: 10 };
    const found = await differences(database.pool, query);
    assert.deepEqual(
      found.map(({ kind, switcherRef }) => `${kind} ${switcherRef}`),
      ['only-ours ODD', 'only-ours ODD'],
    );
  });
});

/** Copies the one sale: rows, postings and tokens, each token sealed for its own row. */
async function multiply({ world }: ReconciliationWorld, times: number): Promise<void> {
  const { database, securityModule } = world;
  const meterNo = world.meters[0] ?? '';
  const ids = Array.from({ length: times }, () => randomUUID());
  const sealed = ids.map((id, n) =>
    securityModule.seal(String(n).padStart(20, '5'), `${meterNo}/${id}`),
  );
  const { pool } = database;
  await pool.query(
    `insert into vending.token (meter_no, token_id, request_id, part, key_version, class, subclass, base_date, tid, units, sealed,
                                digest, issued_at)
       select t.meter_no, u.id, u.id, t.part, t.key_version, t.class, t.subclass, t.base_date, u.n::integer, t.units,
              decode(u.sealed, 'base64'), t.digest, t.issued_at
         from vending.token t, unnest($1::uuid[], $2::text[]) with ordinality as u(id, sealed, n)`,
    [ids, sealed],
  );
  await pool.query(
    `insert into p2apst.purchase
       select x.*
         from p2apst.purchase p, unnest($1::uuid[]) with ordinality as u(id, n),
              lateral jsonb_populate_record(p, jsonb_build_object(
                'purchase_id', u.id, 'request_key', 'copy-' || u.n, 'at', p.at + u.n * interval '0.5 second',
                'switcher_ref', case when u.n in (1000, 9000) then 'ODD' else 'REF' || u.n end)) x
        where p.request_key not like 'copy-%'`,
    [ids],
  );
  await pool.query(
    `insert into p2apst.posting
       select l.shard, p.purchase_id, l.line, l.account, l.amount_cents, p.at
         from p2apst.purchase p, p2apst.posting l, p2apst.purchase one
        where p.request_key like 'copy-%' and one.request_key not like 'copy-%' and l.event_id = one.purchase_id`,
  );
}
