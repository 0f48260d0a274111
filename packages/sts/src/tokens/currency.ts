import { assertInteger } from '../check.ts';
import type { BlockCipher } from '../ciphers/block-cipher.ts';
import { currencyTokenCrc } from './crc.ts';
import { decodeCurrency, encodeCurrency } from './currency-amount.ts';
import { sealWith } from './seal.ts';
import { MAX_TID } from './tid.ts';
import type { CurrencySubclass, CurrencyToken } from './types.ts';

/** What a currency token is made of. */
export interface CurrencyInput {
  readonly subclass: CurrencySubclass;
  /** Signed, in 0.00001 of the currency unit; negative takes credit away. */
  readonly amount1e5: bigint;
  readonly tid: number;
}

/** A token, and the amount that it really carries. */
export interface MadeCurrencyToken {
  /** 20 digits. */
  readonly token: string;
  readonly amount1e5: bigint;
  readonly exact: boolean;
}

/**
 * A currency credit token of class 0, subclasses 4-7 (IEC 62055-41 Ed. 3, 6.2.2): it has no RND, and a checksum of
 * its own. Throws STS_RANGE.
 */
export function makeCurrencyToken(cipher: BlockCipher, input: CurrencyInput): MadeCurrencyToken {
  const { subclass, amount1e5, tid } = input;
  assertInteger('A currency subclass', subclass, 4, 7);
  assertInteger('A token identifier', tid, 0, MAX_TID);
  const fields = encodeCurrency(amount1e5);
  const high = (subclass << 28) | (fields.signAndExponent << 24) | tid;
  const low = fields.coded << 16;
  const carried = decodeCurrency(fields);
  return {
    token: sealWith(cipher, 0, high, low, currencyTokenCrc(0, high, low)),
    amount1e5: carried,
    exact: carried === amount1e5,
  };
}

/** The fields of a decrypted currency block. */
export function currencyOfBlock(
  subclass: CurrencySubclass,
  high: number,
  low: number,
): CurrencyToken {
  return {
    kind: 'currency',
    subclass,
    amount1e5: decodeCurrency({ coded: low >>> 16, signAndExponent: (high >>> 24) & 15 }),
    tid: high & MAX_TID,
  };
}
