const wibOffsetMs = 7 * 3600 * 1000;
const dayMs = 24 * 3600 * 1000;

/** The calendar month (YYYYMM) of an instant in Western Indonesian Time, UTC+7, by which PLN keeps its books. */
export function businessMonth(at: Date): number {
  const local = new Date(at.getTime() + wibOffsetMs);
  return local.getUTCFullYear() * 100 + local.getUTCMonth() + 1;
}

/** Time of day in WIB, `HH:MM:SS`. */
export function wibTimeOfDay(at: Date): string {
  return new Date(at.getTime() + wibOffsetMs).toISOString().slice(11, 19);
}

/** An instant as fields 12 and 15 write it: `YYYYMMDDhhmmss` in WIB. */
export function wibDateTime(at: Date): string {
  return new Date(at.getTime() + wibOffsetMs).toISOString().replace(/\D/g, '').slice(0, 14);
}

/**
 * The business day (`YYYY-MM-DD`, WIB) that an instant belongs to: days end at `cutOff` (`HH:MM` or `HH:MM:SS`), or at midnight when it
 * is null. What comes after the cut-off belongs to the next day.
 */
export function businessDay(at: Date, cutOff: string | null): string {
  const local = new Date(at.getTime() + wibOffsetMs - offsetOf(cutOff) + dayMs);
  return local.toISOString().slice(0, 10);
}

/** From when until when a business day lasts; half open, so that days leave no gap. */
export function businessDayWindow(
  day: string,
  cutOff: string | null,
): { readonly from: Date; readonly until: Date } {
  const until = Date.parse(`${day}T00:00:00.000Z`) - wibOffsetMs + offsetOf(cutOff);
  return { from: new Date(until - dayMs), until: new Date(until) };
}

/** The day after, `YYYY-MM-DD`. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + dayMs).toISOString().slice(0, 10);
}

/** How long after its midnight a day ends: 24 hours, or the time of its cut-off. */
function offsetOf(cutOff: string | null): number {
  if (cutOff === null) return dayMs;
  const [hours = 0, minutes = 0, seconds = 0] = cutOff.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
