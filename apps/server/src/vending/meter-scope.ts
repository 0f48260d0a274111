import type { Caller } from '../identity/index.ts';

/**
 * Refuses a meter outside the units of a caller: SETRUM_UNIT_FORBIDDEN, SETRUM_METER_UNKNOWN. Handed in, for vending knows meters and no units.
 */
export type MeterScope = (caller: Caller, meterNo: string) => Promise<void>;
