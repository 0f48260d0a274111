import { SetrumError } from '@setrum/errors';

const freeAttempts = 5;
const firstLockMs = 10_000;
const mostLockMs = 15 * 60_000;

/** Slows down whoever guesses: after five wrong secrets in a row each further one locks for twice as long. */
export class Attempts {
  readonly #nowMs: () => number;
  #wrong = 0;
  #lockedUntilMs = 0;

  /** `nowMs` is a clock that never goes back. */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** SETRUM_BRIDGE_LOCKED, also for the right secret, while it is locked. */
  assertOpen(): void {
    const leftMs = this.#lockedUntilMs - this.#nowMs();
    if (leftMs > 0) {
      throw new SetrumError('SETRUM_BRIDGE_LOCKED', { seconds: Math.ceil(leftMs / 1000) });
    }
  }

  failed(): void {
    this.#wrong += 1;
    if (this.#wrong < freeAttempts) return;
    const lockMs = Math.min(firstLockMs * 2 ** (this.#wrong - freeAttempts), mostLockMs);
    this.#lockedUntilMs = this.#nowMs() + lockMs;
  }

  succeeded(): void {
    this.#wrong = 0;
  }
}
