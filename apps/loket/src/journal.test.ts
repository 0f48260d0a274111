import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Journal, type JournalEntry } from './journal.ts';

const entry = (requestKey: string, step: JournalEntry['step']): JournalEntry => ({
  requestKey,
  meterNo: '32031017679',
  amountCents: 5_000_000,
  cardUid: '04A1B2C3D4E580',
  step,
});

describe('the journal of a counter', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-journal-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('remembers what has begun and not ended, over a restart', async () => {
    const path = join(folder, 'new', 'journal.jsonl');
    const journal = await Journal.open(path);
    assert.deepEqual(journal.pending(), []);
    await journal.record(entry('a', 'asked'));
    await journal.record(entry('b', 'asked'));
    await journal.record(entry('c', 'asked'));
    await journal.record(entry('a', 'sold'));
    await journal.record(entry('b', 'written'));
    await journal.record(entry('c', 'declined'));
    await journal.close();
    const again = await Journal.open(path);
    assert.deepEqual(again.pending(), [entry('a', 'sold')]);
    await again.record(entry('a', 'paper'));
    await again.close();
    const third = await Journal.open(path);
    assert.deepEqual(third.pending(), []);
    await third.close();
    assert.equal(await readFile(path, 'utf8'), '', 'ended sales do not pile up');
    assert.equal((await stat(path)).mode & 0o077, 0, 'nobody else reads it');
  });

  test('a last line torn by a power cut does not count, at whatever byte it was torn', async () => {
    const whole = `${JSON.stringify(entry('torn', 'sold'))}\n`;
    for (let length = 0; length < whole.length; length += 7) {
      const path = join(folder, `torn-${length}`);
      const journal = await Journal.open(path);
      await journal.record(entry('torn', 'asked'));
      await journal.close();
      await appendFile(path, whole.slice(0, length));
      const again = await Journal.open(path);
      assert.deepEqual(again.pending(), [entry('torn', 'asked')]);
      await again.close();
    }
  });
});
