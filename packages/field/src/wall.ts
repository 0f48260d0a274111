import type { MeterConfig, MeterSetup } from '@setrum/meter';
import type { HouseholdPlan } from './household.ts';

/** What a meter of the field is set to: it tells of tamper and goes on taking credit, for who clears a mark is not always there. */
export function configOf({ powerVa }: HouseholdPlan): Partial<MeterConfig> {
  return { powerLimitW: powerVa, refuseWhileTampered: 'nothing' };
}

/** How a meter of the field begins, but for its number and its keys. */
export function setupOf(household: HouseholdPlan): Omit<MeterSetup, 'meterNo' | 'decoder'> {
  const { standWh, creditWh, supply } = household;
  const voltageV = Math.round(supply.calmV);
  return { standWh, creditWh, voltageV, currentA: 0.5, config: configOf(household) };
}

/** How the meter that takes its place begins: at zero, with the credit that was left. */
export function replacementOf(
  household: HouseholdPlan,
  creditWh: number,
): Omit<MeterSetup, 'meterNo' | 'decoder'> {
  return { ...setupOf(household), standWh: 0, creditWh };
}
