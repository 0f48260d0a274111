import assert from 'node:assert/strict';
import { appendFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createDesk } from '../sale/test-support/desk.ts';
import { entryOf, journalFolder, segmentsIn } from '../sale/test-support/journals.ts';
import { Journal } from './journal.ts';
import { encodeLine } from './line.ts';

const keysOf = (journal: Journal): readonly string[] =>
  journal.pending().map(({ requestKey }) => requestKey);

describe('the journal of a counter', () => {
  let home: Awaited<ReturnType<typeof journalFolder>>;
  let folder: string;
  beforeEach(async () => {
    home = await journalFolder();
    folder = join(home.folder, 'new', 'journal');
  });
  afterEach(() => home.remove());

  test('remembers what has begun and not ended, over a restart', async () => {
    const journal = await Journal.open(folder);
    assert.deepEqual(journal.all(), []);
    await journal.begin(entryOf('a', 'asked'));
    await journal.begin(entryOf('b', 'asked'));
    await journal.begin(entryOf('c', 'asked'));
    await journal.record(entryOf('a', 'sold'));
    await journal.record(entryOf('b', 'written'));
    await journal.record(entryOf('c', 'declined'));
    await journal.close();
    const again = await Journal.open(folder);
    assert.deepEqual(again.pending(), [entryOf('a', 'sold')]);
    assert.deepEqual(again.find('b'), entryOf('b', 'written'));
    assert.equal(again.find('d'), null);
    await again.record(entryOf('a', 'paper'));
    await again.close();
    const third = await Journal.open(folder);
    assert.deepEqual(third.pending(), []);
    assert.deepEqual(
      third.all().map(({ step }) => step),
      ['paper', 'written', 'declined'],
    );
    await third.close();
  });

  test('is only ever appended to: what has been written stays as it is, and nobody else reads it', async () => {
    const journal = await Journal.open(folder);
    await journal.begin(entryOf('a', 'asked'));
    const before = await segmentsIn(folder);
    await journal.record(entryOf('a', 'written'));
    await journal.close();
    const again = await Journal.open(folder);
    await again.begin(entryOf('b', 'asked'));
    await again.close();
    const after = await segmentsIn(folder);
    assert.equal(after.length, 2);
    assert.ok(after[0]?.text.startsWith(before[0]?.text ?? '-'));
    for (const { name } of after) {
      assert.equal((await stat(join(folder, name))).mode & 0o077, 0);
    }
  });

  test('a last line torn by a power cut does not count, at whatever byte it was torn', async () => {
    const whole = encodeLine({ n: 2, at: '2026-11-23T05:00:00.000Z', sale: entryOf('t', 'sold') });
    for (let length = 0; length < whole.length; length += 17) {
      const here = join(folder, `torn-${length}`);
      const journal = await Journal.open(here);
      await journal.begin(entryOf('t', 'asked'));
      await journal.close();
      const [segment] = await segmentsIn(here);
      await appendFile(join(here, segment?.name ?? ''), whole.subarray(0, length));
      await appendFile(join(here, segment?.name ?? ''), new Uint8Array(length % 3));
      const again = await Journal.open(here);
      assert.deepEqual([again.pending(), again.damage], [[entryOf('t', 'asked')], []]);
      await again.record(entryOf('t', 'sold'));
      await again.close();
      const third = await Journal.open(here);
      assert.deepEqual([third.pending(), third.damage], [[entryOf('t', 'sold')], []]);
      await third.close();
    }
  });

  test('a request key is begun once', async () => {
    const journal = await Journal.open(folder);
    await journal.begin(entryOf('a', 'asked'));
    await assert.rejects(journal.begin(entryOf('a', 'asked')), {
      code: 'SETRUM_REQUEST_KEY_REUSED',
    });
    await journal.close();
    await assert.rejects(journal.record(entryOf('a', 'sold')), {
      code: 'SETRUM_JOURNAL_UNWRITABLE',
    });
  });

  test('entries of many at once come one after the other', async () => {
    const journal = await Journal.open(folder);
    const keys = Array.from({ length: 40 }, (_, n) => `key-${n}`);
    await Promise.all(keys.map((key) => journal.begin(entryOf(key, 'asked'))));
    await journal.close();
    const again = await Journal.open(folder);
    assert.deepEqual([keysOf(again), again.damage], [keys, []]);
    await again.close();
  });

  test('holds no token, whatever becomes of a sale', async () => {
    const desk = await createDesk();
    const { purchase } = await desk.counter.buy(await desk.counter.visit(), 5_000_000);
    await desk.counter.buyOnPaper(purchase.meterNo, 5_000_000);
    desk.card.tear({ atWrite: 4, mode: 'half' });
    await desk.counter.buy(await desk.counter.visit(), 5_000_000);
    const text = (await segmentsIn(desk.folder)).map((segment) => segment.text).join('');
    assert.match(text, /"written".*"paper".*"sold"/s);
    for (const { token, mailbox } of desk.centre.sold.values()) {
      assert.ok(!text.includes(token) && !text.includes(mailbox?.image ?? token));
    }
    assert.doesNotMatch(text, /\d{20}/);
    await desk.close();
  });

  test('files that are none of its own are left alone', async () => {
    const journal = await Journal.open(folder);
    await journal.begin(entryOf('a', 'asked'));
    await journal.close();
    await writeFile(join(folder, 'catatan.txt'), 'jangan dihapus');
    const again = await Journal.open(folder, { keepDays: 0 });
    assert.deepEqual(keysOf(again), ['a']);
    await again.close();
    assert.ok((await readdir(folder)).includes('catatan.txt'));
  });
});
