import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { encodeMailbox } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardMailbox, CardOnReader } from '../centre.ts';
import { createDesk, customersCard, type TestDesk } from './test-support/desk.ts';
import { waitingToken } from './test-support/fake-centre.ts';

const amountCents = 5_000_000;

function waiting({ uid, mailboxSequence }: CardOnReader, token = waitingToken): CardMailbox {
  const sequence = mailboxSequence + 1;
  const entries = [{ kind: 'credit', token, ref: '001122aa' }] as const;
  const image = Buffer.from(encodeMailbox({ sequence, entries })).toString('base64');
  return { cardUid: uid, sequence, image };
}

describe('what waits for a meter, at a tap without a purchase', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await createDesk();
  });
  afterEach(() => desk.close());

  test('is on the card before anything is bought; a sale goes by the card as it is then', async () => {
    desk.centre.waits = (card) => waiting(card);
    const visit = await desk.counter.visit();
    assert.equal(visit.notCarried, null);
    assert.deepEqual(await desk.tokensOn(), [waitingToken]);
    assert.deepEqual(visit.card.mailbox?.entries[0]?.token, waitingToken);
    desk.lay();
    const sale = await desk.counter.buy(visit, amountCents);
    assert.equal(sale.card, 'written');
    assert.equal(sale.purchase.mailbox?.sequence, visit.card.sequences.mailbox + 1);
  });

  test('nothing waits: nothing is written', async () => {
    const before = Buffer.from(desk.card.image());
    assert.equal((await desk.counter.visit()).notCarried, null);
    assert.deepEqual(Buffer.from(desk.card.image()), before);
  });

  test('a card that is pulled meanwhile, at every write and in every way: told, the visit stands, the next tap writes it', async () => {
    let tokens = 0;
    let token = '';
    desk.centre.waits = (card) => waiting(card, token);
    for (const mode of ['nothing', 'half', 'unanswered'] as const) {
      for (let atWrite = 1; ; atWrite++) {
        desk.lay();
        tokens += 1;
        token = String(tokens * 10_000_019).padStart(20, '7');
        desk.card.tear({ atWrite, mode });
        const visit = await desk.counter.visit();
        if (visit.notCarried === null) {
          assert.ok(atWrite > 5, `a mailbox takes more than ${atWrite} writes`);
          desk.card.tear({ atWrite: Number.MAX_SAFE_INTEGER, mode });
          break;
        }
        assert.equal(visit.notCarried.code, 'SETRUM_CARD_REMOVED');
        desk.lay();
        assert.equal((await desk.counter.visit()).notCarried, null);
        assert.deepEqual(await desk.tokensOn(), [token]);
      }
    }
  });

  test('another card on the reader gets nothing; none is waited for', async () => {
    const other = await customersCard('04FFEEDDCCBBAA');
    desk.centre.waits = (card) => {
      desk.lay(other);
      return waiting(card);
    };
    assert.equal((await desk.counter.visit()).notCarried?.code, 'SETRUM_CARD_OTHER');
    assert.deepEqual(await desk.tokensOn(other), []);
    desk.lay();
    desk.centre.waits = (card) => {
      desk.reader.remove();
      return waiting(card);
    };
    assert.equal((await desk.counter.visit()).notCarried?.code, 'SETRUM_CARD_MISSING');
  });

  test('a centre that does not answer to it keeps nobody from buying', async () => {
    desk.centre.waits = () => {
      throw new SetrumError('SETRUM_CENTRE_UNREACHABLE', { detail: 'lost' });
    };
    const visit = await desk.counter.visit();
    assert.equal(visit.notCarried?.code, 'SETRUM_CENTRE_UNREACHABLE');
    assert.equal((await desk.counter.buy(visit, amountCents)).card, 'written');
  });

  test('a pending sale of the card brings it itself', async () => {
    desk.card.tear({ atWrite: 1, mode: 'nothing' });
    const sale = await desk.counter.buy(await desk.counter.visit(), amountCents);
    assert.equal(sale.card, 'pending');
    desk.centre.waits = (card) => waiting(card);
    desk.lay();
    const visit = await desk.counter.visit();
    assert.deepEqual([visit.pending.length, visit.notCarried], [1, null]);
    assert.deepEqual(await desk.tokensOn(), []);
  });
});
