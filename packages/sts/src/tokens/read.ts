import type { BlockCipher } from '../ciphers/block-cipher.ts';
import { currencyTokenCrc, tokenCrc } from './crc.ts';
import { creditOfBlock } from './credit.ts';
import { currencyOfBlock } from './currency.ts';
import { blockOfDigits } from './digits.ts';
import { sectionOfBlock } from './key-change-section.ts';
import { managementOfBlock } from './management.ts';
import { testOfBlock } from './meter-test.ts';
import type { ReadError, StsToken, TokenReading } from './types.ts';

const block = new Int32Array(2);

/**
 * Reads 20 digits under a decoder key: checks length, checksum and function, and gives typed fields.
 * Never throws; whether the token is new, and whether the meter may take it, is the decoder's matter.
 *
 * Class 3 is reserved and nothing says whether it is encrypted. It is read as if it were: then a mistyped digit is a
 * checksum error, which is the truth in all but one of 65,536 cases.
 */
export function readToken(cipher: BlockCipher, digits: string): TokenReading {
  const tokenClass = blockOfDigits(digits, block);
  if (tokenClass < 0) return failed('FormatError');
  if (tokenClass !== 1) cipher.decrypt(block);
  const high = block[0] as number;
  const low = block[1] as number;
  const currency = tokenClass === 0 && high >>> 30 === 1;
  const crc = currency ? currencyTokenCrc(0, high, low) : tokenCrc(tokenClass, high, low);
  if (crc !== (low & 0xffff)) return failed('CRCError');
  const token = tokenOfBlock(tokenClass, high, low);
  if (token === null) return failed('FunctionError');
  if (token === 'range') return failed('RangeError');
  return { ok: true, token };
}

/** The class (0-3) of 20 digits without any key, or -1 when they are no token. */
export function classOfToken(digits: string): number {
  return blockOfDigits(digits, block);
}

function tokenOfBlock(tokenClass: number, high: number, low: number): StsToken | 'range' | null {
  switch (tokenClass) {
    case 0:
      return transferOfBlock(high, low);
    case 1:
      return testOfBlock(high, low);
    case 2:
      return sectionOfBlock(high, low) ?? managementOfBlock(high, low);
    default:
      return null;
  }
}

function transferOfBlock(high: number, low: number): StsToken | null {
  const subclass = high >>> 28;
  switch (subclass) {
    case 0:
    case 1:
    case 2:
    case 3:
      return creditOfBlock(subclass, high, low);
    case 4:
    case 5:
    case 6:
    case 7:
      return currencyOfBlock(subclass, high, low);
    default:
      return null;
  }
}

function failed(error: ReadError): TokenReading {
  return { ok: false, error };
}
