import type { LoadProfileRecord } from '@setrum/card';

/** kWh of twelve months, the newest first: a household of 1300 VA. */
const usageKwh = [118, 131, 142, 125, 109, 114, 127, 138, 121, 112, 135, 129] as const;
const leftKwh = [14, 32, 9, 27, 18, 41, 12, 23, 8, 36, 19, 28] as const;
/** Lowest of each month; one of them lies below the service band. */
const lowestV = [214, 211, 208, 213, 216, 212, 194, 209, 213, 215, 210, 212] as const;

const standard = { tamper: 0, tamperCause: 0, overloads: 0, tamperEvents: 0 } as const;

/** What a meter that has hung for years tells of the twelve months before `nowMs` (WIB), when it shows this stand. */
export function pastYear(standKwh: number, nowMs: number): readonly LoadProfileRecord[] {
  const wib = new Date(nowMs + 7 * 3_600_000);
  let stand = standKwh;
  return usageKwh.map((used, back) => {
    const month = new Date(Date.UTC(wib.getUTCFullYear(), wib.getUTCMonth() - 1 - back, 1));
    const voltageV = lowestV[back] ?? 220;
    const record = {
      ...standard,
      month: month.toISOString().slice(0, 7).replace('-', ''),
      standKwh: stand,
      remainingKwh: leftKwh[back] ?? 0,
      voltageV,
      currentDa: 45 + (used % 17),
      outages: back % 3,
      lowVoltageEvents: voltageV < 198 ? 2 : 0,
    };
    stand -= used;
    return record;
  });
}
