import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { CARD_FIELD } from '@setrum/iso8583';
import { paymentRequest, readBillOffer } from '../messages/bills.ts';
import { sampleIdentity } from '../messages/identity.ts';
import { Marks } from '../messages/mark.ts';
import { inquiryRequest, purchaseRequest, readInquiry } from '../messages/prepaid.ts';
import { SellingHost } from '../test-support/selling-host.ts';
import { BankBooks } from './books.ts';
import { reconciliationFile } from './reconciliation.ts';
import { TokenSafe } from './token-safe.ts';
import { totalsPerDay } from './totals.ts';

const now = (): Date => new Date('2026-11-23T16:59:59.500Z');
const figures = {
  stampCents: 0,
  ppnCents: 0,
  ppjCents: 100_000,
  instalmentCents: 0,
  tokenCents: 4_900_000,
  energyCkwh: 3_624,
};

describe("the bank's books", () => {
  let folder: string;
  let file: string;
  const marks = new Marks(now);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-books-'));
    file = join(folder, 'books.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = (fsync = false): BankBooks => new BankBooks({ file, fsync, now });
  const asked = (books: BankBooks, card: string | null = null): string => {
    const host = new SellingHost();
    const by = { meterNo: '32031017679' };
    const inquiry = readInquiry(host.answer(inquiryRequest(sampleIdentity, marks.next(), by)));
    const order = { amountCents: 5_000_000, card };
    const request = purchaseRequest(sampleIdentity, marks.next(), inquiry.answer, order);
    const { meterNo: subject, idpel, adminCents } = inquiry;
    return books.ask({ request, subject, idpel, amountCents: 5_000_000, adminCents });
  };

  test('what is written is read again, with and without fsync', () => {
    for (const fsync of [false, true]) {
      const books = open(fsync);
      const id = asked(books);
      books.askAgain(id, '2220');
      books.noteLate(id, '0000', 'ab');
      books.decide(id, { state: 'unknown', code: null, detail: 'silence' });
      books.decide(id, { state: 'sold', code: '0000', figures, tokenSha256: 'ab' });
      books.close();
      const again = open();
      assert.deepEqual(again.sales, books.sales);
      const sale = again.find(id);
      assert.deepEqual([sale.state, sale.asksAgain, sale.detail], ['sold', 1, undefined]);
      assert.equal(sale.day, '2026-11-23');
      assert.deepEqual(again.contradictions, []);
      again.close();
    }
  });

  test('a line that a crash cut short is taken off; the rest stands, and more can follow', async () => {
    const books = open();
    const id = asked(books);
    books.close();
    const whole = await readFile(file, 'utf8');
    for (const length of [1, 20, whole.length - 1]) {
      await writeFile(file, whole + whole.slice(0, length));
      const opened = open();
      assert.equal(opened.sales.length, 1);
      opened.decide(id, { state: 'refused', code: '0046' });
      opened.close();
      const last = open();
      assert.equal(last.find(id).state, 'refused');
      last.close();
    }
  });

  test('a damaged line is named', async () => {
    const books = open();
    asked(books);
    books.close();
    await appendFile(file, '{"event":"verdict","sale":"nobody"}\n');
    assert.throws(() => open(), /SETRUM_BANK_BOOKS_DAMAGED.*line 2/);
    await writeFile(file, 'not a line\n');
    assert.throws(() => open(), /SETRUM_BANK_BOOKS_DAMAGED.*line 1/);
  });

  test('found by trace number without its zeros; unknown is an error', () => {
    const books = open();
    const id = asked(books);
    assert.equal(books.find(String(Number(id.split('-')[1]))).id, id);
    assert.throws(() => books.find('1'), /SETRUM_BANK_SALE_UNKNOWN/);
    books.close();
  });

  test('one trace number in one second is one sale', () => {
    const books = open();
    const { request } = books.find(asked(books));
    const twice = { request, subject: '', idpel: '', amountCents: 1, adminCents: 0 };
    assert.throws(() => books.ask(twice), /SETRUM_BANK_TRACE_IN_USE/);
    books.close();
  });

  test('what the card brought stays out', async () => {
    const books = open();
    asked(books, 'SC1'.padEnd(825, 'x'));
    books.close();
    assert.equal(books.sales[0]?.request.fields[CARD_FIELD], undefined);
    assert.doesNotMatch(await readFile(file, 'utf8'), /SC1/);
  });

  test('totals: what is sold and what the bank holds', () => {
    const books = open();
    const [one = '', two = '', three = ''] = [asked(books), asked(books), asked(books)];
    asked(books);
    books.decide(one, { state: 'sold', code: '0000', figures });
    books.decide(two, { state: 'refused', code: '0063' });
    books.decide(three, { state: 'manual', code: null });
    assert.deepEqual(totalsPerDay(books.sales), [
      {
        day: '2026-11-23',
        product: '99502',
        count: { asked: 1, sold: 1, refused: 1, unknown: 0, manual: 1 },
        soldCents: 5_000_000,
        adminCents: 250_000,
        chargedCents: 3 * 5_250_000,
      },
    ]);
    assert.deepEqual(
      books.manual.map(({ id }) => id),
      [three],
    );
    books.close();
  });

  test('the prepaid reconciliation file: 18 columns of what was sold that day, one header, two trailers', () => {
    const books = open();
    const id = asked(books);
    asked(books);
    books.decide(id, { state: 'sold', code: '0000', figures }, '12345678901234567890');
    const { path, text } = reconciliationFile(books, 'prepaid', '2026-11-23', '4510017');
    assert.equal(path, 'PREPAID/202611/4510017-50502-99-20261123.fcn');
    const [header, row, ...trailers] = text.split('\n').slice(0, -1);
    assert.equal(header?.split('|').length, 3 + 18);
    const { fields } = books.find(id).request;
    const expected = [
      '20261123235959|4512017|6021',
      fields[48]?.slice(31, 63),
      fields[48]?.slice(63, 95),
      '32031017679|534252904966|5000000|250000|0|0|100000|0|4900000|3624|12345678901234567890|4510017|0000000000000048',
    ];
    assert.equal(row, expected.join('|'));
    assert.deepEqual(trailers, ['COUNT|1', 'TOTAL|AMOUNT|5000000']);
    const other = reconciliationFile(books, 'prepaid', '2026-11-24', '4510017');
    assert.equal(other.text.split('\n').length, 4);
    books.close();
  });

  test('tokens are sealed in the file, and the reconciliation file is whole after a new start', async () => {
    const token = '12345678901234567890';
    const safe = TokenSafe.openFile(join(folder, 'key'));
    const books = new BankBooks({ file, safe, now });
    const id = asked(books);
    books.decide(id, { state: 'sold', code: '0000', figures }, token);
    books.close();
    assert.doesNotMatch(await readFile(file, 'utf8'), /12345678901234567890/);
    const again = new BankBooks({ file, safe: TokenSafe.openFile(join(folder, 'key')), now });
    assert.equal(again.tokenOf(again.find(id)), token);
    assert.match(
      reconciliationFile(again, 'prepaid', '2026-11-23', '4510017').text,
      /\|12345678901234567890\|/,
    );
    again.close();
    const blind = new BankBooks({ file, now });
    assert.equal(blind.tokenOf(blind.find(id)), null);
    blind.close();
    const other = new BankBooks({ file, safe: new TokenSafe(Buffer.alloc(32, 1)), now });
    assert.throws(() => other.tokenOf(other.find(id)));
    other.close();
  });

  test('the postpaid reconciliation file: 15 columns, a row for each bill', () => {
    const books = open();
    const bill = (month: string, cents: string): string =>
      `${month}2026112020261027${cents.padStart(11, '0')}${'0'.repeat(30 + 48)}`;
    const data = `ST145S3534250000006202${'S'.repeat(32)}${'SLAMET'.padEnd(25)}53425${'123'.padEnd(15)}R1  000001300000002500`;
    const answer = {
      mti: '2110',
      fields: { 2: '99501', 48: `${data}${bill('202610', '245320')}${bill('202611', '217900')}` },
    };
    const offer = readBillOffer(answer);
    assert.deepEqual(offer.billsCents, [24_532_000, 21_790_000]);
    const request = paymentRequest(sampleIdentity, marks.next(), offer, 2);
    assert.equal(request.fields[4], '3600000000463220');
    const id = books.ask({
      request,
      subject: offer.subject,
      idpel: offer.idpel,
      amountCents: 46_322_000,
      adminCents: 250_000,
    });
    books.decide(id, { state: 'sold', code: '0000' });
    const { path, text } = reconciliationFile(books, 'postpaid', '2026-11-23', '4510017');
    assert.equal(path, 'POSTPAID/202611/4510017-50501-99-20261123.fcn');
    const rows = text
      .split('\n')
      .slice(1, 3)
      .map((row) => row.split('|'));
    assert.deepEqual(
      rows.map((row) => row.length),
      [15, 15],
    );
    assert.deepEqual(
      rows.map((row) => row.slice(6, 14)),
      [
        ['202610', '46322000', '24532000', '24532000', '0', '0', '0', '250000'],
        ['202611', '46322000', '21790000', '21790000', '0', '0', '0', '0'],
      ],
    );
    books.close();
  });
});
