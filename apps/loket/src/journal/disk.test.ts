import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createDesk, type TestDesk } from '../sale/test-support/desk.ts';
import { type FaultyFiles, faultyFiles } from '../sale/test-support/faulty-files.ts';
import { entryOf, journalFolder, segmentsIn } from '../sale/test-support/journals.ts';
import { Journal } from './journal.ts';

const amountCents = 5_000_000;

describe('a journal on a disk that fails', () => {
  let files: FaultyFiles;
  let desk: TestDesk;
  beforeEach(async () => {
    files = faultyFiles();
    desk = await createDesk({ journal: { files } });
  });
  afterEach(() => desk.close());

  for (const fault of [
    { call: 'create', code: 'ENOSPC' },
    { call: 'append', code: 'ENOSPC' },
    { call: 'append', code: 'ENOSPC', storedBytes: 40 },
    { call: 'sync', code: 'ENOSPC' },
  ] as const) {
    test(`full, ${fault.call} (${'storedBytes' in fault ? 'a part of the line' : 'none'} stored): the sale is not begun; with room again all goes on`, async () => {
      const visit = await desk.counter.visit();
      await desk.counter.buy(visit, amountCents);
      await desk.restart();
      for (let n = 0; n < 3; n++) {
        files.fault = fault;
        const next = await desk.counter.visit();
        await assert.rejects(desk.counter.buy(next, amountCents), { code: 'SETRUM_JOURNAL_FULL' });
        assert.deepEqual(desk.counter.pending(), []);
      }
      assert.equal(desk.centre.asked, 1, 'nothing was asked for');
      files.fault = null;
      const { card } = await desk.counter.buy(await desk.counter.visit(), amountCents);
      assert.equal(card, 'written');
      await desk.restart();
      const { journal } = desk;
      assert.deepEqual(journal.damage, []);
      assert.deepEqual(
        journal.all().map(({ step }) => step),
        ['written', 'written'],
        'the sales that were not begun left nothing behind',
      );
      assert.ok(
        (await segmentsIn(desk.folder)).length <= 3,
        'a full disk is not filled with files',
      );
    });
  }

  test('a visit whose sale could not be begun is still good', async () => {
    const visit = await desk.counter.visit();
    files.fault = { call: 'append', code: 'EIO' };
    const refused = { code: 'SETRUM_JOURNAL_UNWRITABLE' };
    await assert.rejects(desk.counter.buy(visit, amountCents), refused);
    files.fault = null;
    assert.equal((await desk.counter.buy(visit, amountCents)).card, 'written');
  });

  test('full in the middle of a sale: the customer gets the token, and the sale mends the journal when it is resumed', async () => {
    const visit = await desk.counter.visit();
    const { buy } = desk.centre;
    desk.centre.buy = async (order) => {
      const purchase = await buy(order);
      files.fault = { call: 'append', code: 'ENOSPC' };
      return purchase;
    };
    const sale = await desk.counter.buy(visit, amountCents);
    assert.deepEqual([sale.card, sale.problem?.code], ['written', 'SETRUM_JOURNAL_FULL']);
    desk.centre.buy = buy;
    assert.deepEqual(await desk.tokensOn(), [sale.purchase.token]);
    assert.deepEqual(
      desk.counter.pending().map(({ step }) => step),
      ['asked'],
    );
    files.fault = null;
    await desk.restart();
    const resumed = await desk.counter.resume(sale.purchase);
    assert.deepEqual([resumed.card, resumed.problem], ['written', null]);
    assert.deepEqual(desk.counter.pending(), []);
    assert.equal(desk.centre.sold.size, 1);
  });

  test('a decline that cannot be noted is still told; the sale is declined again when it is resumed', async () => {
    const visit = await desk.counter.visit();
    const { buy } = desk.centre;
    desk.centre.buy = async (order) => {
      files.fault = { call: 'sync', code: 'EIO' };
      return buy(order);
    };
    const declined = { code: 'SETRUM_AMOUNT_TOO_SMALL' };
    await assert.rejects(desk.counter.buy(visit, 1), declined);
    files.fault = null;
    desk.centre.buy = buy;
    const [entry] = desk.counter.pending();
    assert.ok(entry !== undefined);
    await assert.rejects(desk.counter.resume(entry), declined);
    assert.deepEqual(desk.counter.pending(), []);
  });
});

describe('a journal that cannot be opened', () => {
  let home: Awaited<ReturnType<typeof journalFolder>>;
  beforeEach(async () => {
    home = await journalFolder();
  });
  afterEach(() => home.remove());

  test('says so: no folder, no right to read, a disk that fails, no space', async () => {
    const path = join(home.folder, 'file');
    await writeFile(path, '');
    const unreadable = { code: 'SETRUM_JOURNAL_UNREADABLE' };
    await assert.rejects(Journal.open(path), unreadable);
    await assert.rejects(Journal.open(join(path, 'below')), unreadable);
    const folder = join(home.folder, 'journal');
    const journal = await Journal.open(folder);
    await journal.begin(entryOf('a', 'asked'));
    await journal.close();
    for (const call of ['names', 'read', 'claim'] as const) {
      const files = faultyFiles();
      files.fault = { call, code: 'EACCES' };
      await assert.rejects(Journal.open(folder, { files }), unreadable);
      files.fault = { call, code: 'ENOSPC' };
      await assert.rejects(Journal.open(folder, { files }), { code: 'SETRUM_JOURNAL_FULL' });
    }
    const again = await Journal.open(folder);
    assert.equal(again.pending().length, 1, 'what failed to open has not locked the folder');
    await again.close();
  });
});
