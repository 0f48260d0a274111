import type { HundredthsPart } from './part.ts';

/**
 * Hundredths from digits of which the last `decimals` are decimals.
 * Null when that is no whole number of hundredths or above 2^53 - 1.
 */
export function toHundredths(digits: string, decimals: number): number | null {
  // A power of ten is exact, and so is every sum of digits up to 2^53 - 1; above it isSafeInteger says no.
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return null;
  if (decimals <= 2) {
    const scaled = value * 10 ** (2 - decimals);
    return Number.isSafeInteger(scaled) ? scaled : null;
  }
  const divisor = 10 ** (decimals - 2);
  return value % divisor === 0 ? value / divisor : null;
}

/** The part's digits for an amount in hundredths; null when it does not fit or has more decimals than the part. */
export function fromHundredths(part: HundredthsPart, amount: number): string | null {
  if (!Number.isSafeInteger(amount) || amount < 0) return null;
  const scaled =
    part.decimals <= 2 ? amount / 10 ** (2 - part.decimals) : amount * 10 ** (part.decimals - 2);
  const digits = String(scaled);
  if (!Number.isSafeInteger(scaled) || digits.length > part.length) return null;
  return `${part.hasDigit ? part.decimals : ''}${digits.padStart(part.length, '0')}`;
}
