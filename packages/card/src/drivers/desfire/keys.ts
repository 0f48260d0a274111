import { type ChipKeyPurpose, deriveChipKey, type MeterShare } from '../../authenticity/keys.ts';
import { concatBytes, fromHex, toHex } from '../../bytes.ts';
import { AES_BLOCK } from './chip.ts';
import { answerChallenge, finishHandshake, type SessionKeys } from './handshake.ts';

/** The keys of our application by their numbers: who writes with which (docs/card.md §10). */
export const KEY_PURPOSES = ['issuer', 'mailbox', 'report'] as const satisfies ChipKeyPurpose[];

/** A card asks whoever opens a session to prove a key. */
export interface DesfireChallenge {
  /** Hex, upper case. */
  readonly uid: string;
  /** 0 issuer, 1 mailbox, 2 report. */
  readonly keyNo: number;
  /** What the card says: the card key version that it was issued under; 0: a key of the factory. */
  readonly keyVersion: number;
  /** 16 bytes. */
  readonly encryptedRndB: Uint8Array;
}

export interface DesfireAnswer {
  /** E(RndA || RndB'), 32 bytes, for the card. */
  readonly response: Uint8Array;
  /** Whatever `finish` needs of this; opaque to the caller. */
  readonly state: string;
}

/**
 * Whoever holds the keys of DESFire cards. A counter holds none: it relays these two questions to the centre
 * and gets the keys of one session, which die with it.
 */
export interface DesfireKeys {
  /** Null: there is no such key. */
  answer(challenge: DesfireChallenge): Promise<DesfireAnswer | null>;
  /** `encrypted`: the card's last word, 32 bytes after First, 16 after NonFirst. Null: the card did not prove the key. */
  finish(reply: {
    readonly state: string;
    readonly encrypted: Uint8Array;
  }): Promise<SessionKeys | null>;
}

/** The 16 bytes of a card's key; null for one that is not held. */
export type DesfireKeyOf = (
  purpose: ChipKeyPurpose,
  uid: string,
  keyVersion: number,
) => Uint8Array | null;

/** Keys that the program holds itself: a meter, an issuer, a test. `random` gives so many random bytes. */
export function localDesfireKeys(
  keyOf: DesfireKeyOf,
  random: (bytes: number) => Uint8Array,
): DesfireKeys {
  const keyFor = (uid: string, keyNo: number, keyVersion: number): Uint8Array | null => {
    const purpose = KEY_PURPOSES[keyNo];
    return purpose === undefined ? null : keyOf(purpose, uid, keyVersion);
  };
  return {
    async answer({ uid, keyNo, keyVersion, encryptedRndB }) {
      const key = keyFor(uid, keyNo, keyVersion);
      if (key === null || encryptedRndB.length !== AES_BLOCK) return null;
      const rndA = random(AES_BLOCK);
      const { response, rndB } = answerChallenge(key, encryptedRndB, rndA);
      return { response, state: [uid, keyNo, keyVersion, toHex(concatBytes([rndA, rndB]))].join() };
    },
    async finish({ state, encrypted }) {
      const [uid = '', keyNo, keyVersion, randoms = ''] = state.split(',');
      const key = keyFor(uid, Number(keyNo), Number(keyVersion));
      const bytes = fromHex(randoms);
      const rndA = bytes.slice(0, AES_BLOCK);
      const rndB = bytes.slice(AES_BLOCK);
      return key === null ? null : finishHandshake(key, { rndA, rndB }, encrypted);
    },
  };
}

/** The same from a meter's shares of the card master key. `purposes`: whose keys to answer with, all when absent. */
export function desfireKeysOf(
  shares: readonly MeterShare[],
  random: (bytes: number) => Uint8Array,
  purposes: readonly ChipKeyPurpose[] = KEY_PURPOSES,
): DesfireKeys {
  return localDesfireKeys((purpose, uid, keyVersion) => {
    const share = shares.find(({ version }) => version === keyVersion);
    return share === undefined || !purposes.includes(purpose)
      ? null
      : deriveChipKey(share.share, uid, purpose);
  }, random);
}

/** What a meter, an issuer or a test hands to openCard: `desfireKeysOf` in its place among the keys of all chips. */
export function localChipKeys(
  shares: readonly MeterShare[],
  random: (bytes: number) => Uint8Array,
  purposes: readonly ChipKeyPurpose[] = KEY_PURPOSES,
): { readonly desfire: DesfireKeys } {
  return { desfire: desfireKeysOf(shares, random, purposes) };
}
