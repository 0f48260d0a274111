import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ProblemError } from '../../../api/problem.ts';
import type { SaleName } from '../desk/model.ts';
import { customer, numberVisit } from '../desk/test-support/desk.ts';
import { BrowserJournal } from '../journal/journal.ts';
import { createShelf } from '../journal/test-support/shelf.ts';
import { BrowserDesk } from './browser-desk.ts';

const token = '0123456789'.repeat(2);
const answer = {
  ...{ holder: customer.holder, totalCents: 2_250_000, energyDkwh: 134 },
  ...{ keyChange: ['1'.repeat(20)], compensations: [{ token: '2'.repeat(20) }], token },
};
const sale: SaleName = {
  ...{ keeper: 'browser', key: 'key-0001', meterNo: customer.meterNo },
  ...{ amountCents: 2_000_000, cardUid: null },
};
const visit = { ...numberVisit, visitId: null };

function refused(code: string, status: number): ProblemError {
  const texts = { id: code, en: code };
  return new ProblemError({ status, code, params: {}, messages: texts, action: texts });
}

describe('sales without an agent', () => {
  let calls: (readonly unknown[])[];
  let answers: unknown[];
  let journal: BrowserJournal;
  let printed: string[];
  let desk: BrowserDesk;
  beforeEach(() => {
    [calls, answers, printed] = [[], [], []];
    journal = new BrowserJournal(createShelf(), 'seat');
    const respond = async <Content>(...call: readonly unknown[]): Promise<Content> => {
      calls.push(call);
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next as Content;
    };
    desk = new BrowserDesk({
      api: {
        get: (path) => respond('GET', path),
        post: (path, body, options) => respond('POST', path, body, options?.key),
      },
      journal,
      now: () => new Date('2026-11-28T03:00:00.000Z'),
      printPurchase: async (key) => void printed.push(key),
    });
  });

  test('name first, then the sale; tokens in the order of the meter; nothing of it in the journal', async () => {
    answers = [customer, { ...customer, history: { purchases: [], reading: null } }, answer];
    const found = await desk.lookUp({ idpel: customer.idpel });
    const confirmed = await desk.confirm(found);
    assert.notEqual(confirmed.customer.history, null);
    const outcome = await desk.buy(sale, confirmed);
    assert.ok(outcome.kind === 'made');
    assert.deepEqual(outcome.sold.tokens, ['1'.repeat(20), '2'.repeat(20), token]);
    assert.equal(outcome.sold.handed, 'paper');
    const { meterNo } = customer;
    assert.deepEqual(calls, [
      ['POST', '/api/v1/inquiries', { idpel: customer.idpel }, undefined],
      [
        'POST',
        '/api/v1/inquiries',
        { meterNo, history: true, confirmedHolder: customer.holder },
        undefined,
      ],
      ['POST', '/api/v1/purchases', { meterNo, amountCents: 2_000_000 }, sale.key],
    ]);
    assert.ok(!JSON.stringify(journal.all()).includes(token));
    const [pending] = await desk.pending();
    assert.equal(pending?.kind, 'unprinted');
    await desk.print(sale);
    assert.deepEqual([printed, await desk.pending()], [[sale.key], []]);
  });

  test('no answer: it stays, is asked again under its key, and once made it is told as made', async () => {
    answers = [refused('SETRUM_WEB_OFFLINE', 0)];
    await assert.rejects(desk.buy(sale, visit), { code: 'SETRUM_WEB_OFFLINE' });
    answers = [refused('SETRUM_PURCHASE_UNKNOWN', 404)];
    assert.equal((await desk.whatBecame(sale))?.step, 'asked');
    answers = [answer];
    assert.equal((await desk.resume(sale)).kind, 'made');
    assert.deepEqual(calls.at(-1)?.at(-1), sale.key);
    answers = [answer];
    const became = await desk.whatBecame(sale);
    assert.deepEqual([became?.step, became?.totalCents], ['paper', 2_250_000]);
  });

  test('declined: nothing is left of it', async () => {
    answers = [refused('SETRUM_ENERGY_LIMIT', 409)];
    await assert.rejects(desk.buy(sale, visit), { code: 'SETRUM_ENERGY_LIMIT' });
    assert.equal(await desk.whatBecame(sale), null);
    assert.equal(calls.length, 1);
  });

  test('declined after an answer that was lost: the journal learns it from the centre', async () => {
    answers = [refused('SETRUM_WEB_OFFLINE', 0), refused('SETRUM_ENERGY_LIMIT', 409)];
    await assert.rejects(desk.buy(sale, visit));
    assert.equal(await desk.whatBecame(sale), null);
    assert.deepEqual(journal.all(), []);
    answers = [refused('SETRUM_WEB_OFFLINE', 0), refused('SETRUM_FORBIDDEN', 403)];
    await assert.rejects(desk.buy(sale, visit));
    await assert.rejects(desk.whatBecame(sale), { code: 'SETRUM_FORBIDDEN' });
    assert.equal(journal.all().length, 1);
  });

  test('called off by concluding it; sold after all, it is handed over', async () => {
    answers = [refused('SETRUM_WEB_OFFLINE', 0), refused('SETRUM_PURCHASE_UNKNOWN', 404)];
    await assert.rejects(desk.buy(sale, visit));
    assert.equal(await desk.callOff(sale), null);
    const { meterNo, amountCents } = sale;
    assert.deepEqual(calls.at(-1), [
      ...['POST', `/api/v1/purchases/${sale.key}/conclusion`, { meterNo, amountCents }, undefined],
    ]);
    assert.deepEqual(await desk.pending(), []);
    answers = [refused('SETRUM_WEB_OFFLINE', 0), answer];
    await assert.rejects(desk.buy(sale, visit));
    assert.equal((await desk.callOff(sale))?.kind, 'made');
    assert.equal((await desk.pending())[0]?.kind, 'unprinted');
    await desk.handed(sale);
    assert.deepEqual(await desk.pending(), []);
    answers = [refused('SETRUM_WEB_OFFLINE', 0), refused('SETRUM_WEB_OFFLINE', 0)];
    await assert.rejects(desk.buy(sale, visit));
    await assert.rejects(desk.callOff(sale), { code: 'SETRUM_WEB_OFFLINE' });
    assert.equal((await desk.pending())[0]?.kind, 'sale');
  });
});
