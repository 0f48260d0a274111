import type { Cursor } from './cursor.ts';
import type { Change } from './model.ts';

/** Somebody who is told of changes, in their order. What does not concern it, it leaves alone. None of this throws or waits, but `room`. */
export interface Listener {
  /** Comes first: what is told from here on follows `at`. */
  ready(at: Cursor): void;
  take(change: Change): void;
  /** What came before `at` cannot be told any more: everything must be loaded anew. */
  reset(at: Cursor): void;
  /** Resolves when it can take more, or is over. */
  room(): Promise<void>;
  /** The feed stops, or the listener is too far behind. */
  end(): void;
  readonly isOver: boolean;
}

/** Where a listener that comes back left off, and when that was. */
export interface Resumption {
  readonly cursor: Cursor;
  readonly at: Date;
}

/** A listener's place in the feed. */
export interface Place {
  readonly listener: Listener;
  /** What is not behind this is not told. */
  after: Cursor;
  /** What is new while it is told what it missed; null when it has that. */
  later: Change[] | null;
}
