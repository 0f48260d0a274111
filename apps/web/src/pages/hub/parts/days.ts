const wibOffsetMs = 7 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** Today by WIB, by which the books are kept: YYYY-MM-DD. */
export function today(nowMs: number = Date.now()): string {
  return new Date(nowMs + wibOffsetMs).toISOString().slice(0, 10);
}

/** So many days before (or, below zero, after) a day. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}
