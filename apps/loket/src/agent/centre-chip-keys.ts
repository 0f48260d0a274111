import { type DesfireKeys, fromHex, toHex } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { Caller } from '../http.ts';

/** The mailbox key's number on a DESFire (docs/card.md §10): the only one that a counter has proved. */
const mailboxKeyNo = 1;

interface Begun {
  readonly response: string;
  readonly state: string;
}

interface Finished {
  readonly encKey: string;
  readonly macKey: string;
  readonly transactionId: string | null;
}

/** The keys of DESFire cards, which the centre holds: the counter relays what card and centre say, and gets the keys of one session. */
export function centreDesfireKeys(caller: Pick<Caller, 'post'>): DesfireKeys {
  return {
    async answer({ uid, keyNo, keyVersion, encryptedRndB }) {
      // A key of the factory, or one that is not the counter's: nobody is asked for it.
      if (keyNo !== mailboxKeyNo || keyVersion === 0) return null;
      const body = { cardUid: uid, keyVersion, challenge: toHex(encryptedRndB) };
      const begun = await known(caller.post<Begun>('/api/v1/card-sessions', body));
      return begun && { response: fromHex(begun.response), state: begun.state };
    },
    async finish({ state, encrypted }) {
      const body = { state, answer: toHex(encrypted) };
      const keys = await known(caller.post<Finished>('/api/v1/card-sessions', body));
      return (
        keys && {
          encKey: fromHex(keys.encKey),
          macKey: fromHex(keys.macKey),
          transactionId: keys.transactionId === null ? null : fromHex(keys.transactionId),
        }
      );
    },
  };
}

/** Null when the centre says that there is no such key, or that the card has not proved it. */
async function known<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SetrumError && error.code === 'SETRUM_CARD_KEY_REFUSED') return null;
    throw error;
  }
}
