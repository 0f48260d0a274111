import { SetrumError } from '@setrum/errors';
import { requireInForce } from '../dated.ts';
import { toSafeNumber } from '../integer.ts';
import type { Day } from '../rules.ts';
import type { PowerCharge } from './rules.ts';

/**
 * What a table asks for a contracted power on a day, rupiah x 100. Throws SETRUM_TARIFF_RULE_MISSING for a day without a row, and
 * SETRUM_CONNECTION_FEE_UNKNOWN for a power beyond its last band.
 */
export function chargeOn(
  table: string,
  rows: readonly PowerCharge[],
  powerVa: number,
  on: Day,
): number {
  const { bands } = requireInForce(table, rows, on);
  const band = bands.find(({ upToVa }) => upToVa === null || powerVa <= upToVa);
  if (band === undefined) {
    throw new SetrumError('SETRUM_CONNECTION_FEE_UNKNOWN', { powerVa, date: on });
  }
  return 'fixedCents' in band.charge
    ? band.charge.fixedCents
    : toSafeNumber(BigInt(band.charge.perVaCents) * BigInt(powerVa));
}
