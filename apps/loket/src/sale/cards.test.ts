import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { crc32 } from 'node:zlib';
import {
  type CardMemory,
  createVirtualNtag216,
  openCard,
  type VirtualNtag216,
  writeIdentity,
} from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import type { CardSession } from '../reader/index.ts';
import { coded, createDesk, customersCard, type TestDesk } from './test-support/desk.ts';
import { waitingToken } from './test-support/fake-centre.ts';

const amountCents = 5_000_000;

/** Refuses or spoils what is written on a card from now on. */
interface Wear {
  error: ErrorCode | null;
}

function worn(wear: Wear) {
  return async (session: CardSession): Promise<CardMemory> => {
    const memory = await openCard(session.transmit);
    return {
      ...memory,
      read: (offset, length) => memory.read(offset, length),
      async write(offset, bytes) {
        if (wear.error !== null) throw new SetrumError(wear.error, { status: '6300', chip: 'X' });
        await memory.write(offset, bytes);
      },
    };
  };
}

describe('cards at the counter', () => {
  let desk: TestDesk;
  const wear: Wear = { error: null };
  beforeEach(async () => {
    wear.error = null;
    desk = await createDesk({ counter: { openCard: worn(wear) } });
  });
  afterEach(() => desk.close());

  const onlyPending = () => {
    const [entry, ...others] = desk.counter.pending();
    assert.ok(entry !== undefined && others.length === 0);
    return entry;
  };
  /** The same card as a later version of the map would have written one of its slots (docs/card.md §2). */
  const newer = (offset: number, contentBytes: number): VirtualNtag216 => {
    const image = Buffer.from(desk.card.image());
    const slot = image.subarray(offset, offset + 16 + contentBytes);
    slot.set([0x53, 0x54, 2, offset === 24 ? 1 : 2, 0, contentBytes, 0, 0, 0, 0, 0, 9]);
    slot.writeUInt32BE(crc32(slot.subarray(16), crc32(slot.subarray(0, 12))), 12);
    return createVirtualNtag216({ uid: desk.card.uid, image });
  };

  test('blank, blocked, foreign and newer cards are refused before anything is asked', async () => {
    const blank = createVirtualNtag216({ uid: '04000000000080' });
    desk.lay(blank);
    await assert.rejects(desk.counter.visit(), coded('SETRUM_CARD_BLANK'));
    desk.lay(await customersCard('04000000000180', { state: 'blocked' }));
    await assert.rejects(desk.counter.visit(), coded('SETRUM_CARD_BLOCKED'));
    const image = Uint8Array.from({ length: 888 }, (_, n) => (n * 7) % 251);
    desk.lay(createVirtualNtag216({ uid: '04000000000280', image }));
    await assert.rejects(desk.counter.visit(), coded('SETRUM_CARD_FOREIGN'));
    for (const [offset, contentBytes] of [
      [104, 80],
      [24, 24],
    ] as const) {
      desk.lay(newer(offset, contentBytes));
      await assert.rejects(desk.counter.visit(), coded('SETRUM_CARD_NEWER'));
    }
    desk.reader.remove();
    await assert.rejects(desk.counter.visit(), coded('SETRUM_CARD_MISSING'));
    assert.equal(desk.centre.asked, 0);
  });

  test('copied cards, and those that are out of use, are refused by the centre', async () => {
    for (const code of ['SETRUM_CARD_COPIED', 'SETRUM_CARD_OTHER_METER'] as const) {
      desk.centre.refuseWith = code;
      await assert.rejects(desk.counter.visit(), coded(code));
    }
    desk.centre.refuseWith = null;
    const visit = await desk.counter.visit();
    desk.centre.refuseWith = 'SETRUM_CARD_COPIED';
    await assert.rejects(desk.counter.buy(visit, amountCents), coded('SETRUM_CARD_COPIED'));
    assert.deepEqual(desk.counter.pending(), []);
  });

  test('a card that was exchanged or taken away since its visit: nothing is begun, and the visit stays good', async () => {
    const visit = await desk.counter.visit();
    const other = await customersCard('04FFFFFFFFFF80');
    const before = other.image();
    desk.lay(other);
    await assert.rejects(desk.counter.buy(visit, amountCents), coded('SETRUM_CARD_OTHER'));
    desk.reader.remove();
    await assert.rejects(desk.counter.buy(visit, amountCents), coded('SETRUM_CARD_MISSING'));
    assert.deepEqual([desk.centre.asked, desk.counter.pending()], [0, []]);
    assert.deepEqual(other.image(), before);
    desk.lay();
    assert.equal((await desk.counter.buy(visit, amountCents)).card, 'written');
  });

  test('exchanged while the centre sells: the other card gets nothing, the right one does when it is back', async () => {
    const visit = await desk.counter.visit();
    const other = await customersCard('04FFFFFFFFFF80');
    const { buy } = desk.centre;
    desk.centre.buy = (order) => {
      desk.lay(other);
      return buy(order);
    };
    const sale = await desk.counter.buy(visit, amountCents);
    assert.deepEqual([sale.card, sale.problem?.code], ['pending', 'SETRUM_CARD_OTHER']);
    assert.deepEqual(await desk.tokensOn(other), []);
    const [seen] = (await desk.counter.visit()).pending;
    assert.equal(seen, undefined, "the other card's visit shows no sale of this one");
    desk.centre.buy = buy;
    desk.lay();
    assert.equal((await desk.counter.visit()).pending.length, 1);
    assert.equal((await desk.counter.resume(onlyPending())).card, 'written');
    assert.deepEqual(await desk.tokensOn(), [sale.purchase.token]);
  });

  test('a card that now belongs to another meter does not get the token of the former one', async () => {
    const visit = await desk.counter.visit();
    desk.card.tear({ atWrite: 2, mode: 'nothing' });
    await desk.counter.buy(visit, amountCents);
    desk.lay();
    const memory = await openCard(desk.card.transmit);
    await writeIdentity(memory, { meterNo: '14013241567', state: 'active', cardNo: 1 });
    const mismatch = coded('SETRUM_CARD_METER_MISMATCH');
    await assert.rejects(desk.counter.resume(onlyPending()), mismatch);
    assert.deepEqual(await desk.tokensOn(), []);
    assert.equal((await desk.counter.giveOnPaper(onlyPending())).card, 'paper');
  });

  for (const code of ['SETRUM_CARD_WRITE_FAILED', 'SETRUM_CARD_REFUSED'] as const) {
    test(`a worn card (${code}): two failed writes, then paper and the advice to replace it; over a restart`, async () => {
      const visit = await desk.counter.visit();
      wear.error = code;
      const sale = await desk.counter.buy(visit, amountCents);
      assert.deepEqual([sale.card, sale.problem?.code], ['pending', code]);
      await desk.restart();
      const again = await desk.counter.resume(onlyPending());
      assert.deepEqual([again.card, again.problem?.code], ['paper', 'SETRUM_CARD_WORN']);
      assert.equal(again.purchase.token, sale.purchase.token);
      assert.deepEqual(desk.counter.pending(), []);
      const next = await desk.counter.buy(await desk.counter.visit(), amountCents);
      assert.deepEqual([next.card, next.problem?.code], ['paper', 'SETRUM_CARD_WORN']);
      wear.error = null;
      assert.equal(
        (await desk.counter.buy(await desk.counter.visit(), amountCents)).card,
        'written',
      );
      wear.error = code;
      const later = await desk.counter.buy(await desk.counter.visit(), amountCents);
      assert.equal(later.card, 'pending', 'what it has taken since counts for it');
    });
  }

  for (const code of [
    'SETRUM_CARD_NEWER',
    'SETRUM_CARD_FULL',
    'SETRUM_CARD_KEY_REFUSED',
    'SETRUM_CARD_TOO_SMALL',
  ] as const) {
    test(`a card that will never take it (${code}): paper at once`, async () => {
      const visit = await desk.counter.visit();
      wear.error = code;
      const sale = await desk.counter.buy(visit, amountCents);
      assert.deepEqual([sale.card, sale.problem?.code], ['paper', code]);
      assert.deepEqual(desk.counter.pending(), []);
    });
  }

  test('a full card: the centre makes no mailbox, the token goes on paper', async () => {
    desk.centre.mailboxHolds = null;
    const sale = await desk.counter.buy(await desk.counter.visit(), amountCents);
    assert.deepEqual([sale.card, sale.problem?.code], ['paper', 'SETRUM_CARD_FULL']);
    assert.deepEqual(desk.counter.pending(), []);
  });

  test('a full card that lacks what waits on it: that is written, the sale goes on paper, and not once more', async () => {
    desk.centre.mailboxHolds = 'waiting';
    desk.card.tear({ atWrite: 2, mode: 'nothing' });
    const torn = await desk.counter.buy(await desk.counter.visit(), amountCents);
    assert.equal(torn.card, 'pending');
    desk.lay();
    const sale = await desk.counter.resume(onlyPending());
    assert.deepEqual([sale.card, sale.problem?.code], ['paper', 'SETRUM_CARD_FULL']);
    assert.deepEqual(desk.counter.pending(), []);
    assert.deepEqual(await desk.tokensOn(), [waitingToken]);
    assert.equal(desk.centre.sold.size, 1);
  });

  test('a card of no chip that is known lies between: the sale waits for its own card', async () => {
    const visit = await desk.counter.visit();
    desk.card.tear({ atWrite: 2, mode: 'nothing' });
    await desk.counter.buy(visit, amountCents);
    desk.reader.insert(async (apdu) =>
      Uint8Array.from(apdu[1] === 0xca ? [1, 2, 3, 4, 0x90, 0] : [0x6a, 0x81]),
    );
    await assert.rejects(desk.counter.resume(onlyPending()), coded('SETRUM_CARD_UNKNOWN_CHIP'));
    desk.lay();
    assert.equal((await desk.counter.resume(onlyPending())).card, 'written');
  });
});
