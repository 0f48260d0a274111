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
  readonly log: Logger;
  /** What the log says when a round fails: `closing business days failed`. */
  readonly failure: string;
}): Repeated {
  const { work, everyMs, log, failure } = options;
  let round: Promise<unknown> = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    round = Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, failure))
      .finally(() => {
        isRunning = false;
      });
  }, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
}
