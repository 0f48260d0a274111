const wibOffsetMs = 7 * 3600 * 1000;

/** The calendar month (YYYYMM) of an instant in Western Indonesian Time, UTC+7, by which PLN keeps its books. */
export function businessMonth(at: Date): number {
  const local = new Date(at.getTime() + wibOffsetMs);
  return local.getUTCFullYear() * 100 + local.getUTCMonth() + 1;
}
