import type { MeterState } from './state.ts';

/** Energy as a display shows it: tenths of a kWh, rounded down. */
export function kwhText(wh: number): string {
  return `${(Math.floor(wh / 100) / 10).toFixed(1)} kWh`;
}

/** Present power at a power factor of one. */
export function powerText({ voltageV, currentA }: MeterState): string {
  return currentA === null ? '-' : `${Math.round(voltageV * currentA)} W`;
}
