import { isLockedOut, isSupplyOff, type OpenReason, openReasons } from './contactor.ts';
import { isLowCredit, type MeterState } from './state.ts';

/** Something that the meter did by itself. */
export interface MeterEvent {
  /** True time. */
  readonly atMs: number;
  readonly kind: 'opened' | 'closed' | 'tripped' | 'lockout' | 'low-credit' | 'month';
  /** Why the contactor is open. */
  readonly reasons: readonly OpenReason[];
  /** The month that was closed. */
  readonly month: string | null;
}

/** What happened while time went by, told by what changed. */
export interface Log {
  readonly months: readonly string[];
  readonly events: readonly MeterEvent[];
  leftOff(): number;
  note(before: MeterState, after: MeterState, atMs: number): void;
}

const MOST_EVENTS = 1_000;

export function createLog(): Log {
  const months: string[] = [];
  const events: MeterEvent[] = [];
  let wasLow: boolean | null = null;
  let left = 0;
  const add = (atMs: number, kind: MeterEvent['kind'], part: Partial<MeterEvent> = {}) => {
    if (events.length < MOST_EVENTS) events.push({ atMs, kind, reasons: [], month: null, ...part });
    else left += 1;
  };
  let wasOff: boolean | null = null;
  return {
    months,
    events,
    leftOff: () => left,
    note: (before, after, atMs) => {
      for (const month of closedBetween(before, after)) {
        months.push(month);
        add(atMs, 'month', { month });
      }
      const isLow = isLowCredit(after);
      if (isLow && wasLow === false) add(atMs, 'low-credit');
      wasLow = isLow;
      const isOff = isSupplyOff(after);
      const reasons = openReasons(after);
      const isTrip = after.overload && after.retryAtMs !== before.retryAtMs;
      if (isTrip) add(atMs, isLockedOut(after) ? 'lockout' : 'tripped', { reasons });
      // What was drawn between two notes may have used up the credit: the last note tells how the contactor was.
      else if (isOff !== (wasOff ?? isSupplyOff(before)))
        add(atMs, isOff ? 'opened' : 'closed', { reasons });
      wasOff = isOff;
    },
  };
}

function closedBetween(before: MeterState, after: MeterState): readonly string[] {
  const known = before.records[0]?.month ?? '';
  return before.records === after.records
    ? []
    : after.records
        .map(({ month }) => month)
        .filter((month) => month > known)
        .reverse();
}
