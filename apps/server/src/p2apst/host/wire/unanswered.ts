import type { Ask } from '../speech/ask.ts';

/** A request under way. */
export interface Pending {
  readonly ask: Ask;
  readonly deadlineMs: number;
}

/** The requests of a connection that are under way, the oldest first: all have the same time to be answered. */
export class Unanswered {
  readonly #pending = new Set<Pending>();

  get size(): number {
    return this.#pending.size;
  }

  add(ask: Ask, deadlineMs: number): Pending {
    const pending = { ask, deadlineMs };
    this.#pending.add(pending);
    return pending;
  }

  /** False when it was answered already. */
  settle(pending: Pending): boolean {
    return this.#pending.delete(pending);
  }

  /** Takes out those whose time is over. */
  expired(nowMs: number): readonly Pending[] {
    const over: Pending[] = [];
    for (const pending of this.#pending) {
      if (pending.deadlineMs > nowMs) break;
      this.#pending.delete(pending);
      over.push(pending);
    }
    return over;
  }
}
