/** Floor of a quotient. Numerator not negative, divisor positive. */
export function divideDown(numerator: bigint, divisor: bigint): bigint {
  return numerator / divisor;
}

/** Ceiling of a quotient. Numerator not negative, divisor positive. */
export function divideUp(numerator: bigint, divisor: bigint): bigint {
  return (numerator + divisor - 1n) / divisor;
}

/** Quotient rounded to the nearest, a half upwards. Numerator not negative, divisor positive. */
export function divideHalfUp(numerator: bigint, divisor: bigint): bigint {
  return (2n * numerator + divisor) / (2n * divisor);
}

/** Back to a number; throws RangeError rather than lose a unit. */
export function toSafeNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is beyond a safe integer`);
  return number;
}

/** Rupiah x 100 as Indonesians write it: 144470 is `1.444,70`, 2000000 is `20.000`. For texts, never for reckoning. */
export function rupiahText(cents: number): string {
  if (!Number.isSafeInteger(cents)) return String(cents);
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.');
  const sen = digits.slice(-2);
  return `${cents < 0 ? '-' : ''}${whole}${sen === '00' ? '' : `,${sen}`}`;
}
