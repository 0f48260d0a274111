import { createCipheriv } from 'node:crypto';
import { toBytes, toHex } from './table.ts';

/** §12, on hexadecimal text: AES-CMAC of RFC 4493 and the key derivation of AN10922, out of AES of single blocks. */

const DIGITS = 32;
const ALL = (1n << 128n) - 1n;
/** x^128 = x^7 + x^2 + x + 1 */
const R128 = 0x87n;

const number = (hex: string): bigint => BigInt(`0x${hex}`);
const block = (value: bigint): string => value.toString(16).padStart(DIGITS, '0');
const text = (ascii: string): string => Buffer.from(ascii, 'latin1').toString('hex');

function aes(key: string, plain: bigint): bigint {
  const cipher = createCipheriv('aes-128-ecb', toBytes(key), null).setAutoPadding(false);
  return number(toHex(cipher.update(toBytes(block(plain)))));
}

function doubled(value: bigint): bigint {
  const shifted = value << 1n;
  return shifted > ALL ? (shifted & ALL) ^ R128 : shifted;
}

/** The last block is masked with K1 when the message filled it, with K2 when it was padded with 80 and zeros up to `digits`. */
function maskedCmac(key: string, message: string, digits: number): string {
  const k1 = doubled(aes(key, 0n));
  const isFull = message.length === digits;
  const padded = isFull ? message : `${message}80`.padEnd(digits, '0');
  const blocks = (padded.match(/.{32}/g) ?? []).map(number);
  const mask = isFull ? k1 : doubled(k1);
  return block(
    blocks.reduce((state, one, at) => {
      const masked = at === blocks.length - 1 ? one ^ mask : one;
      return aes(key, state ^ masked);
    }, 0n),
  );
}

/** RFC 4493: 32 digits. */
export function cmac(key: string, message: string): string {
  const blocks = Math.max(1, Math.ceil(message.length / DIGITS));
  return maskedCmac(key, message, blocks * DIGITS);
}

/** AN10922 for AES-128: the constant 01 and the input, always padded to two blocks. */
export function diversified(key: string, input: string): string {
  if (input.length < 2 || input.length > 62) throw new RangeError('an input has 1 to 31 bytes');
  return maskedCmac(key, `01${input}`, 2 * DIGITS);
}

export const meterShare = (master: string, meterNumber: string): string =>
  diversified(master, text('SETRUM METER') + text(meterNumber));

export const cardKey = (share: string, uid: string): string =>
  diversified(share, text('SETRUM CARD') + uid.toLowerCase());

const CHIP_KEYS = { issuer: '00', mailbox: '01', report: '02' } as const;

export const chipKey = (share: string, uid: string, whose: keyof typeof CHIP_KEYS): string =>
  diversified(share, text('SETRUM CHIP') + CHIP_KEYS[whose] + uid.toLowerCase());
