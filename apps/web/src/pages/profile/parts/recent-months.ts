const wibOffsetMs = 7 * 3_600_000;

/** The last so many months by WIB, the present one among them, the newest first: YYYYMM. */
export function monthsBefore(count: number, nowMs: number = Date.now()): readonly string[] {
  const now = new Date(nowMs + wibOffsetMs);
  const last = now.getUTCFullYear() * 12 + now.getUTCMonth();
  return Array.from({ length: count }, (_, back) => {
    const at = last - back;
    return `${Math.floor(at / 12)}${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
