import { type Logger, type Repeated, repeat } from '../../platform/index.ts';
import { makeNext } from './make-next.ts';
import type { CollectiveOptions } from './options.ts';

export interface CollectiveRunOptions extends CollectiveOptions {
  readonly log: Logger;
  /** From one look for running requests to the next. */
  readonly everyMs?: number;
}

const usualEveryMs = 1_000;

/** Makes the applications of all running collective requests, until it is stopped. Any number of servers may do so on one database. */
export function runCollectives(options: CollectiveRunOptions): Repeated {
  let isStopping = false;
  const running = repeat({
    work: async () => {
      while (!isStopping && (await makeNext(options)) !== 'idle');
    },
    everyMs: options.everyMs ?? usualEveryMs,
    log: options.log,
    failure: 'making a line of a collective request failed',
  });
  return {
    stop: () => {
      isStopping = true;
      return running.stop();
    },
  };
}
