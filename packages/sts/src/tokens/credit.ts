import { assertInteger } from '../check.ts';
import type { BlockCipher } from '../ciphers/block-cipher.ts';
import { type CarriedAmount, decodeAmount, encodeAmount } from './amount.ts';
import { seal } from './seal.ts';
import { MAX_TID } from './tid.ts';
import type { CreditSubclass, CreditToken } from './types.ts';

/** What a credit token is made of. */
export interface CreditInput {
  readonly subclass: CreditSubclass;
  /** Tenths of a kWh, m3 or minute: 0 to 18,201,624. */
  readonly units: number;
  readonly tid: number;
  /** 0-15; the standard wants the low bits of a counter that runs at least once a millisecond. */
  readonly rnd: number;
}

/** A token, and the amount that it really carries: rounded up where the coding has no exact value. */
export interface MadeCreditToken extends CarriedAmount {
  /** 20 digits. */
  readonly token: string;
}

/**
 * A credit token of class 0, subclasses 0-3 (IEC 62055-41, 6.2.2).
 * Throws STS_RANGE when a field does not fit. Whether the identifier may be used is the caller's matter.
 */
export function makeCreditToken(cipher: BlockCipher, input: CreditInput): MadeCreditToken {
  const { subclass, units, tid, rnd } = input;
  assertInteger('A credit subclass', subclass, 0, 3);
  assertInteger('A token identifier', tid, 0, MAX_TID);
  assertInteger('RND', rnd, 0, 15);
  const coded = encodeAmount(units);
  const carried = decodeAmount(coded);
  return {
    token: seal(cipher, 0, (subclass << 28) | (rnd << 24) | tid, coded << 16),
    units: carried,
    exact: carried === units,
  };
}

/** The fields of a decrypted credit block. */
export function creditOfBlock(subclass: CreditSubclass, high: number, low: number): CreditToken {
  return {
    kind: 'credit',
    subclass,
    units: decodeAmount(low >>> 16),
    tid: high & MAX_TID,
    rnd: (high >>> 24) & 15,
  };
}
