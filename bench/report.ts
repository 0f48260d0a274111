/** What every benchmark prints: how it was run, and flat numbers. */
export interface BenchReport {
  readonly bench: string;
  readonly config: Readonly<Record<string, string | number | boolean>>;
  readonly figures: Readonly<Record<string, number>>;
}

/** A table for people. */
export function reportTable({ bench, config, figures }: BenchReport): string {
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  const line = (name: string, value: string): string => `  ${name.padEnd(width)}  ${value}\n`;
  const told = Object.entries(config).map(([name, value]) => line(name, String(value)));
  const rows = Object.entries(figures).map(([name, value]) =>
    line(name, value.toLocaleString('en-GB', { maximumFractionDigits: 3 }).padStart(12)),
  );
  return `setrum bench ${bench}\n\n${told.join('')}\n${rows.join('')}`;
}
