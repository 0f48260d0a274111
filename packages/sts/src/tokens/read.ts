import type { BlockCipher } from '../ciphers/block-cipher.ts';
import { tokenCrc } from './crc.ts';
import { creditOfBlock } from './credit.ts';
import { blockOfDigits } from './digits.ts';
import type { ReadError, StsToken, TokenReading } from './types.ts';

const block = new Int32Array(2);

/**
 * Reads 20 digits under a decoder key: checks length, checksum and function, and gives typed fields.
 * Never throws; whether the token is new, and whether the meter may take it, is the decoder's matter.
 */
export function readToken(cipher: BlockCipher, digits: string): TokenReading {
  const tokenClass = blockOfDigits(digits, block);
  if (tokenClass < 0) return failed('FormatError');
  if (tokenClass !== 1) cipher.decrypt(block);
  const high = block[0] as number;
  const low = block[1] as number;
  const subclass = high >>> 28;
  if (tokenCrc(tokenClass, high, low) !== (low & 0xffff)) return failed('CRCError');
  if (tokenClass === 0) {
    switch (subclass) {
      case 0:
      case 1:
      case 2:
      case 3:
        return read(creditOfBlock(subclass, high, low));
    }
  }
  return failed('FunctionError');
}

function read(token: StsToken): TokenReading {
  return { ok: true, token };
}

function failed(error: ReadError): TokenReading {
  return { ok: false, error };
}
