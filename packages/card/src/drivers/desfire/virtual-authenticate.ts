import { concatBytes, equalBytes } from '../../bytes.ts';
import { AES_BLOCK, INS, STATUS } from './chip.ts';
import { chipDecrypt, chipEncrypt, chipSessionKey } from './virtual-crypto.ts';
import { done, keyNumbered, type Picc, type Result, refuse } from './virtual-picc.ts';
import type { StoredKey } from './virtual-store.ts';

const CAPABILITIES = new Uint8Array(12);
const MOST_CAPABILITIES = 6;
const rotate = (bytes: Uint8Array): Uint8Array => concatBytes([bytes.slice(1), bytes.slice(0, 1)]);

/** AuthenticateEV2First begins anew and drops a transaction; NonFirst goes on in the one that stands. */
export function authenticateChip(picc: Picc, ins: number, data: Uint8Array): Result {
  const isFirst = ins === INS.authenticateFirst;
  const before = picc.session;
  picc.session = null;
  const [keyNo = 0, capabilities = 0] = data;
  const length = isFirst ? 2 + capabilities : 1;
  if (data.length !== length || capabilities > MOST_CAPABILITIES) return refuse(STATUS.length);
  if (!isFirst && before === null) return refuse(STATUS.permissionDenied);
  const key = keyNumbered(picc, keyNo);
  if (key === null) return refuse(STATUS.noSuchKey);
  if (isFirst) picc.shadows = new Map();
  const rndB = picc.random(AES_BLOCK);
  return {
    status: STATUS.additionalFrame,
    data: chipEncrypt(key.key, rndB),
    next: (answer) => {
      const rndA = provedBy(answer, key, rndB);
      if (rndA === null)
        return refuse(answer.length === 32 ? STATUS.authentication : STATUS.length);
      const transactionId = isFirst ? picc.random(4) : (before?.transactionId ?? picc.random(4));
      picc.session = {
        keyNo,
        encKey: chipSessionKey(key.key, 'A55A', rndA, rndB),
        macKey: chipSessionKey(key.key, '5AA5', rndA, rndB),
        transactionId,
        counter: isFirst ? 0 : (before?.counter ?? 0),
      };
      const proof = isFirst ? [transactionId, rotate(rndA), CAPABILITIES] : [rotate(rndA)];
      return done(chipEncrypt(key.key, concatBytes(proof)));
    },
  };
}

/** RndA, when the reader has shown that it knows the key. */
function provedBy(answer: Uint8Array, { key }: StoredKey, rndB: Uint8Array): Uint8Array | null {
  if (answer.length !== 2 * AES_BLOCK) return null;
  const plain = chipDecrypt(key, answer);
  return equalBytes(plain.slice(AES_BLOCK), rotate(rndB)) ? plain.slice(0, AES_BLOCK) : null;
}
