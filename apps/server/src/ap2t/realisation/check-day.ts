import { businessDay } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';

/** The day (WIB) on which an application was entered. */
export function madeOn({ madeAt }: Application): string {
  return businessDay(madeAt, null);
}

/** What is wrong with a day that lies between `earliest` and today; null when nothing is. */
export function dayProblem(day: string, earliest: string, at: Date): string | null {
  const today = businessDay(at, null);
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || !isDay(day))
    return `${day}: bukan tanggal / no such day`;
  return earliest <= day && day <= today ? null : `${day}: ${earliest} - ${today}`;
}

/** February the 30th has the form of a day and is none. */
function isDay(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}
