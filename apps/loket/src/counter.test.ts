import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import {
  createVirtualNtag216,
  encodeMailbox,
  openCard,
  readCard,
  type VirtualNtag216,
  writeIdentity,
} from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import type { Centre, Purchase, PurchaseOrder } from './centre.ts';
import { Counter } from './counter.ts';
import { Journal } from './journal.ts';
import { createSimulatedReader, type SimulatedReader } from './reader/index.ts';

const meterNo = '32031017679';
const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

/** A centre that sells a token once for each key, and can lose its answers on the way. */
function createCentre() {
  const sold = new Map<string, Purchase>();
  const centre = {
    sold,
    loseAnswers: 0,
    asked: 0,
    inquire: async () => ({
      meterNo,
      idpel: '534252904966',
      holder: 'SICILIA NFC',
      tariff: 'R1T',
      powerVa: 2200,
      allowedDkwh: 15_840,
      adminCents: 250_000,
      reportReceived: false,
    }),
    buy: async (order: PurchaseOrder): Promise<Purchase> => {
      centre.asked += 1;
      if (order.amountCents === 1)
        throw new SetrumError('SETRUM_AMOUNT_TOO_SMALL', { minimum: '20.000' });
      const purchase = sold.get(order.requestKey) ?? sell(order, sold.size + 1);
      sold.set(order.requestKey, purchase);
      if (centre.loseAnswers > 0) {
        centre.loseAnswers -= 1;
        throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'lost' });
      }
      return purchase;
    },
    find: async (): Promise<Purchase> => {
      throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
    },
  } satisfies Centre & Record<string, unknown>;
  return centre;
}

function sell(order: PurchaseOrder, number: number): Purchase {
  const token = String(number).padStart(20, '1');
  const sequence = (order.card?.mailboxSequence ?? 0) + 1;
  const image = encodeMailbox({
    sequence,
    entries: [{ kind: 'credit', token, ref: '001122aa' }],
  });
  return {
    reference: String(number).padStart(32, '0'),
    requestKey: order.requestKey,
    meterNo: order.meterNo,
    idpel: '534252904966',
    holder: 'SICILIA NFC',
    tariff: 'R1T',
    powerVa: 2200,
    purchasedAt: '2026-11-23T05:00:00.000Z',
    amountCents: order.amountCents,
    adminCents: 250_000,
    totalCents: order.amountCents + 250_000,
    stampCents: 0,
    ppnCents: 0,
    ppjCents: 145_700,
    instalmentCents: 0,
    tokenCents: order.amountCents - 145_700,
    energyDkwh: 337,
    keyChange: [],
    token,
    mailbox:
      order.card === null
        ? null
        : { cardUid: order.card.uid, sequence, image: Buffer.from(image).toString('base64') },
  };
}

describe('the counter', () => {
  let folder: string;
  let files = 0;
  let card: VirtualNtag216;
  let reader: SimulatedReader;
  let centre: ReturnType<typeof createCentre>;
  let journal: Journal;
  let counter: Counter;
  let journalPath: string;

  const openCounter = async (): Promise<void> => {
    journal = await Journal.open(journalPath);
    counter = new Counter({
      reader,
      centre,
      journal,
      newRequestKey: () => `key-${++files}`,
      cardWaitMs: 50,
    });
  };
  const restart = async (): Promise<void> => {
    await journal.close();
    await openCounter();
  };
  const lay = (): void => {
    card.tap();
    reader.insert(card.transmit);
  };
  const tokensOnCard = async (): Promise<readonly string[]> =>
    (await readCard(await openCard(card.transmit))).mailbox?.entries.map((entry) => entry.token) ??
    [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-counter-'));
  });
  after(() => rm(folder, { recursive: true }));
  beforeEach(async () => {
    card = createVirtualNtag216({ uid: '04A1B2C3D4E580' });
    await writeIdentity(await openCard(card.transmit), { meterNo, state: 'active', cardNo: 1 });
    reader = createSimulatedReader();
    centre = createCentre();
    journalPath = join(folder, `journal-${++files}`);
    await openCounter();
    lay();
  });

  afterEach(() => journal.close());

  test('reads, asks, buys, and writes the token on the card', async () => {
    const visit = await counter.visit();
    const sale = await counter.buy(visit, 5_000_000);
    assert.deepEqual([sale.card, sale.problem], ['written', null]);
    assert.deepEqual(await tokensOnCard(), [sale.purchase.token]);
    assert.deepEqual(counter.pending(), []);
  });

  test('says so when the card is pulled during the write, and resumes at the next tap: every write, every kind of tear', async () => {
    for (const mode of ['nothing', 'half', 'unanswered'] as const) {
      for (let atWrite = 1; ; atWrite++) {
        lay();
        const visit = await counter.visit();
        const asked = centre.asked;
        card.tear({ atWrite, mode });
        const sale = await counter.buy(visit, 5_000_000);
        if (sale.card === 'written') {
          assert.ok(atWrite > 5, `a mailbox takes more than ${atWrite} writes`);
          card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode });
          break;
        }
        assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_CARD_REMOVED']);
        const [entry] = counter.pending();
        assert.ok(entry !== undefined && entry.step === 'sold');
        lay();
        const resumed = await counter.resume(entry);
        assert.deepEqual([resumed.card, resumed.purchase.token], ['written', sale.purchase.token]);
        assert.deepEqual(await tokensOnCard(), [sale.purchase.token]);
        assert.deepEqual(counter.pending(), []);
        assert.equal(centre.asked, asked + 2, 'asked once more, under the same key');
        assert.equal([...centre.sold.keys()].filter((key) => key === entry.requestKey).length, 1);
      }
    }
  });

  test('resumes only with the card of the sale', async () => {
    const visit = await counter.visit();
    card.tear({ atWrite: 3, mode: 'nothing' });
    await counter.buy(visit, 5_000_000);
    const other = createVirtualNtag216({ uid: '04FFFFFFFFFF80' });
    reader.insert(other.transmit);
    const [entry] = counter.pending();
    assert.ok(entry !== undefined);
    await assert.rejects(counter.resume(entry), coded('SETRUM_CARD_OTHER'));
    assert.ok(other.image().every((byte) => byte === 0));
    assert.equal(counter.pending().length, 1);
    lay();
    assert.equal((await counter.resume(entry)).card, 'written');
  });

  test('a card that is exchanged between sale and write is found out', async () => {
    const visit = await counter.visit();
    const other = createVirtualNtag216({ uid: '04FFFFFFFFFF80' });
    reader.insert(other.transmit);
    const sale = await counter.buy(visit, 5_000_000);
    assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_CARD_OTHER']);
    assert.equal(other.pageWrites, 0);
  });

  test('a lost answer leaves the sale open, over a restart; resuming it gives the same token, sold once', async () => {
    const visit = await counter.visit();
    centre.loseAnswers = 1;
    await assert.rejects(counter.buy(visit, 5_000_000), coded('SETRUM_CENTRE_UNREACHABLE'));
    await restart();
    const [entry] = counter.pending();
    assert.ok(entry !== undefined && entry.step === 'asked');
    lay();
    const sale = await counter.resume(entry);
    assert.equal(sale.card, 'written');
    assert.deepEqual(
      [...centre.sold.values()].map((purchase) => purchase.token),
      [sale.purchase.token],
    );
    assert.deepEqual(await tokensOnCard(), [sale.purchase.token]);
  });

  test('a lost answer and then a closed door leave the sale open too', async () => {
    const visit = await counter.visit();
    const { buy } = centre;
    centre.buy = async (order) => {
      await buy(order);
      throw new SetrumError('SETRUM_UNAUTHENTICATED');
    };
    await assert.rejects(counter.buy(visit, 5_000_000), coded('SETRUM_UNAUTHENTICATED'));
    centre.buy = buy;
    const [entry] = counter.pending();
    assert.ok(entry !== undefined && entry.step === 'asked');
    const sale = await counter.resume(entry);
    assert.deepEqual(await tokensOnCard(), [sale.purchase.token]);
    assert.equal(centre.sold.size, 1);
  });

  test('a decline ends the sale', async () => {
    const visit = await counter.visit();
    await assert.rejects(counter.buy(visit, 1), coded('SETRUM_AMOUNT_TOO_SMALL'));
    assert.deepEqual(counter.pending(), []);
  });

  test('without a card the token goes on paper; a card that takes nothing can be given up', async () => {
    const paper = await counter.buyOnPaper(meterNo, 5_000_000);
    assert.equal(paper.card, 'paper');
    const visit = await counter.visit();
    card.remove();
    reader.remove();
    const sale = await counter.buy(visit, 5_000_000);
    assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_CARD_MISSING']);
    const [entry] = counter.pending();
    assert.ok(entry !== undefined);
    await counter.giveOnPaper(entry);
    assert.deepEqual(counter.pending(), []);
  });

  test('blank and blocked cards are refused before anything is asked', async () => {
    const blank = createVirtualNtag216({ uid: '04000000000080' });
    reader.insert(blank.transmit);
    await assert.rejects(counter.visit(), coded('SETRUM_CARD_BLANK'));
    await writeIdentity(await openCard(blank.transmit), { meterNo, state: 'blocked', cardNo: 2 });
    await assert.rejects(counter.visit(), coded('SETRUM_CARD_BLOCKED'));
    reader.remove();
    await assert.rejects(counter.visit(), coded('SETRUM_CARD_MISSING'));
  });
});
