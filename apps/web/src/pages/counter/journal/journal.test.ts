import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '../../../api/problem.ts';
import type { NotedEntry } from './entry.ts';
import { BrowserJournal } from './journal.ts';
import { isFinal, sendNoted } from './sending.ts';
import { createShelf } from './test-support/shelf.ts';

const entry: NotedEntry = {
  ...{ key: 'key-1', what: 'postpaid', subject: '512200000001', name: 'PELANGGAN' },
  ...{ amountCents: 20_000_000, adminCents: 250_000, billCount: 1 },
  ...{ begunAt: '2026-11-28T03:00:00.000Z', step: 'asked', sendings: 0 },
};

function refusal(status: number): ProblemError {
  const texts = { id: 'x', en: 'x' };
  const code = `SETRUM_${status}`;
  return new ProblemError({ status, code, params: {}, messages: texts, action: texts });
}

describe("the browser's journal", () => {
  test('keeps what was begun, the oldest first, each counter its own', () => {
    const shelf = createShelf();
    const journal = new BrowserJournal(shelf, '4510017/LOKET-01');
    const other = new BrowserJournal(shelf, '4510017/LOKET-02');
    journal.put({ ...entry, key: 'later', begunAt: '2026-11-28T04:00:00.000Z' });
    journal.put(entry);
    other.put({ ...entry, key: 'of-another' });
    shelf.setItem('setrum.counter.note.4510017/LOKET-01.broken', '{');
    shelf.setItem('setrum.counter.note.4510017/LOKET-01.foreign', '{"key":"x"}');
    const again = new BrowserJournal(shelf, '4510017/LOKET-01');
    assert.deepEqual(
      again.all().map(({ key }) => key),
      ['key-1', 'later'],
    );
    assert.deepEqual(again.find('key-1'), entry);
    again.drop('key-1');
    assert.equal(journal.find('key-1'), null);
    assert.equal(other.all().length, 1);
  });

  test('a storage that does not keep it begins nothing', async () => {
    const full = { ...createShelf(), setItem: () => assert.fail('quota') };
    const forgetful = { ...createShelf(), setItem: () => undefined };
    for (const shelf of [full, forgetful]) {
      let sent = 0;
      const send = sendNoted(new BrowserJournal(shelf, 'x'), entry, async () => ++sent);
      await assert.rejects(send, { code: 'SETRUM_WEB_JOURNAL', isPassing: false });
      assert.equal(sent, 0);
    }
  });

  test('it is written down before it is sent, and noted as made after the answer', async () => {
    const journal = new BrowserJournal(createShelf(), 'x');
    const answer = await sendNoted(journal, entry, async (key) => {
      assert.deepEqual(journal.find(key), { ...entry, sendings: 1 });
      return 'paid';
    });
    assert.equal(answer, 'paid');
    assert.deepEqual(journal.find(entry.key), { ...entry, sendings: 1, step: 'made' });
  });

  test('refused for good it is taken out; what may have been done stays', async () => {
    const journal = new BrowserJournal(createShelf(), 'x');
    const send = (status: number) =>
      assert.rejects(sendNoted(journal, entry, () => Promise.reject(refusal(status))));
    await send(409);
    assert.equal(journal.find(entry.key), null);
    await send(0);
    assert.equal(journal.find(entry.key)?.sendings, 1);
    await send(403);
    assert.equal(journal.find(entry.key)?.sendings, 2, 'the first sending may have been paid');
    await send(422);
    assert.equal(journal.find(entry.key), null);
    await send(403);
    assert.equal(journal.find(entry.key), null, 'it was the first sending');
  });

  test('which refusals end it', () => {
    assert.deepEqual(
      [0, 400, 401, 403, 404, 409, 422, 429, 500, 503].filter((status) =>
        isFinal(refusal(status), 1),
      ),
      [400, 401, 403, 404, 409, 422],
    );
    assert.deepEqual(
      [0, 400, 401, 403, 404, 409, 422, 429, 500, 503].filter((status) =>
        isFinal(refusal(status), 2),
      ),
      [404, 409, 422],
    );
  });
});
