/** Events since the last month was closed. */
export interface MonthEvents {
  readonly tampered: boolean;
  readonly tamperCause: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
  /** The month's lowest; null = the meter had no power in it so far. */
  readonly lowestVoltageV: number | null;
  /** The month's highest; null = not measured. */
  readonly highestCurrentA: number | null;
}

export type Counter = 'outages' | 'lowVoltageEvents' | 'overloads' | 'tamperEvents';

const COUNTER_END = 255;

export const NO_EVENTS: MonthEvents = {
  tampered: false,
  tamperCause: 0,
  outages: 0,
  lowVoltageEvents: 0,
  overloads: 0,
  tamperEvents: 0,
  lowestVoltageV: null,
  highestCurrentA: null,
};

/** What a month begins with: the present tamper, which belongs to the new month too, and what is measured now. */
export interface Present {
  readonly tamperCause: number | null;
  readonly voltageV: number | null;
  readonly currentA: number | null;
}

/** The counters at the beginning of a month. */
export function eventsAt({ tamperCause, voltageV, currentA }: Present): MonthEvents {
  const tamper = tamperCause === null ? {} : { tampered: true, tamperCause };
  return { ...NO_EVENTS, ...tamper, lowestVoltageV: voltageV, highestCurrentA: currentA };
}

/** One more of a counter, which stops at 255. */
export function counted(events: MonthEvents, counter: Counter): MonthEvents {
  return { ...events, [counter]: Math.min(events[counter] + 1, COUNTER_END) };
}

/** The month's extremes with one more measurement; the same object when nothing is lower or higher. */
export function measured(
  events: MonthEvents,
  voltageV: number,
  currentA: number | null,
): MonthEvents {
  const { lowestVoltageV: low, highestCurrentA: high } = events;
  const lowestVoltageV = low === null ? voltageV : Math.min(low, voltageV);
  const highestCurrentA =
    currentA === null || high === null ? (currentA ?? high) : Math.max(high, currentA);
  return lowestVoltageV === low && highestCurrentA === high
    ? events
    : { ...events, lowestVoltageV, highestCurrentA };
}
