export interface SampleRow {
  readonly meterNo: string;
  readonly name: string;
  readonly unit: string;
  readonly creditDkwh: number;
  readonly paidAt: string;
}

const names = [
  'SICILIA',
  'WAYAN',
  'KETUT',
  'NENGAH',
  'PUTU',
  'MADE',
  'RAHAYU',
  'SUTRISNO',
  'SITI',
  'BUDI',
];
const units = ['53425', '53426', '53411', '55101', '32110'];
const start = Date.UTC(2026, 0, 1);

/** Rows as a unit of a hundred thousand meters has them, always the same. */
export function sampleRows(count: number): readonly SampleRow[] {
  // A linear congruence (Numerical Recipes): enough to look irregular.
  let seed = 20_261_128;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  return Array.from({ length: count }, (_, place) => ({
    meterNo: String(32_000_000_000 + place),
    name: `${names[next(names.length)]} ${names[next(names.length)]}`,
    unit: units[next(units.length)] ?? '53425',
    creditDkwh: next(5_000),
    paidAt: new Date(start + next(330 * 24 * 60) * 60_000).toISOString(),
  }));
}
