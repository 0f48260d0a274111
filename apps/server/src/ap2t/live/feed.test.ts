import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { createLogger, inTransaction } from '../../platform/index.ts';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { announce } from './announce.ts';
import { beginningOf, eventId, parseEventId } from './cursor.ts';
import { type FeedOptions, LiveFeed } from './feed.ts';
import { changesAfter, horizonOf } from './read.ts';
import { eventually } from './test-support/eventually.ts';
import { createTestListener, type TestListener } from './test-support/listener.ts';

const at = new Date('2026-11-23T05:00:00.000Z');

describe('the live feed', () => {
  let home: MigratedDatabase;
  let feed: LiveFeed;
  let nowMs: number;
  const feeds = new Set<LiveFeed>();
  const newFeed = (over: Partial<FeedOptions> = {}): LiveFeed => {
    const made = new LiveFeed({
      database: home.database,
      now: () => new Date(nowMs),
      log: createLogger('silent'),
      pollMs: 20,
      ...over,
    });
    feeds.add(made);
    return made;
  };
  before(async () => {
    home = await createMigratedDatabase();
  });
  after(() => home?.close());
  beforeEach(() => {
    nowMs = at.getTime();
    feed = newFeed();
  });
  afterEach(async () => {
    for (const each of feeds) await each.stop();
    feeds.clear();
  });

  const change = (subject: string, moment = at) =>
    inTransaction(home.database, (transaction) =>
      announce(transaction, { topic: 'application', subject, unit: '53425', at: moment }),
    );
  const listenerOf = async (
    to: LiveFeed,
    after: Parameters<LiveFeed['subscribe']>[1] = null,
  ): Promise<TestListener> => {
    const listener = createTestListener();
    await to.subscribe(listener, after);
    return listener;
  };
  const heard = (listener: TestListener, count: number) =>
    eventually(() => listener.told.length >= count, `${count} changes`);

  test('tells each change once, to every listener, from the moment it listens', async () => {
    const start = await horizonOf(home.database.pool);
    await change('before');
    // It is past once no transaction that began before it runs any more, whichever database of the cluster that is in.
    await eventually(async () => {
      const past = await changesAfter(home.database.pool, start, null, 10);
      return past.some(({ subject }) => subject === 'before');
    }, 'the change before');
    const first = await listenerOf(feed);
    await change('one');
    await heard(first, 1);
    const second = await listenerOf(feed);
    await change('two');
    await Promise.all([heard(first, 2), heard(second, 1)]);
    assert.deepEqual(first.log, ['ready', 'one', 'two']);
    assert.deepEqual(second.log, ['ready', 'two']);
    assert.deepEqual(
      [first.told[0]?.topic, first.told[0]?.unit, first.told[0]?.agendaNo, first.told[0]?.data],
      ['application', '53425', null, {}],
    );
  });

  test('what is rolled back is never told', async () => {
    const listener = await listenerOf(feed);
    const failing = inTransaction(home.database, async (transaction) => {
      await announce(transaction, { topic: 'application', subject: 'undone', unit: null, at });
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    await change('done');
    await heard(listener, 1);
    assert.deepEqual(listener.log, ['ready', 'done']);
  });

  test('a transaction that began first and commits last is not skipped', async () => {
    const listener = await listenerOf(feed);
    const late = await home.database.pool.connect();
    try {
      await late.query('begin');
      await late.query(
        `insert into ap2t.change (change_id, topic, subject, data, at) values (gen_random_uuid(), 'application', 'late', '{}', $1)`,
        [at],
      );
      for (let n = 0; n < 30; n++) await change(`early-${n}`);
      // Several looks later nothing is told: the late one could still come in front of them.
      for (let n = 0; n < 5; n++) {
        feed.nudge();
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      assert.deepEqual(listener.log, ['ready']);
      await late.query('commit');
    } finally {
      late.release();
    }
    await heard(listener, 31);
    assert.deepEqual(listener.told.map(({ subject }) => subject).sort()[30], 'late');
    assert.equal(listener.told[0]?.subject, 'late');
    assert.equal(new Set(listener.told.map(({ changeId }) => changeId)).size, 31);
  });

  test('many transactions at once: a listener that comes and goes hears each exactly once', async () => {
    const all: string[] = [];
    let resume = { cursor: await horizonOf(home.database.pool), at };
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let n = 0; n < 20; n++) await change(`${writer}-${n}`);
    });
    const known = new Set<string>();
    const servers = [feed, newFeed()] as const;
    for (let round = 0; known.size < 120; round++) {
      assert.ok(round < 500, 'not all came');
      const server = servers[round % 2] ?? feed;
      const listener = await listenerOf(server, resume);
      await new Promise((resolve) => setTimeout(resolve, 15));
      server.leave(listener);
      assert.ok(!listener.log.includes('reset'));
      const mine = listener.told.filter(({ subject }) => /^\d-\d+$/.test(subject));
      all.push(...mine.map(({ subject }) => subject));
      for (const { subject } of mine) known.add(subject);
      const last = listener.cursors.at(-1);
      if (last !== undefined) resume = { cursor: last, at };
    }
    await Promise.all(writers);
    assert.equal(all.length, 120, 'one was told twice');
  });

  test('is nudged: nobody waits for the next look', async () => {
    const slow = newFeed({ pollMs: 600_000 });
    const listener = await listenerOf(slow);
    await change('now');
    await eventually(() => {
      slow.nudge();
      return listener.told.length === 1;
    }, 'the change');
    await slow.stop();
    assert.ok(listener.isOver);
  });

  test('a cursor too old, or of another database, is told to load everything anew', async () => {
    const { cursor, at: then } = { cursor: await horizonOf(home.database.pool), at };
    nowMs += 24 * 3600_000 + 1;
    const old = await listenerOf(feed, { cursor, at: then });
    assert.deepEqual(old.log, ['reset']);
    const foreign = await listenerOf(feed, {
      cursor: beginningOf(String(BigInt(cursor.xid) + 1_000_000n)),
      at: new Date(nowMs),
    });
    assert.deepEqual(foreign.log, ['reset']);
    await change('afterwards');
    await Promise.all([heard(old, 1), heard(foreign, 1)]);
  });

  test('whoever missed thousands is told to load everything anew, and hears what is new', async () => {
    const cursor = await horizonOf(home.database.pool);
    await home.database.pool.query(
      `insert into ap2t.change (change_id, topic, subject, data, at)
       select gen_random_uuid(), 'application', 'mass', '{}', $1 from generate_series(1, 6000)`,
      [at],
    );
    await eventually(async () => {
      const horizon = await horizonOf(home.database.pool);
      return BigInt(horizon.xid) > BigInt(cursor.xid);
    });
    const listener = await listenerOf(feed, { cursor, at });
    assert.equal(listener.log.at(-1), 'reset');
    await change('afterwards');
    await eventually(() => listener.log.at(-1) === 'afterwards');
  });

  test('what is older than is kept is removed', async () => {
    await home.database.pool.query('delete from ap2t.change');
    await change('old', new Date(at.getTime() - 25 * 3600_000));
    await change('young', new Date(at.getTime() - 23 * 3600_000));
    await feed.purge();
    const { rows } = await home.database.pool.query('select subject from ap2t.change');
    assert.deepEqual(rows, [{ subject: 'young' }]);
  });

  test('nothing is asked of the database while nobody listens', async () => {
    let asked = 0;
    const pool = Object.create(home.database.pool, {
      query: {
        value: (...given: Parameters<typeof home.database.pool.query>) => {
          asked++;
          return home.database.pool.query(...given);
        },
      },
    });
    const counting = newFeed({ database: { ...home.database, pool }, pollMs: 5 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(asked, 0);
    const listener = await listenerOf(counting);
    await eventually(() => asked > 3);
    counting.leave(listener);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const after = asked;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(asked, after);
  });
});

test('an event id is read as it was written, and nothing else is', () => {
  const cursor = { xid: '748', changeId: '0198c1f0-0000-7000-8000-0123456789ab' };
  assert.deepEqual(parseEventId(eventId(cursor, at)), { cursor, at });
  for (const text of [
    '',
    '1',
    '748.x.1',
    `748.${cursor.changeId}`,
    `99999999999999999999.${cursor.changeId}.1`,
    "1'.2.3",
  ])
    assert.equal(parseEventId(text), null, text);
});
