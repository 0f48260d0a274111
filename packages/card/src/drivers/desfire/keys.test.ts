import assert from 'node:assert/strict';
import test from 'node:test';
import { deriveChipKey } from '../../authenticity/keys.ts';
import { fromHex, toHex } from '../../bytes.ts';
import { encodeMailbox } from '../../mailbox.ts';
import { readCard } from '../../read.ts';
import { entryOf } from '../../test-support/fixtures.ts';
import { writeMailbox } from '../../write.ts';
import type { DesfireKeys } from './keys.ts';
import { desfireKeysOf, localChipKeys } from './keys.ts';
import { counted, fails, newDesfire, open, share } from './test-support/cards.ts';

const image = encodeMailbox({ sequence: 1, entries: [entryOf(1)] });

/** A counter and a centre with a line of text between them. `said` is all that the counter ever learns. */
function relayed(centre: DesfireKeys, said: string[]): DesfireKeys {
  const line = (text: string): string => {
    said.push(text);
    return text;
  };
  return {
    async answer({ encryptedRndB, ...claim }) {
      const answer = await centre.answer({
        ...claim,
        encryptedRndB: fromHex(line(toHex(encryptedRndB))),
      });
      if (answer === null) return null;
      return { response: fromHex(line(toHex(answer.response))), state: 'number 1 of today' };
    },
    async finish({ state, encrypted }) {
      assert.equal(state, 'number 1 of today');
      const keys = await centre.finish({ state, encrypted: fromHex(line(toHex(encrypted))) });
      if (keys?.transactionId === undefined || keys.transactionId === null) return null;
      const [enc, mac, id] = [keys.encKey, keys.macKey, keys.transactionId].map((bytes) =>
        fromHex(line(toHex(bytes))),
      );
      return enc === undefined || mac === undefined
        ? null
        : { encKey: enc, macKey: mac, transactionId: id ?? null };
    },
  };
}

/** A centre that keeps what belongs to a handshake, and gives a handle to it. */
function centreOf(keys: DesfireKeys): DesfireKeys {
  let kept = '';
  return {
    async answer(challenge) {
      const answer = await keys.answer(challenge);
      kept = answer?.state ?? '';
      return answer;
    },
    finish: ({ encrypted }) => keys.finish({ state: kept, encrypted }),
  };
}

test('a counter holds no key: it relays cryptograms and gets the keys of one session', async () => {
  const card = newDesfire();
  const said: string[] = [];
  const desfire = relayed(centreOf(desfireKeysOf([share], counted())), said);
  const memory = await open(card, { desfire });
  await writeMailbox(memory, image);
  assert.equal((await readCard(memory)).mailbox?.sequence, 1);
  const secret = toHex(deriveChipKey(share.share, card.uid, 'mailbox'));
  assert.equal(said.length, 6);
  assert.ok(said.every((text) => !text.includes(secret) && !text.includes(toHex(share.share))));
});

test('a centre out of reach: its error comes through, and the card is read as before', async () => {
  const card = newDesfire();
  const broken = { code: 'ECONNREFUSED' };
  const whole = desfireKeysOf([share], counted());
  for (const desfire of [
    { ...whole, answer: () => Promise.reject(broken) },
    { ...whole, finish: () => Promise.reject(broken) },
  ]) {
    const memory = await open(card, { desfire });
    await assert.rejects(writeMailbox(memory, image), broken);
    assert.equal((await readCard(memory)).condition, 'blank');
    // A program that starts anew finds the card in the middle of a handshake.
    assert.equal((await readCard(await open(card))).condition, 'blank');
  }
  assert.equal(card.writes, 0);
});

test('a centre that says no: SETRUM_CARD_KEY_REFUSED', async () => {
  const whole = desfireKeysOf([share], counted());
  for (const desfire of [
    { ...whole, answer: async () => null },
    { ...whole, finish: async () => null },
  ]) {
    const memory = await open(newDesfire(), { desfire });
    await assert.rejects(writeMailbox(memory, image), fails('SETRUM_CARD_KEY_REFUSED'));
  }
});

test('local keys answer for their purposes only, and for cards’ challenges only', async () => {
  const { desfire } = localChipKeys([share], counted(), ['report']);
  const claim = { uid: newDesfire().uid, keyVersion: 1, encryptedRndB: new Uint8Array(16) };
  assert.equal((await desfire.answer({ ...claim, keyNo: 2 }))?.response.length, 32);
  assert.equal(await desfire.answer({ ...claim, keyNo: 0 }), null);
  assert.equal(await desfire.answer({ ...claim, keyNo: 1 }), null);
  assert.equal(await desfire.answer({ ...claim, keyNo: 3 }), null);
  assert.equal(await desfire.answer({ ...claim, keyNo: 2, keyVersion: 2 }), null);
  const short = { ...claim, keyNo: 2, encryptedRndB: new Uint8Array(8) };
  assert.equal(await desfire.answer(short), null);
});
