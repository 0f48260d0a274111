import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Timers } from '../timers.ts';

/** A clock that stands until a test moves it. */
export class ManualTimers implements Timers {
  #nowMs = Date.parse('2026-11-23T05:00:00.000Z');
  readonly #alarms = new Map<symbol, { readonly atMs: number; readonly ring: () => void }>();

  now(): Date {
    return new Date(this.#nowMs);
  }

  after(delayMs: number, ring: () => void): () => void {
    const id = Symbol();
    this.#alarms.set(id, { atMs: this.#nowMs + delayMs, ring });
    return () => void this.#alarms.delete(id);
  }

  get alarms(): number {
    return this.#alarms.size;
  }

  /** Moves the clock and rings what is due, in order. */
  advance(ms: number): void {
    this.#nowMs += ms;
    const due = [...this.#alarms].filter(([, { atMs }]) => atMs <= this.#nowMs);
    for (const [id, { ring }] of due.sort(([, a], [, b]) => a.atMs - b.atMs)) {
      this.#alarms.delete(id);
      ring();
    }
  }
}

/** Turns of the event loop until a condition holds; an error after too many of them. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 20_000; turn++) {
    if (holds()) return;
    await nextTurn();
  }
  throw new Error(`not within 20000 turns: ${what}`);
}
