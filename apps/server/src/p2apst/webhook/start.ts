import type { Database, Logger } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { Collector } from './collect.ts';
import { Deliverer } from './deliver.ts';
import { type AddressPolicy, strictPolicy } from './model.ts';

export interface WebhookRunOptions {
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly log: Logger;
  readonly policy?: AddressPolicy;
  /** From the end of one look at the records to the next. */
  readonly collectEveryMs?: number;
  /** From the end of one look at what is due to the next. */
  readonly deliverEveryMs?: number;
  readonly timeoutMs?: number;
  readonly lateMs?: number;
  readonly mostWaiting?: number;
  readonly fullEveryMs?: number;
  /** How long deliveries that were taken can still be looked up. */
  readonly keepMs?: number;
}

export interface RunningWebhooks {
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

export const webhookDefaults = {
  policy: strictPolicy,
  collectEveryMs: 2_000,
  deliverEveryMs: 1_000,
  timeoutMs: 10_000,
  lateMs: 300_000,
  mostWaiting: 10_000,
  fullEveryMs: 60_000,
  keepMs: 3 * 24 * 3600_000,
} as const;

const purgeLimit = 5_000;

/** Reads events and sends them, until it is stopped. Any number of servers may do so on one database. */
export function startWebhooks(database: Database, given: WebhookRunOptions): RunningWebhooks {
  const options = { ...webhookDefaults, ...given, pool: database.pool };
  const collector = new Collector(options);
  const deliverer = new Deliverer(options);
  const stopping = new AbortController();
  const purge = () =>
    database.pool.query('select p2apst.purge_webhooks($1, $2)', [
      new Date(options.now().getTime() - options.keepMs),
      purgeLimit,
    ]);
  const collect = async () => {
    await collector.collect();
    await purge();
  };
  const loops = [
    repeat(collect, options.collectEveryMs, stopping.signal, options.log),
    repeat(() => deliverer.deliver(), options.deliverEveryMs, stopping.signal, options.log),
  ];
  return {
    stop: async () => {
      stopping.abort();
      deliverer.stop();
      await Promise.all(loops);
      await deliverer.settled();
    },
  };
}

/** Does it again and again with a pause between; what goes wrong is logged, and tried again: the records are still there. */
async function repeat(
  work: () => Promise<unknown>,
  pauseMs: number,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, 'webhooks: a round failed');
    }
    await pause(pauseMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
