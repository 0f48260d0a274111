import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { faultyFiles } from '../sale/test-support/faulty-files.ts';
import { entryOf, journalFolder, segmentsIn } from '../sale/test-support/journals.ts';
import { Journal } from './journal.ts';

const dayMs = 86_400_000;

describe('a journal over the days', () => {
  let home: Awaited<ReturnType<typeof journalFolder>>;
  let now: Date;
  beforeEach(async () => {
    home = await journalFolder();
    now = new Date('2026-11-23T05:00:00.000Z');
  });
  afterEach(() => home.remove());

  const open = (keepDays = 35) => Journal.open(home.folder, { now: () => now, keepDays });
  const pass = (days: number): void => {
    now = new Date(now.getTime() + days * dayMs);
  };
  const daysOf = async (): Promise<readonly string[]> =>
    (await segmentsIn(home.folder)).map(({ name }) => name.slice(15, 25));

  test('a business day, WIB, has segments of its own; pending sales go over its end', async () => {
    const journal = await open();
    await journal.begin(entryOf('a', 'asked'));
    now = new Date('2026-11-23T16:59:59.999Z');
    await journal.begin(entryOf('b', 'asked'));
    now = new Date('2026-11-23T17:00:00.000Z');
    await journal.record(entryOf('a', 'sold'));
    assert.equal(journal.today(), '2026-11-24');
    assert.deepEqual(await daysOf(), ['2026-11-23', '2026-11-24']);
    await journal.close();
    const again = await open();
    assert.deepEqual(
      again.pending().map(({ requestKey, step }) => [requestKey, step]),
      [
        ['a', 'sold'],
        ['b', 'asked'],
      ],
    );
    await again.close();
  });

  test('old segments go when their time is over, at the opening and in a run over many days; pending sales never', async () => {
    for (const opening of [true, false]) {
      const key = (name: string): string => `${name}-${opening}`;
      let journal = await open(3);
      await journal.begin(entryOf(key('old'), 'asked'));
      await journal.begin(entryOf(key('done'), 'asked'));
      await journal.record(entryOf(key('done'), 'written'));
      for (let day = 0; day < 8; day++) {
        pass(1);
        if (opening) {
          await journal.close();
          journal = await open(3);
        }
        await journal.begin(entryOf(key(`day-${day}`), 'asked'));
        await journal.record(entryOf(key(`day-${day}`), 'paper'));
      }
      const days = await daysOf();
      assert.ok(days.length <= 5 && !days.includes('2026-11-23'), days.join());
      assert.equal(journal.find(key('done')), null);
      assert.equal(journal.find(key('old'))?.step, 'asked');
      await journal.close();
      const again = await open(3);
      assert.deepEqual(again.damage, []);
      assert.ok(again.pending().some(({ requestKey }) => requestKey === key('old')));
      await again.close();
    }
  });

  test('a disk that is full keeps old segments rather than lose a pending sale', async () => {
    const journal = await open();
    await journal.begin(entryOf('old', 'asked'));
    pass(10);
    await journal.record(entryOf('other', 'written'));
    await journal.close();
    const files = faultyFiles();
    files.fault = { call: 'append', code: 'ENOSPC' };
    const full = await Journal.open(home.folder, { now: () => now, keepDays: 1, files });
    assert.equal(full.find('old')?.step, 'asked');
    await full.close();
    assert.ok((await daysOf()).includes('2026-11-23'));
    const again = await open(1);
    assert.equal(again.find('old')?.step, 'asked');
    assert.ok(!(await daysOf()).includes('2026-11-23'));
    await again.close();
  });

  test('a clock that has gone back begins no sale, but ends what had begun; somebody can declare it right', async () => {
    const journal = await open();
    await journal.begin(entryOf('a', 'asked'));
    now = new Date(now.getTime() - 9 * 60_000);
    await journal.begin(entryOf('b', 'asked'));
    pass(-4000);
    await assert.rejects(journal.begin(entryOf('c', 'asked')), { code: 'SETRUM_CLOCK_BACK' });
    await journal.record(entryOf('a', 'written'));
    await journal.close();
    const again = await open();
    await assert.rejects(again.begin(entryOf('c', 'asked')), { code: 'SETRUM_CLOCK_BACK' });
    await again.acceptClock();
    await again.begin(entryOf('c', 'asked'));
    await again.close();
    const third = await open();
    await third.begin(entryOf('d', 'asked'));
    assert.deepEqual(
      third.pending().map(({ requestKey }) => requestKey),
      ['b', 'c', 'd'],
    );
    assert.deepEqual(third.damage, []);
    await third.close();
  });

  test('a clock that was years ahead has taken nothing with it', async () => {
    const journal = await open();
    await journal.begin(entryOf('a', 'asked'));
    await journal.begin(entryOf('b', 'asked'));
    await journal.record(entryOf('b', 'written'));
    pass(20_000);
    await journal.begin(entryOf('c', 'asked'));
    await journal.close();
    const wrong = await open();
    pass(-20_000);
    await wrong.acceptClock();
    await wrong.close();
    const again = await open();
    assert.deepEqual(
      again.all().map(({ requestKey, step }) => [requestKey, step]),
      [
        ['a', 'asked'],
        ['b', 'written'],
        ['c', 'asked'],
      ],
    );
    assert.deepEqual(again.damage, []);
    await again.close();
  });
});
