import { StsError } from '../error.ts';

const TEN_DIGITS = 10_000_000_000;
/** 2^66 in two halves of ten decimal digits: the first value that is no token. */
const LIMIT_HIGH = 7_378_697_629;
const LIMIT_LOW = 4_838_206_464;
const WORD = 2 ** 32;

/**
 * The 20 decimal digits of a 66-bit token (IEC 62055-41, 6.4): the class goes into bits 28 and 27 of the block, and
 * what was there moves to bits 65 and 64 (6.4.2).
 */
export function digitsOfBlock(tokenClass: number, high: number, low: number): string {
  const top = (low >>> 27) & 3;
  const word = ((low & ~(3 << 27)) | (tokenClass << 27)) >>> 0;
  // Long division by 10^10 in steps of 16 bits: every number stays below 2^53.
  const upper = top * WORD + (high >>> 0);
  const first = Math.floor(upper / TEN_DIGITS);
  const middle = (upper - first * TEN_DIGITS) * 65536 + (word >>> 16);
  const second = Math.floor(middle / TEN_DIGITS);
  const last = (middle - second * TEN_DIGITS) * 65536 + (word & 0xffff);
  const third = Math.floor(last / TEN_DIGITS);
  const quotient = (first * 65536 + second) * 65536 + third;
  return tenDigits(quotient) + tenDigits(last - third * TEN_DIGITS);
}

/**
 * The reverse: stores the block's two words in `block` and returns the class (0-3), or -1 when the text is not 20
 * digits or the number needs more than 66 bits.
 */
export function blockOfDigits(digits: string, block: Int32Array): number {
  if (digits.length !== 20) return -1;
  const left = numberOf(digits, 0);
  const right = numberOf(digits, 10);
  if (left < 0 || right < 0) return -1;
  if (left > LIMIT_HIGH || (left === LIMIT_HIGH && right >= LIMIT_LOW)) return -1;
  // left * 10^10 + right, with 10^10 = 2 * 2^32 + 1410065408, split at 2^32; `left` goes in two parts of 16 bits
  // and more, so that every number stays below 2^53.
  const leftLow = left % 65536;
  const leftHigh = (left - leftLow) / 65536;
  const partHigh = leftHigh * 1_410_065_408;
  const carry = Math.floor(partHigh / 65536);
  const sum = leftLow * 1_410_065_408 + (partHigh - carry * 65536) * 65536 + right;
  const upper = left * 2 + carry + Math.floor(sum / WORD);
  const word = (sum % WORD) | 0;
  const top = Math.floor(upper / WORD);
  block[0] = upper | 0;
  block[1] = (word & ~(3 << 27)) | (top << 27);
  return (word >>> 27) & 3;
}

/** A token for people: five groups of four digits. Takes 20 digits; throws STS_FORMAT otherwise. */
export function formatToken(digits: string): string {
  if (!/^\d{20}$/.test(digits)) throw new StsError('STS_FORMAT', 'A token must be 20 digits');
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** What a person typed, without the blanks and dashes between groups. Whether 20 digits are left is for the reader. */
export function compactToken(text: string): string {
  return text.replace(/[\s-]/g, '');
}

function numberOf(digits: string, from: number): number {
  let value = 0;
  for (let i = from; i < from + 10; i++) {
    const digit = digits.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function tenDigits(value: number): string {
  const upper = Math.floor(value / 1_000_000);
  const lower = value - upper * 1_000_000;
  const middle = Math.floor(lower / 100);
  return (
    digitsAt(FOUR_DIGITS, upper) +
    digitsAt(FOUR_DIGITS, middle) +
    digitsAt(TWO_DIGITS, lower - middle * 100)
  );
}

// Looked up: writing numbers as text is the slowest part of a token otherwise. Every index is below the table's size.
const FOUR_DIGITS: readonly string[] = textsOf(4);
const TWO_DIGITS: readonly string[] = textsOf(2);

function digitsAt(texts: readonly string[], value: number): string {
  return texts[value] as string;
}

function textsOf(width: number): string[] {
  return Array.from({ length: 10 ** width }, (_, value) => String(value).padStart(width, '0'));
}
