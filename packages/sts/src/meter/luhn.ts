import { isDigits } from '../check.ts';
import { StsError } from '../error.ts';

/**
 * The Luhn mod 10 check digit that belongs behind `digits` (ISO/IEC 7812-1, used by IEC 62055-41 for DRN and PAN).
 * Throws STS_FORMAT when `digits` is empty or holds something else than digits.
 */
export function luhnCheckDigit(digits: string): number {
  if (digits.length === 0 || !isDigits(digits)) {
    throw new StsError('STS_FORMAT', 'A check digit needs decimal digits');
  }
  return (10 - (luhnSum(digits, 0, digits.length) % 10)) % 10;
}

/** True when the last digit of `digits` is the Luhn check digit of those before it. */
export function isLuhnValid(digits: string): boolean {
  return digits.length >= 2 && isDigits(digits) && isLuhnValidBetween(digits, 0, digits.length);
}

/**
 * The same for the part of a text from `start` up to `end`, which the caller knows to be digits: a number inside a
 * number is checked without cutting it out, for this stands on the path of every key.
 */
export function isLuhnValidBetween(digits: string, start: number, end: number): boolean {
  const last = digits.charCodeAt(end - 1) - 48;
  return (luhnSum(digits, start, end - 1) + last) % 10 === 0;
}

function luhnSum(digits: string, start: number, end: number): number {
  let sum = 0;
  let double = true;
  for (let i = end - 1; i >= start; i--) {
    const digit = digits.charCodeAt(i) - 48;
    const doubled = digit * 2;
    sum += double ? (doubled > 9 ? doubled - 9 : doubled) : digit;
    double = !double;
  }
  return sum;
}
