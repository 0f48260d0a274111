import { requireInForce } from '../dated.ts';
import { divideHalfUp, toSafeNumber } from '../integer.ts';
import type { Day } from '../rules.ts';
import { chargeOn } from './charge.ts';
import type { ConnectionInput } from './input.ts';
import type { ConnectionRules } from './rules.ts';

const wholeBp = 10_000n;
const senPerRupiah = 100n;
const dayMs = 24 * 3600 * 1000;

/** The connection fee: whole for PB, the difference for a larger power, by the rule of re-installation for PS. */
export function feeOf(input: ConnectionInput, rules: ConnectionRules): number {
  const { kind, from, powerVa, on } = input;
  if (kind === 'DUA_ARAH') return 0;
  if (from !== null && (kind === 'PD' || kind === 'MIGRASI')) {
    if (from.powerVa >= powerVa) return 0;
    const before = chargeOn('fees', rules.fees, from.powerVa, on);
    return Math.max(0, chargeOn('fees', rules.fees, powerVa, on) - before);
  }
  const whole = chargeOn('fees', rules.fees, powerVa, on);
  if (kind !== 'PS') return whole;
  const { steps } = requireInForce('reinstallation', rules.reinstallation, on);
  const days = daysSince(input.removedOn ?? null, on);
  const step = steps.find(({ upToDays }) => upToDays === null || days <= upToDays);
  const feeBp = BigInt(step?.feeBp ?? wholeBp);
  return toSafeNumber(divideHalfUp(BigInt(whole) * feeBp, wholeBp * senPerRupiah) * senPerRupiah);
}

/** What of the security deposit is missing; a customer who holds more than the table asks for gets nothing back here. */
export function depositOf(input: ConnectionInput, rules: ConnectionRules): number {
  if (input.product !== 'postpaid') return 0;
  const asked = chargeOn('deposits', rules.deposits, input.powerVa, input.on);
  return Math.max(0, asked - input.ujlHeldCents);
}

/** Days since the removal; so many that only an open step fits when it is not known. */
function daysSince(removedOn: Day | null, on: Day): number {
  if (removedOn === null) return Number.POSITIVE_INFINITY;
  return (Date.parse(`${on}T00:00:00Z`) - Date.parse(`${removedOn}T00:00:00Z`)) / dayMs;
}
