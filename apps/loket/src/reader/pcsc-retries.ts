import { SetrumError } from '@setrum/errors';

export interface RetrySettings {
  /** How long a busy reader or a stale card is tried again. */
  readonly retryMs: number;
}

/** Decides whether a failed try to connect is followed by another. All times are monotonic milliseconds. */
export interface Retries {
  /** Until when a card is waited for: later than asked for once a stale card has been met. */
  deadlineMs(): number;
  allowedAfter(error: unknown, nowMs: number): boolean;
}

/**
 * Two failures pass by themselves. A card that does not talk was just lifted and tapped again: the service
 * looks only every 400 ms (pcscd) and until then offers the old connection, so it is given `retryMs` even if
 * the caller would not wait. A sharing violation is another program, often the system's own, looking at a
 * new card: it is given `retryMs` at most, however long the caller would wait for a card.
 */
export function createRetries(askedDeadlineMs: number, settings: RetrySettings): Retries {
  let deadlineMs = askedDeadlineMs;
  let stale = false;
  let busyUntilMs: number | undefined;
  return {
    deadlineMs: () => deadlineMs,
    allowedAfter(error, nowMs) {
      if (!(error instanceof SetrumError)) return false;
      if (error.code === 'SETRUM_READER_BUSY') {
        busyUntilMs ??= nowMs + settings.retryMs;
        return nowMs < busyUntilMs;
      }
      if (error.code !== 'SETRUM_CARD_REMOVED') return false;
      busyUntilMs = undefined;
      if (!stale) deadlineMs = Math.max(deadlineMs, nowMs + settings.retryMs);
      stale = true;
      return nowMs < deadlineMs;
    },
  };
}
