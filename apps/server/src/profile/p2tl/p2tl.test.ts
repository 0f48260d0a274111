import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type HouseholdRecord, planField, simulateField, THIEVES, type Truth } from '@setrum/field';
import { businessMonth } from '../../platform/index.ts';
import { callerIn } from '../../test-support/profile-data.ts';
import {
  type Place,
  putFeeds,
  putNetwork,
  putPlaces,
  putSold,
  type Sold,
} from '../ingest/network.ts';
import { readByPeople, type ToldMonth, tellMonths } from '../ingest/told.ts';
import { createProfileWorld, type ProfileWorld } from '../test-support/profile-world.ts';
import { examineAll } from './examine-all.ts';
import { p2tlRoutes } from './routes.ts';

const unit = '53425';
const field = { meters: 320, months: 12, seed: 1 } as const;

describe('the P2TL list', () => {
  let world: ProfileWorld;
  const truths = new Map<string, Truth>();
  before(async () => {
    world = await createProfileWorld();
    p2tlRoutes(world.http, world.database, () => world.now);
    await fill(world, truths);
  });
  after(() => world?.close());

  const list = async (query = '') => (await world.http.inject(`/api/v1/p2tl${query}`)).json();

  test('is empty, and says so, before anything was examined', async () => {
    const { examinedAt, findings, next } = await list();
    assert.deepEqual([examinedAt, findings, next], [null, [], null]);
  });

  test('is ranked, with thieves before all others and every reason in words', async () => {
    const done = await examineAll(world.database, world.now);
    assert.equal(done?.untilMonth, 202610);
    const { findings, untilMonth, examinedAt } = await list();
    assert.deepEqual([untilMonth, examinedAt], ['202610', world.now.toISOString()]);
    assert.ok(findings.length >= 3, `${findings.length} findings`);
    const kinds = findings
      .slice(0, 3)
      .map(({ meterNo }: { meterNo: string }) => truths.get(meterNo)?.kind);
    assert.ok(
      kinds.every((kind: Truth['kind']) => THIEVES.includes(kind)),
      kinds.join(),
    );
    const scores = findings.map(({ score }: { score: number }) => score);
    assert.deepEqual(
      scores,
      scores.toSorted((a: number, b: number) => b - a),
    );
    for (const { reasons } of findings) {
      assert.ok(reasons.length > 0);
      for (const { id, en, figures } of reasons) {
        assert.ok(id.length > 20 && en.length > 20 && !/NaN|undefined/.test(id + en), id);
        // Figures as Indonesians write them: 4,6 %.
        assert.doesNotMatch(id, /\d\.\d{1,2} /);
        assert.ok(Object.values(figures).every(Number.isFinite));
      }
    }
  });

  test('goes on page after page, and by place', async () => {
    const all = (await list('?least=0.1')).findings;
    const paged: unknown[] = [];
    for (let next: string | null = ''; next !== null && paged.length < 1000; ) {
      const page = await list(`?least=0.1&limit=3${next === '' ? '' : `&after=${next}`}`);
      paged.push(...page.findings);
      next = page.next;
    }
    assert.deepEqual(paged, all);
    const { transformer } = all[0];
    const there = (await list(`?least=0.1&transformer=${transformer}`)).findings;
    assert.deepEqual(
      there,
      all.filter((finding: { transformer: string }) => finding.transformer === transformer),
    );
  });

  test('is for those who may see it, in their units, and who looked is kept', async () => {
    world.caller = callerIn(['53435']);
    assert.deepEqual((await list()).findings, []);
    assert.equal((await list(`?unit=${unit}`)).code, 'SETRUM_UNIT_FORBIDDEN');
    world.caller = callerIn('all', 'front-office');
    assert.equal((await list()).code, 'SETRUM_FORBIDDEN');
    world.caller = callerIn('all');
    const { rows } = await world.database.pool.query(
      `select distinct viewer from profile.viewed where subject like 'p2tl %'`,
    );
    assert.deepEqual(rows, [{ viewer: 'rina' }]);
  });

  test('is examined by one server at a time, and not again too soon', async () => {
    const again = new Date(world.now.getTime() + 3_600_000);
    const claims = await Promise.all([1, 2].map(() => examineAll(world.database, again)));
    assert.equal(claims.filter((done) => done !== null).length, 1);
    assert.equal(await examineAll(world.database, again, { notWithinHours: 23 }), null);
  });

  test('forgets what is no longer suspicious', async () => {
    await world.database.pool.query('delete from profile.reading');
    const later = new Date(world.now.getTime() + 48 * 3_600_000);
    await examineAll(world.database, later);
    assert.deepEqual((await list('?least=0.1')).findings, []);
  });
});

/** A field of one unit, told as field readers and the network tell it. */
async function fill({ database, now }: ProfileWorld, truths: Map<string, Truth>): Promise<void> {
  const { feeders } = planField(field);
  await putNetwork(
    database,
    feeders.map(({ feeder, name }) => ({ feeder, unit, name })),
    feeders.flatMap(({ transformers }) => transformers),
  );
  const places: Place[] = [];
  const sold: Sold[] = [];
  const months: ToldMonth[] = [];
  for (const item of simulateField(field)) {
    if (item.kind === 'feeds') {
      await putFeeds(database, item.feeds, 'field');
      continue;
    }
    const { household, truth } = item;
    const { meterNo, feeder, transformer, tariff, powerVa, since, removedOn } = household;
    truths.set(meterNo, truth);
    const hung = { since: dayOf(since) ?? '2020-01-01', removedOn: dayOf(removedOn) };
    places.push({ meterNo, unit, feeder, transformer, tariff, powerVa, ...hung });
    sold.push(...soldOf(household));
    months.push(
      ...household.months.map((month) => ({
        ...{ ...month, meterNo, toldAt: month.toldAt.toISOString() },
      })),
    );
  }
  await putPlaces(database, places);
  await putSold(database, sold);
  await tellMonths(database, months, { ...readByPeople, receivedAt: now.toISOString() });
}

function soldOf({ meterNo, purchases }: HouseholdRecord): readonly Sold[] {
  const months = new Map<number, Sold>();
  for (const { at, energyDkwh, amountCents } of purchases) {
    const month = businessMonth(at);
    const before = months.get(month)?.energyDkwh ?? 0;
    const one = { meterNo, month, energyDkwh: energyDkwh + before, amountCents, purchases: 1 };
    months.set(month, one);
  }
  return [...months.values()];
}

function dayOf(at: Date | null): string | null {
  return at?.toISOString().slice(0, 10) ?? null;
}
