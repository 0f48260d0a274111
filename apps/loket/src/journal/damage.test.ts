import assert from 'node:assert/strict';
import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { entryOf, journalFolder, segmentsIn } from '../sale/test-support/journals.ts';
import { Journal } from './journal.ts';

describe('a journal that was damaged', () => {
  let home: Awaited<ReturnType<typeof journalFolder>>;
  let folder: string;
  beforeEach(async () => {
    home = await journalFolder();
    folder = home.folder;
    // Two openings, two segments: a is asked in the first one and ends in the second.
    for (const keys of [['a', 'b', 'c'], ['d']]) {
      const journal = await Journal.open(folder);
      for (const key of keys) await journal.begin(entryOf(key, 'asked'));
      if (keys.includes('d')) await journal.record(entryOf('a', 'written'));
      await journal.close();
    }
  });
  afterEach(() => home.remove());

  const spoil = async (n: number, how: (lines: string[]) => void): Promise<string> => {
    const segment = (await segmentsIn(folder))[n];
    assert.ok(segment !== undefined);
    const lines = segment.text.split('\n');
    how(lines);
    await writeFile(join(folder, segment.name), lines.join('\n'));
    return segment.name;
  };
  const reading = async () => {
    const journal = await Journal.open(folder);
    const found = {
      pending: journal.pending().map(({ requestKey }) => requestKey),
      damage: journal.damage.map(({ code, params }) => [code, params['where'], params['detail']]),
    };
    await journal.close();
    return found;
  };

  test('says which line, whatever bit of it turned, and goes on with the others', async () => {
    const [whole] = await segmentsIn(folder);
    const line = whole?.text.split('\n')[1] ?? '';
    for (let at = 0; at < line.length; at += 19) {
      const turned = String.fromCharCode(line.charCodeAt(at) ^ 1);
      const name = await spoil(0, (lines) => {
        lines[1] = line.slice(0, at) + turned + line.slice(at + 1);
      });
      assert.deepEqual(await reading(), {
        pending: ['c', 'd'],
        damage: [['SETRUM_JOURNAL_DAMAGED', `${name}:2`, 'checksum']],
      });
    }
  });

  test('a whole last line that is not as it was written is damage, too: it may be a sale', async () => {
    const name = await spoil(1, (lines) => {
      lines[1] = `x${lines[1]?.slice(1)}`;
    });
    assert.deepEqual(await reading(), {
      pending: ['a', 'b', 'c', 'd'],
      damage: [['SETRUM_JOURNAL_DAMAGED', `${name}:2`, 'checksum']],
    });
  });

  test('lines taken out, put in twice, or moved are seen by their numbers', async () => {
    const name = await spoil(0, (lines) => lines.splice(1, 1));
    assert.deepEqual((await reading()).damage, [
      ['SETRUM_JOURNAL_DAMAGED', `${name}:2`, '1 missing before'],
    ]);
    await spoil(0, (lines) => lines.splice(1, 0, lines[0] ?? ''));
    assert.deepEqual(
      (await reading()).damage.map(([, , detail]) => detail),
      ['number 1 again', '1 missing before'],
    );
  });

  test('a segment that is gone is seen by the next one; a first one that is gone has had its time', async () => {
    const journal = await Journal.open(folder);
    await journal.begin(entryOf('e', 'asked'));
    await journal.close();
    const [first, second, third] = await segmentsIn(folder);
    await unlink(join(folder, second?.name ?? ''));
    assert.deepEqual(await reading(), {
      pending: ['a', 'b', 'c', 'e'],
      damage: [['SETRUM_JOURNAL_DAMAGED', `${third?.name}:1`, '2 missing before']],
    });
    await unlink(join(folder, first?.name ?? ''));
    assert.deepEqual(await reading(), { pending: ['e'], damage: [] });
  });

  test('what is found damaged once stays reported, and new sales go on behind it', async () => {
    await spoil(0, (lines) => {
      lines[0] = '';
    });
    const journal = await Journal.open(folder);
    await journal.begin(entryOf('f', 'asked'));
    await journal.close();
    const { pending, damage } = await reading();
    assert.deepEqual([pending, damage.length], [['b', 'c', 'd', 'f'], 1]);
  });
});
