import type { Logger } from './log.ts';

/** Work that is done again and again until it is stopped. */
export interface Repeated {
  /** Ends it, once the round under way is over. */
  stop(): Promise<void>;
}

/**
 * Does `work` every so often, one round at a time. A round that fails is logged, and the next one tries again: the state of the rows decides
 * what there is to do, so nothing is lost by it.
 */
export function repeat(options: {
  readonly work: () => Promise<unknown>;
  readonly everyMs: number;
  /** When the first round comes, if not after `everyMs` like the others. */
  readonly firstAfterMs?: number;
  readonly log: Logger;
  /** What the log says when a round fails: `closing business days failed`. */
  readonly failure: string;
}): Repeated {
  const { work, everyMs, firstAfterMs, log, failure } = options;
  let round: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const begin = (): void => {
    if (isRunning) return;
    isRunning = true;
    round = Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, failure))
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(begin, everyMs);
  const first = firstAfterMs === undefined ? undefined : setTimeout(begin, firstAfterMs);
  return {
    stop: async () => {
      clearInterval(timer);
      clearTimeout(first);
      await round;
    },
  };
}
