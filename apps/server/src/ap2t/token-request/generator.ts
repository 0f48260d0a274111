import { claimOrders } from './claim.ts';
import { generateOrder } from './generate.ts';
import { type GenerateOptions, generateDefaults } from './generate-options.ts';
import { reflectResults } from './reflect.ts';

export interface TokenGeneratorOptions extends GenerateOptions {
  /** Called after each round that changed something, so that whoever looks sees it at once (`LiveFeed.nudge`). */
  readonly onCommit?: () => void;
  /** From the end of one look for what is due to the next, unless nudged. */
  readonly pollMs?: number;
  /** How often it is looked for what meters have said. */
  readonly reflectEveryMs?: number;
}

export interface TokenGenerator {
  /** Looks at once: to be called after a commit that asked for tokens. */
  nudge(): void;
  /** Takes up nothing more; resolves when what was taken up is done. */
  stop(): Promise<void>;
}

const defaults = { ...generateDefaults, pollMs: 2_000, reflectEveryMs: 5_000 };
/** Orders taken up at a time: the security module and the lanes of sales share this machine. */
const atOnce = 4;

/** Makes the tokens that are due, as far as there are any; gives how many orders it took up. */
export async function generateDue(options: GenerateOptions): Promise<number> {
  let count = 0;
  for (;;) {
    const claimed = await claimOrders(options, atOnce);
    await Promise.all(claimed.map((order) => generateOrder(options, order)));
    count += claimed.length;
    if (claimed.length < atOnce) return count;
  }
}

/**
 * Makes tokens that are asked for, and learns what became of them, until it is stopped. Any number of servers may do so on one
 * database.
 */
export function startTokenGenerator(given: TokenGeneratorOptions): TokenGenerator {
  const options = { ...defaults, ...given };
  let isStopped = false;
  let isNudged = false;
  let wake: (() => void) | null = null;
  let reflectAtMs = 0;

  const round = async (): Promise<void> => {
    isNudged = false;
    let changed = await generateDue(options);
    if (performance.now() >= reflectAtMs) {
      reflectAtMs = performance.now() + options.reflectEveryMs;
      changed += await reflectResults(options);
    }
    if (changed > 0) options.onCommit?.();
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        wake = null;
        resolve();
      };
      const timer = setTimeout(end, options.pollMs);
      wake = end;
    });
  const loop = async (): Promise<void> => {
    while (!isStopped) {
      try {
        await round();
      } catch (error) {
        options.log.error({ err: error }, 'token requests: a round failed');
        isNudged = false;
      }
      if (!isStopped && !isNudged) await pause();
    }
  };
  const running = loop();
  return {
    nudge: () => {
      isNudged = true;
      wake?.();
    },
    stop: async () => {
      isStopped = true;
      wake?.();
      await running;
    },
  };
}
