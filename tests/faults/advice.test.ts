import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  adviceRequest,
  BankLink,
  codeOf,
  inquiryRequest,
  Marks,
  purchaseRequest,
  readInquiry,
  readSale,
  sampleIdentity,
  seededRandom,
} from '@setrum/bank';
import { demoPartner, sicilia, wayan } from '@setrum/cli';
import { depositBalance, examineLedger } from '@setrum/server';
import { type FaultHub, startFaultHub } from './hub.ts';

type Message = Parameters<BankLink['request']>[0];

const amountCents = 2_000_000;
const patience = { timeoutMs: 20_000 };

describe('advice in any order and number', () => {
  let hub: FaultHub;
  let nowMs = Date.now();
  const marks = new Marks(() => new Date());
  const links: BankLink[] = [];
  before(async () => {
    hub = await startFaultHub(() => new Date(nowMs));
    for (let n = 0; n < 3; n++) {
      const to = { host: '127.0.0.1', port: hub.port, framing: 'end-byte' } as const;
      links.push(await BankLink.connect(to));
    }
  });
  after(async () => {
    for (const link of links) await link.close();
    await hub?.stop();
  });

  const ask = (message: Message, link = 0): Promise<Message> => {
    const way = links[link];
    assert.ok(way !== undefined);
    return way.request(message, patience);
  };
  const order = async (meterNo: string): Promise<Message> => {
    const inquiry = readInquiry(
      await ask(inquiryRequest(sampleIdentity, marks.next(), { meterNo })),
    );
    return purchaseRequest(sampleIdentity, marks.next(), inquiry.answer, { amountCents });
  };
  /** The tokens that were told of, each once. */
  const tokensOf = (answers: readonly Message[]): readonly string[] => {
    const told = answers.filter((answer) => codeOf(answer) === '0000');
    return [...new Set(told.map((answer) => readSale(answer).token))];
  };
  let sold = 0;
  const assertSound = async (): Promise<void> => {
    assert.deepEqual((await examineLedger(hub.database)).faults, []);
    const balance = await depositBalance(hub.database, demoPartner.partnerId);
    assert.equal(balance, hub.openingCents - sold * amountCents);
    const { rows } = await hub.database.pool.query<{ n: number }>(
      'select count(*)::integer as n from vending.token where class = 0',
    );
    assert.equal(rows[0]?.n, sold);
  };

  test('a purchase and its advices at once, by three links: all tell one token, or all tell none', async () => {
    const random = seededRandom(7);
    const outcomes = new Set<string>();
    for (let round = 0; round < 24; round++) {
      const purchase = await order(sicilia.meter.meterNo);
      const messages = [purchase, adviceRequest(purchase, false), adviceRequest(purchase, true)];
      for (let n = 2; n > 0; n--) {
        const other = random(n + 1);
        [messages[n], messages[other]] = [messages[other] ?? purchase, messages[n] ?? purchase];
      }
      const spread = random(2);
      const answers = await Promise.all(messages.map((message, n) => ask(message, n * spread)));
      const codes = answers.map(codeOf);
      const last = await ask(adviceRequest(purchase, true));
      const tokens = tokensOf([...answers, last]);
      const isSold = tokens.length > 0;
      outcomes.add(isSold ? 'sold' : 'given up');
      assert.deepEqual(
        new Set([...codes, codeOf(last)]),
        new Set([isSold ? '0000' : '0063']),
        codes.join(),
      );
      assert.ok(tokens.length <= 1);
      sold += tokens.length;
    }
    assert.ok(outcomes.has('given up') || outcomes.has('sold'));
    await assertSound();
  });

  test('ten advices and ten equal purchases tell one token', async () => {
    const purchase = await order(wayan.meter.meterNo);
    const first = await ask(purchase);
    assert.equal(codeOf(first), '0000');
    sold += 1;
    const answers: Message[] = [];
    for (let n = 0; n < 10; n++) {
      answers.push(
        await ask(purchase, n % 3),
        await ask(adviceRequest(purchase, n % 2 === 1), n % 3),
      );
    }
    assert.ok(answers.every((answer) => codeOf(answer) === '0000'));
    assert.deepEqual(tokensOf(answers), tokensOf([first]));
    await assertSound();
  });

  test('the same trace number for two meters at once is two purchases, each with its own advice', async () => {
    const one = await order(sicilia.meter.meterNo);
    const two = await order(wayan.meter.meterNo);
    const { 11: stan = '' } = one.fields;
    const other = { ...two, fields: { ...two.fields, 11: stan } };
    const answers = await Promise.all([ask(one, 0), ask(other, 1)]);
    assert.deepEqual(answers.map(codeOf), ['0000', '0000']);
    sold += 2;
    assert.equal(tokensOf(answers).length, 2);
    const told = await Promise.all([
      ask(adviceRequest(one, false), 2),
      ask(adviceRequest(other, false), 1),
    ]);
    assert.deepEqual(
      told.map(({ fields }) => fields[48]),
      answers.map(({ fields }) => fields[48]),
    );
    await assertSound();
  });

  test("the server's clock jumps: what was sold before is told after, forwards and backwards", async () => {
    for (const jumpMs of [26 * 3_600_000, -52 * 3_600_000, 26 * 3_600_000]) {
      const purchase = await order(wayan.meter.meterNo);
      const before = await ask(purchase);
      assert.equal(codeOf(before), '0000');
      sold += 1;
      nowMs += jumpMs;
      const after = await ask(adviceRequest(purchase, false), 1);
      assert.equal(codeOf(after), '0000');
      assert.equal(after.fields[48], before.fields[48]);
      assert.equal((await ask(purchase)).fields[48], before.fields[48]);
      await assertSound();
    }
  });
});
