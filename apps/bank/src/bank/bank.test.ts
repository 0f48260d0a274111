import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import type { IsoMessage } from '@setrum/iso8583';
import { BankBooks } from '../books/books.ts';
import type { SaleState } from '../books/model.ts';
import { sampleIdentity } from '../messages/identity.ts';
import { ManualTimers, until } from '../test-support/manual-timers.ts';
import {
  plainAnswer,
  type Script,
  type ScriptedHost,
  scriptedHost,
} from '../test-support/scripted-host.ts';
import { SellingHost } from '../test-support/selling-host.ts';
import { Bank } from './bank.ts';
import { tokenHash } from './judge.ts';

const meter = { meterNo: '32031017679' };
const order = { amountCents: 5_000_000 };
const registration = { registrationNo: '5123123321556' };

describe('a bank', () => {
  let host: ScriptedHost;
  let bank: Bank;
  let selling: SellingHost;
  let timers: ManualTimers;
  let sent = 0;
  const start = async (script?: Script): Promise<void> => {
    selling = new SellingHost();
    timers = new ManualTimers();
    sent = 0;
    const onTraffic = (direction: 'sent' | 'received'): void => {
      if (direction === 'sent') sent += 1;
    };
    host = await scriptedHost(script ?? ((message, line) => line.answer(selling.answer(message))));
    bank = await Bank.connect({
      link: { host: '127.0.0.1', port: host.port, framing: 'end-byte', onTraffic },
      identity: sampleIdentity,
      books: new BankBooks({ file: null, now: () => timers.now() }),
      timers,
    });
  };
  afterEach(async () => {
    await bank.close();
    await host.stop();
  });
  const types = (): readonly string[] => host.received.map(({ mti }) => mti);
  /** The host has had everything, and keeps silent; or the bank waits for the time of its next message. */
  const isSilent = (): boolean =>
    timers.alarms > 0 &&
    sent === host.received.length &&
    (bank.link.outstanding === 0 || !host.hasAnswered);
  /** Lets 35 s pass whenever nothing else can happen, until what is waited for is there. */
  const patiently = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false;
    const watched = work.finally(() => {
      isOver = true;
    });
    watched.catch(() => undefined);
    for (let round = 0; round < 20 && !isOver; round++) {
      await until(() => isOver || isSilent(), 'an answer or silence');
      if (!isOver) timers.advance(35_000);
    }
    return watched;
  };
  /** Plays the selling host, but keeps silent to these message types; it has done what they ask for all the same. */
  const deafTo =
    (...mtis: string[]): Script =>
    (message, line) => {
      const answer = selling.answer(message);
      if (!mtis.includes(message.mti)) line.answer(answer);
    };

  test('sells: inquiry, purchase with its fields, token for the receipt, hash in the books', async () => {
    await start();
    const { sale, token } = await bank.buy(meter, order);
    assert.equal(sale.state, 'sold');
    assert.equal(token, '77777777777777777771');
    assert.equal(sale.tokenSha256, tokenHash(token));
    assert.equal(JSON.stringify(bank.books.sales).includes(token), false);
    const [inquiry, purchase] = host.received;
    assert.equal(inquiry?.fields[48], 'ST145S3320310176790000000000000');
    assert.equal(purchase?.fields[48]?.length, 145);
    assert.equal(purchase?.fields[4], '3600000000050000');
    assert.deepEqual(
      Object.keys(purchase?.fields ?? {}).map(Number),
      [2, 4, 11, 12, 26, 32, 33, 41, 48, 62],
    );
  });

  test('by customer number the meter is zeros and the flag 1', async () => {
    await start();
    await bank.inquire({ idpel: '534252904966' });
    assert.equal(host.received[0]?.fields[48], 'ST145S3000000000005342529049661');
  });

  test("silence: advice with the purchase's own numbers, and the sale is sold", async () => {
    await start(deafTo('2200'));
    const { sale, token } = await patiently(bank.buy(meter, order));
    assert.equal(sale.state, 'sold');
    assert.equal(token?.length, 20);
    assert.deepEqual(types(), ['2100', '2200', '2220']);
    const [, purchase, advice] = host.received;
    assert.equal(advice?.fields[48], purchase?.fields[48]?.slice(0, 95));
    for (const bit of [2, 4, 11, 12, 26, 32, 33, 41, 62]) {
      assert.equal(advice?.fields[bit], purchase?.fields[bit]);
    }
    assert.equal(selling.sold, 1);
  });

  test('never bought: 0063 gives the customer the money back', async () => {
    await start((message, line) => {
      if (message.mti !== '2200') line.answer(selling.answer(message));
    });
    const { sale, token } = await patiently(bank.buy(meter, order));
    assert.deepEqual([sale.state, sale.code, token], ['refused', '0063', null]);
  });

  test('silence to everything: one advice, three repeats, then a person; by hand it is settled', async () => {
    await start(deafTo('2200', '2220', '2221'));
    const { sale } = await patiently(bank.buy(meter, order));
    assert.equal(sale.state, 'manual');
    assert.deepEqual(types(), ['2100', '2200', '2220', '2221', '2221', '2221']);
    assert.deepEqual(
      bank.books.manual.map(({ id }) => id),
      [sale.id],
    );
    host.play(deafTo());
    assert.equal((await bank.settle(sale.stan)).sale.state, 'sold');
    assert.deepEqual(bank.books.manual, []);
  });

  for (const code of ['0013', '0046', '0047']) {
    test(`${code} is final: no advice`, async () => {
      await start((message, line) =>
        line.answer(message.mti === '2200' ? plainAnswer(message, code) : selling.answer(message)),
      );
      assert.deepEqual((await bank.buy(meter, order)).sale.state, 'refused');
      assert.deepEqual(types(), ['2100', '2200']);
    });
  }

  test('0068 leaves it open: the advice decides', async () => {
    await start((message, line) => {
      const answer = selling.answer(message);
      line.answer(message.mti === '2200' ? plainAnswer(message, '0068') : answer);
    });
    assert.equal((await patiently(bank.buy(meter, order))).sale.state, 'sold');
    assert.deepEqual(types(), ['2100', '2200', '2220']);
  });

  test('an answer for another meter, or whose parts are not the amount, is not believed', async () => {
    for (const spoil of [
      (data: string) => `${data.slice(0, 7)}32000000011${data.slice(18)}`,
      (data: string) => `${data.slice(0, 198)}000000000001${data.slice(210)}`,
    ]) {
      await start((message, line) => {
        const answer = selling.answer(message);
        const isWrong = message.mti === '2200';
        const data = answer.fields[48] ?? '';
        line.answer(
          isWrong ? { ...answer, fields: { ...answer.fields, 48: spoil(data) } } : answer,
        );
      });
      const { sale } = await patiently(bank.buy(meter, order));
      assert.equal(sale.state, 'sold');
      assert.deepEqual(types(), ['2100', '2200', '2220']);
      await bank.close();
      await host.stop();
    }
    await start();
  });

  test('the line breaks: it is opened again for the advice', async () => {
    await start((message, line) => {
      const answer = selling.answer(message);
      if (message.mti === '2200') line.cut();
      else line.answer(answer);
    });
    assert.equal((await patiently(bank.buy(meter, order))).sale.state, 'sold');
    assert.equal(host.connections, 2);
  });

  test('what was never sent is refused at once', async () => {
    await start();
    const inquiry = await bank.inquire(meter);
    bank.link.cut();
    await bank.link.closed();
    await host.stop();
    await assert.rejects(bank.purchase(inquiry, order), /SETRUM_BANK_UNREACHABLE/);
    assert.deepEqual(
      bank.books.sales.map(({ state }) => state),
      ['refused'],
    );
    await start();
  });

  test('late and double answers are kept, and a second token would show', async () => {
    const held: IsoMessage[] = [];
    await start((message, line) => {
      const answer = selling.answer(message);
      if (message.mti === '2200') held.push(answer);
      else line.answer(answer);
    });
    const { sale } = await patiently(bank.buy(meter, order));
    // On the connection that was silent, and on the one that the advice went by.
    for (const answer of held) host.ask(answer);
    assert.equal(host.connections, 2);
    await until(() => bank.books.find(sale.id).late.length === 2, 'both are in the books');
    assert.deepEqual(bank.books.contradictions, []);
    const [first] = held;
    const other = first?.fields[48]?.replace(/\d{20}$/, '1'.repeat(20)) ?? '';
    host.ask({ mti: '2210', fields: { ...first?.fields, 48: other } });
    await until(() => bank.books.contradictions.length === 1, 'the second token shows');
  });

  test('after a crash what was left open is asked about', async () => {
    await start(deafTo('2200'));
    const inquiry = await bank.inquire(meter);
    const lost = bank.purchase(inquiry, order);
    await until(() => types().includes('2200'), 'it was sent');
    const [outcome] = await bank.resume();
    assert.equal(outcome?.sale.state, 'sold');
    timers.advance(35_000);
    assert.equal((await lost).token, outcome?.token);
  });

  const endings: readonly [string, string, SaleState][] = [
    ['reversed', '0000', 'refused'],
    ['nothing was paid', '0063', 'refused'],
    ['reversed before', '0094', 'refused'],
    ['too late: the payment stands', '0012', 'sold'],
  ];
  for (const [name, code, state] of endings) {
    test(`a payment without an answer is reversed: ${name}`, async () => {
      await start((message, line) => {
        if (message.mti === '2200') return;
        line.answer(message.mti === '2400' ? plainAnswer(message, code) : selling.answer(message));
      });
      const { sale } = await patiently(bank.pay(await bank.inquireBill(registration)));
      assert.deepEqual([sale.state, sale.code], [state, code]);
      const reversal = host.received.at(-1);
      const { 11: stan, 12: at } = sale.request.fields;
      assert.equal(reversal?.fields[56], `2200${stan}${at}4510017`);
      assert.equal(reversal?.fields[11], stan);
    });
  }

  test('a payment: charged once, then taken back by hand; silence to 2400 brings 2401', async () => {
    await start(deafTo('2400'));
    const { sale } = await bank.pay(await bank.inquireBill(registration));
    assert.equal(sale.state, 'sold');
    assert.equal(selling.paid, 1);
    const back = await patiently(bank.settle(sale.id));
    assert.deepEqual([back.sale.state, back.sale.code], ['refused', '0094']);
    assert.deepEqual(types(), ['2100', '2200', '2400', '2401']);
    assert.equal(selling.paid, 0);
  });

  test('a refused inquiry names the code', async () => {
    await start((message, line) => line.answer(plainAnswer(message, '0014')));
    await assert.rejects(bank.buy(meter, order), /SETRUM_BANK_REFUSED: .*0014/);
    assert.deepEqual(bank.books.sales, []);
  });

  test('sign-on, echo and sign-off', async () => {
    await start();
    for (const action of ['sign-on', 'echo', 'sign-off'] as const) await bank.network(action);
    assert.deepEqual(
      host.received.map(({ fields }) => fields[40]),
      ['001', '301', '002'],
    );
  });
});
