import type { Mark } from './identity.ts';

const wibOffsetMs = 7 * 3_600_000;
const stans = 10 ** 12;

/** The bank's local time, WIB, as field 12 has it: YYYYMMDDhhmmss. */
export function localDateTime(at: Date): string {
  return new Date(at.getTime() + wibOffsetMs).toISOString().replace(/\D/g, '').slice(0, 14);
}

/**
 * Gives every message its own trace number: the clock's milliseconds, and the next number when that is taken. So a run that starts
 * later does not meet the numbers of an earlier one, and 32 years pass before one comes back.
 */
export class Marks {
  #last = 0;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  next(): Mark {
    const at = this.#now();
    this.#last = Math.max(this.#last + 1, at.getTime() % stans) % stans;
    return { stan: String(this.#last).padStart(12, '0'), localDateTime: localDateTime(at) };
  }
}
