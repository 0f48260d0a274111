import { StsError } from '../error.ts';

/** A currency amount as a token carries it: 16 bits, and the four bits of sign and upper exponent. */
export interface CodedCurrency {
  readonly coded: number;
  readonly signAndExponent: number;
}

const MANTISSA_BITS = 14n;
const BAND = 1n << MANTISSA_BITS;
const LARGEST_EXPONENT = 31n;

/** The largest magnitude: about 1.8e29 units of the currency, in 0.00001 of it. */
export const MAX_CURRENCY_1E5 = offsetOf(LARGEST_EXPONENT) + (BAND - 1n) * 10n ** LARGEST_EXPONENT;

/**
 * Codes a signed amount in 0.00001 of the currency unit (IEC 62055-41 Ed. 3, 6.3.6.2): sign, five bits of exponent,
 * 14 of mantissa. A credit is rounded up and a debit down in magnitude: both in the customer's favour.
 * BigInt, because the range needs 104 bits; currency tokens are not on the path of every sale.
 * Throws STS_RANGE beyond `MAX_CURRENCY_1E5`.
 */
export function encodeCurrency(amount1e5: bigint): CodedCurrency {
  const negative = amount1e5 < 0n;
  const magnitude = negative ? -amount1e5 : amount1e5;
  if (magnitude > MAX_CURRENCY_1E5) throw tooLarge();
  for (let exponent = 0n; exponent <= LARGEST_EXPONENT; exponent++) {
    const step = 10n ** exponent;
    const above = magnitude - offsetOf(exponent);
    const mantissa = negative ? floorDivided(above, step) : ceilDivided(above, step);
    if (mantissa < BAND) return code(negative, exponent, mantissa);
  }
  throw tooLarge();
}

/** The signed amount, in 0.00001 of the currency unit, of the two fields. */
export function decodeCurrency({ coded, signAndExponent }: CodedCurrency): bigint {
  const exponent = BigInt(((signAndExponent & 7) << 2) | ((coded >>> 14) & 3));
  const mantissa = BigInt(coded & 0x3fff);
  const magnitude = offsetOf(exponent) + mantissa * 10n ** exponent;
  return (signAndExponent & 8) === 0 ? magnitude : -magnitude;
}

function code(negative: boolean, exponent: bigint, mantissa: bigint): CodedCurrency {
  const bits = Number(exponent);
  return {
    coded: ((bits & 3) << 14) | Number(mantissa),
    signAndExponent: (negative ? 8 : 0) | (bits >> 2),
  };
}

/** Where the band of an exponent starts: 2^14 * (1 + 10 + ... + 10^(e-1)). */
function offsetOf(exponent: bigint): bigint {
  return (BAND * (10n ** exponent - 1n)) / 9n;
}

/** Zero for what lies between two bands: rounding up out of one band gives the first value of the next. */
function ceilDivided(value: bigint, step: bigint): bigint {
  return value <= 0n ? 0n : (value + step - 1n) / step;
}

function floorDivided(value: bigint, step: bigint): bigint {
  return value / step;
}

function tooLarge(): StsError {
  return new StsError('STS_RANGE', 'The currency amount is too large for a token');
}
