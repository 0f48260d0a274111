import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type PowerCutFiles, powerCutFiles } from '../rehearsal/index.ts';
import { entryOf, journalFolder } from '../sale/test-support/journals.ts';
import { Journal } from './journal.ts';
import type { LockOwner } from './owner.ts';

/** A program that nobody finds alive any more. */
const gone = (): LockOwner => ({
  self: { pid: 0, host: 'loket', started: null, nonce: 'gone' },
  lives: () => false,
  hold: () => undefined,
  release: () => undefined,
});

describe('a journal over power cuts', () => {
  let home: Awaited<ReturnType<typeof journalFolder>>;
  let files: PowerCutFiles;
  beforeEach(async () => {
    home = await journalFolder();
    files = powerCutFiles();
  });
  afterEach(() => home.remove());
  const open = (over: Partial<PowerCutFiles> = {}) =>
    Journal.open(home.folder, { files: { ...files, ...over }, owner: gone() });

  test('what a crashed program had not got to the disk is there for good once another one has read it', async () => {
    // The program dies before its first line is synchronised; it can be read, and only an operating system holds it.
    const crashed = await open({
      create: async (path) => ({ ...(await files.create(path)), sync: async () => undefined }),
      syncFolder: async () => undefined,
    });
    await crashed.begin(entryOf('a', 'asked'));
    const next = await open();
    assert.equal(next.pending().length, 1);
    await next.begin(entryOf('b', 'asked'));
    await next.close();
    await files.cut(() => 0);
    const last = await open();
    assert.deepEqual(last.damage, []);
    assert.deepEqual(
      last.pending().map(({ requestKey }) => requestKey),
      ['a', 'b'],
    );
    await last.close();
  });

  test('files that forget what was not synchronised: else the test above would show nothing', async () => {
    const journal = await open({
      create: async (path) => ({ ...(await files.create(path)), sync: async () => undefined }),
      syncFolder: async () => undefined,
    });
    await journal.begin(entryOf('a', 'asked'));
    await files.cut(() => 0);
    const after = await open();
    assert.deepEqual(after.pending(), []);
    await after.close();
  });
});
