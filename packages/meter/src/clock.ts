import type { MeterConfig } from './config.ts';

/** The meter's clock against true time. */
export interface ClockState {
  /** Up to here the meter was run, true time in ms; null = nobody runs it, and its months are closed by hand. */
  readonly ranUntilMs: number | null;
  /** What the clock was ahead of true time when it was set. */
  readonly offsetMs: number;
  /** When it was set: drift counts from then. */
  readonly setAtMs: number;
  /** The month that is being counted, YYYYMM; null as long as nobody runs the meter. */
  readonly month: string | null;
  /** When the power went; null = there is power. */
  readonly cutAtMs: number | null;
}

type Clocked = { readonly clock: ClockState; readonly config: MeterConfig };

const MILLION = 1_000_000;

/** The meter's clock in ms at a true time. */
export function clockAt({ clock, config }: Clocked, trueMs: number): number {
  const drift = ((trueMs - clock.setAtMs) * config.clockDriftPpm) / MILLION;
  return trueMs + clock.offsetMs + Math.trunc(drift);
}

/** The first true time, not before `fromMs`, at which the meter's clock shows `clockMs` or more. */
export function trueTimeOf(state: Clocked, clockMs: number, fromMs: number): number {
  const { clock, config } = state;
  const rate = 1 + config.clockDriftPpm / MILLION;
  const guess = clock.setAtMs + (clockMs - clock.offsetMs - clock.setAtMs) / rate;
  let trueMs = Math.max(fromMs, Math.floor(guess) - 2);
  while (clockAt(state, trueMs) < clockMs) trueMs += 1;
  return trueMs;
}

/** The month of a time of the meter's clock where it hangs, YYYYMM. */
export function monthOf(clockMs: number, { utcOffsetMinutes }: MeterConfig): string {
  return monthText(new Date(clockMs + utcOffsetMinutes * 60_000));
}

/** When a month is over, in ms of the meter's clock. */
export function endOfMonth(month: string, { utcOffsetMinutes }: MeterConfig): number {
  return startOf(monthAfter(month, 1)) - utcOffsetMinutes * 60_000;
}

/** The month so many months later. */
export function monthAfter(month: string, count: number): string {
  return monthText(new Date(startOf(month, count)));
}

/** How many months lie between two; below zero when `later` is earlier. */
export function monthsBetween(earlier: string, later: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4));
  return index(later) - index(earlier);
}

function startOf(month: string, later = 0): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1 + later, 1);
}

function monthText(date: Date): string {
  const year = String(date.getUTCFullYear()).padStart(4, '0');
  return `${year}${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}
