/** The bank's clock and alarms; a test hands in its own. */
export interface Timers {
  now(): Date;
  /** Calls `ring` once, `delayMs` from now; the function that is given back takes the alarm away. */
  after(delayMs: number, ring: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => new Date(),
  after: (delayMs, ring) => {
    const timer = setTimeout(ring, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delayMs`. */
export function pause(timers: Timers, delayMs: number): Promise<void> {
  return new Promise((resolve) => void timers.after(delayMs, resolve));
}
