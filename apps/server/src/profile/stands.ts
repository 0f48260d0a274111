/** Registers have six digits. */
const registerSpan = 1_000_000;
/** A stand that falls from above the one to below the other has rolled over; any other fall has not. */
const rollsFrom = 900_000;
const rollsTo = 100_000;

/** What lies between the stands of two months in a row. */
export type StandStep = 'forward' | 'rolled-over' | 'went-back';

/** Tells a roll-over at 999999 from a stand that went back, which no meter does by itself: another meter, or a wrong reading. */
export function standStep(beforeKwh: number, standKwh: number): StandStep {
  if (standKwh >= beforeKwh) return 'forward';
  return beforeKwh >= rollsFrom && standKwh < rollsTo ? 'rolled-over' : 'went-back';
}

/** Use between two stands in kWh, as `profile.usage_kwh` has it; null where the stand went back. */
export function usageBetween(beforeKwh: number, standKwh: number): number | null {
  const step = standStep(beforeKwh, standKwh);
  if (step === 'went-back') return null;
  return standKwh - beforeKwh + (step === 'rolled-over' ? registerSpan : 0);
}
