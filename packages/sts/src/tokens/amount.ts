import { assertInteger } from '../check.ts';
import { StsError } from '../error.ts';

/** The largest amount that 16 bits carry, in tenths of the unit (IEC 62055-41, 6.3.6). */
export const MAX_UNITS = 18_201_624;

const MANTISSA_BITS = 14;
const BAND = 2 ** MANTISSA_BITS;
/** The first amount of each band, and its step: the exponent 0 to 3. */
const BANDS = [
  { offset: 0, step: 1 },
  { offset: BAND, step: 10 },
  { offset: BAND * 11, step: 100 },
  { offset: BAND * 111, step: 1000 },
] as const;

/**
 * The 16 bits that carry an amount in tenths (0.1 kWh, 0.1 m3, 0.1 min) or a limit in W: two bits of exponent, 14 of
 * mantissa. What does not fit exactly is rounded up, in the customer's favour.
 * Throws STS_RANGE for a fraction, a negative number or one above `MAX_UNITS`.
 */
export function encodeAmount(units: number): number {
  assertInteger('An amount', units, 0, MAX_UNITS);
  for (let exponent = 0; exponent < BANDS.length; exponent++) {
    const band = BANDS[exponent];
    if (band === undefined) break;
    const mantissa = Math.ceil((units - band.offset) / band.step);
    // Below the band after rounding up out of the one before: the first value of this band.
    if (mantissa < BAND) return (exponent << MANTISSA_BITS) | Math.max(mantissa, 0);
  }
  throw new StsError('STS_RANGE', 'The amount is too large');
}

/** The amount that 16 bits stand for. */
export function decodeAmount(coded: number): number {
  const band = BANDS[(coded >>> MANTISSA_BITS) & 3] ?? BANDS[0];
  return band.offset + (coded & (BAND - 1)) * band.step;
}

/** An amount as a token carries it, and whether that is exactly what was asked for. */
export interface CarriedAmount {
  readonly units: number;
  readonly exact: boolean;
}

/** What a token for `units` tenths would really give. Throws as `encodeAmount` does. */
export function carriedAmount(units: number): CarriedAmount {
  const carried = decodeAmount(encodeAmount(units));
  return { units: carried, exact: carried === units };
}

/**
 * Tenths of a unit from decimal text such as "4.35" (kWh): digits, not floating point, and any remainder rounds up,
 * so 4.35 gives 44. `exact` says that nothing was rounded. Throws STS_FORMAT or STS_RANGE.
 */
export function unitsFromDecimal(text: string): CarriedAmount {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null)
    throw new StsError('STS_FORMAT', 'An amount is digits, with a point if need be');
  const [, whole = '0', fraction = ''] = match;
  const exact = /^\d?0*$/.test(fraction);
  const units = Number(whole) * 10 + Number(fraction.charAt(0) || '0') + (exact ? 0 : 1);
  assertInteger('An amount', units, 0, MAX_UNITS);
  return { units, exact };
}
