import { aesCmac } from '../../authenticity/cmac.ts';
import { concatBytes, equalBytes, fromHex } from '../../bytes.ts';
import { decrypt, encrypt } from './aes.ts';
import { AES_BLOCK } from './chip.ts';

const TRANSACTION_ID_BYTES = 4;
const LABEL_ENC = fromHex('A55A00010080');
const LABEL_MAC = fromHex('5AA500010080');

/** What an authentication gives: keys for this session only. */
export interface SessionKeys {
  readonly encKey: Uint8Array;
  readonly macKey: Uint8Array;
  /** TI, 4 bytes; null after AuthenticateEV2NonFirst, which keeps the one there is. */
  readonly transactionId: Uint8Array | null;
}

/** The two random numbers of an authentication: the reader's and the card's, 16 bytes each. */
export interface Randoms {
  readonly rndA: Uint8Array;
  readonly rndB: Uint8Array;
}

/** First part, both AuthenticateEV2First and NonFirst: the card's challenge, answered. `response` is E(RndA || RndB'). */
export function answerChallenge(
  key: Uint8Array,
  encryptedRndB: Uint8Array,
  rndA: Uint8Array,
): { readonly response: Uint8Array; readonly rndB: Uint8Array } {
  const rndB = decrypt(key, encryptedRndB);
  return { response: encrypt(key, concatBytes([rndA, rotated(rndB)])), rndB };
}

/**
 * Second part: what the card answered, 32 bytes after First and 16 after NonFirst.
 * Null when it does not prove that the card has the key.
 */
export function finishHandshake(
  key: Uint8Array,
  randoms: Randoms,
  encrypted: Uint8Array,
): SessionKeys | null {
  const isFirst = encrypted.length === 2 * AES_BLOCK;
  if (!isFirst && encrypted.length !== AES_BLOCK) return null;
  const plain = decrypt(key, encrypted);
  const start = isFirst ? TRANSACTION_ID_BYTES : 0;
  if (!equalBytes(plain.subarray(start, start + AES_BLOCK), rotated(randoms.rndA))) return null;
  const transactionId = isFirst ? plain.slice(0, TRANSACTION_ID_BYTES) : null;
  return { ...sessionKeys(key, randoms), transactionId };
}

/** NXP NT4H2421Gx 9.1.7: CMAC under the card's key of the session vectors SV1 (encryption) and SV2 (MAC). */
export function sessionKeys(
  key: Uint8Array,
  randoms: Randoms,
): { readonly encKey: Uint8Array; readonly macKey: Uint8Array } {
  const context = sessionContext(randoms);
  return {
    encKey: aesCmac(key, concatBytes([LABEL_ENC, context])),
    macKey: aesCmac(key, concatBytes([LABEL_MAC, context])),
  };
}

/** RndA[15..14] || (RndA[13..8] xor RndB[15..10]) || RndB[9..0] || RndA[7..0], byte 15 being the first one sent. */
function sessionContext({ rndA, rndB }: Randoms): Uint8Array {
  const mixed = rndA.slice(2, 8).map((byte, index) => byte ^ (rndB[index] ?? 0));
  return concatBytes([rndA.subarray(0, 2), mixed, rndB.subarray(6), rndA.subarray(8)]);
}

/** RndA' and RndB': the first byte goes to the end. */
function rotated(bytes: Uint8Array): Uint8Array {
  return concatBytes([bytes.subarray(1), bytes.subarray(0, 1)]);
}
