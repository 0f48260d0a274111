import type { Caller, UserRole } from '../identity/index.ts';
import type { ToldMonth } from '../profile/index.ts';

/** Somebody of these units. */
export function callerIn(
  units: readonly string[] | 'all',
  role: UserRole = 'p2tl-analyst',
): Caller {
  const scope = units === 'all' ? units : new Set(units);
  return { label: 'rina', roles: [role], units: scope, seller: null, source: 'test' };
}

/** A month of a meter that is as it should be. */
export function told(meterNo: string, month: number, over: Partial<ToldMonth> = {}): ToldMonth {
  return {
    ...{ meterNo, month, standKwh: 1000, remainingKwh: 20, voltageV: 220, tamper: 0 },
    ...{ currentDa: null, tamperCause: 0, outages: 0, lowVoltageEvents: 0, overloads: 0 },
    ...{ tamperEvents: 0, toldAt: '2026-11-01T01:00:00.000Z' },
    ...over,
  };
}
