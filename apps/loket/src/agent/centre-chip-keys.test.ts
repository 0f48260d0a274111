import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createVirtualDesfire,
  deriveChipKey,
  encodeMailbox,
  fromHex,
  issueDesfire,
  localDesfireKeys,
  openCard,
  readCard,
  toHex,
  writeMailbox,
} from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { centreDesfireKeys } from './centre-chip-keys.ts';

const share = Uint8Array.from({ length: 16 }, (_, n) => n + 1);
const keyVersion = 1;
const random = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, n) => 7 * n + 3);

/** The centre's route, which holds the keys; `asked` is what came over the line. */
function createCentre(refuseWith: ErrorCode | null = null) {
  const keys = localDesfireKeys((purpose, uid) => deriveChipKey(share, uid, purpose), random);
  const asked: object[] = [];
  const answer = async (body: Readonly<Record<string, unknown>>): Promise<object> => {
    asked.push(body);
    if (refuseWith !== null) throw new SetrumError(refuseWith);
    if ('state' in body) {
      const session = await keys.finish({
        state: String(body['state']),
        encrypted: fromHex(String(body['answer'])),
      });
      if (session === null) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
      const { encKey, macKey, transactionId } = session;
      return {
        encKey: toHex(encKey),
        macKey: toHex(macKey),
        transactionId: transactionId && toHex(transactionId),
      };
    }
    const begun = await keys.answer({
      uid: String(body['cardUid']),
      keyNo: 1,
      keyVersion,
      encryptedRndB: fromHex(String(body['challenge'])),
    });
    return { response: toHex(begun?.response ?? new Uint8Array(0)), state: begun?.state };
  };
  const post = async <Answer>(path: string, body: object): Promise<Answer> => {
    assert.equal(path, '/api/v1/card-sessions');
    return (await answer({ ...body })) as Answer;
  };
  return { asked, caller: { post } };
}

async function issuedCard() {
  const card = createVirtualDesfire({ uid: '04A1B2C3D4E580', chip: 'DESFIRE-EV3' });
  const { transmit, uid } = card;
  await issueDesfire({ transmit, uid, random }, { share: { version: keyVersion, share } });
  return card;
}

describe('a DESFire at the counter', () => {
  test('is written through the centre, which proves the key; the counter sees keys of one session', async () => {
    const card = await issuedCard();
    const centre = createCentre();
    const memory = await openCard(card.transmit, {
      atr: card.atr,
      keys: { desfire: centreDesfireKeys(centre.caller) },
      random,
    });
    const image = encodeMailbox({
      sequence: 1,
      entries: [{ kind: 'credit', token: '0'.repeat(20), ref: 'deadbeef' }],
    });
    await writeMailbox(memory, image);
    assert.equal((await readCard(memory)).mailbox?.sequence, 1);
    assert.equal(centre.asked.length, 2);
    const said = JSON.stringify(centre.asked);
    assert.ok(
      !said.includes(toHex(share)) &&
        !said.includes(toHex(deriveChipKey(share, card.uid, 'mailbox'))),
    );
  });

  test('whose key the centre refuses is not written; a centre that is away says so', async () => {
    for (const [refusal, code] of [
      ['SETRUM_CARD_KEY_REFUSED', 'SETRUM_CARD_KEY_REFUSED'],
      ['SETRUM_CENTRE_UNREACHABLE', 'SETRUM_CENTRE_UNREACHABLE'],
    ] as const) {
      const card = await issuedCard();
      const keys = { desfire: centreDesfireKeys(createCentre(refusal).caller) };
      const memory = await openCard(card.transmit, { atr: card.atr, keys, random });
      await assert.rejects(writeMailbox(memory, encodeMailbox({ sequence: 1, entries: [] })), {
        code,
      });
    }
  });

  test('no key but that of the mailbox is ever asked for', async () => {
    const centre = createCentre();
    const keys = centreDesfireKeys(centre.caller);
    const encryptedRndB = new Uint8Array(16);
    for (const [keyNo, version] of [
      [0, 1],
      [2, 1],
      [1, 0],
    ] as const) {
      assert.equal(
        await keys.answer({ uid: '04A1B2C3D4E580', keyNo, keyVersion: version, encryptedRndB }),
        null,
      );
    }
    assert.deepEqual(centre.asked, []);
  });
});
