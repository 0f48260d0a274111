import { divideDown, divideHalfUp, divideUp, toSafeNumber } from './integer.ts';
import type { EnergyRule } from './rules.ts';

/**
 * The energy sold, in tenths of a kWh: what the token carries, since STS tokens count tenths (IEC 62055-41, amount
 * field). Rounded up, in the customer's favour. Both inputs are rupiah x 100 and positive.
 */
export function energySoldDkwh(tokenCents: number, pricePerKwhCents: number): number {
  return toSafeNumber(divideUp(BigInt(tokenCents) * 10n, BigInt(pricePerKwhCents)));
}

/**
 * What the tariff's formula gives, in hundredths of a kWh, rounded as slips of that time were. It only reproduces
 * published examples; nothing is sold by it.
 */
export function energyComputedCkwh(
  rounding: EnergyRule['rounding'],
  tokenCents: number,
  pricePerKwhCents: number,
): number {
  if (rounding === 'up0.1') return 10 * energySoldDkwh(tokenCents, pricePerKwhCents);
  return toSafeNumber(divideHalfUp(BigInt(tokenCents) * 100n, BigInt(pricePerKwhCents)));
}

/**
 * The most that a customer may buy in a calendar month, in tenths of a kWh: 720 hours at full contracted power,
 * 720 x VA / 1000 kWh. Rounded down where the power is not one of the standard steps.
 */
export function monthlyLimitDkwh(powerVa: number): number {
  return toSafeNumber(divideDown(BigInt(powerVa) * 72n, 10n));
}
