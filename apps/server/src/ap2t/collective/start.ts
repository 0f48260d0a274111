import type { Database, HttpServer, Logger } from '../../platform/index.ts';
import type { EntryRules } from '../entry/enter.ts';
import { announce } from '../live/announce.ts';
import { entryPort } from './entry-port.ts';
import type { AnnounceProgress } from './model.ts';
import { collectiveRoutes } from './routes.ts';
import { runCollectives } from './run.ts';

export interface CollectiveParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
  readonly rules: EntryRules;
}

/** Collective requests as they run. */
export interface RunningCollectives {
  /** Puts their routes on a server. */
  routes(http: HttpServer): void;
  /** Ends the work in the background, once the line under way is made. */
  stop(): Promise<void>;
}

/** Collective requests (PB Kolektif): the applications of those that were started are made in the background. */
export function startCollectives(parts: CollectiveParts): RunningCollectives {
  const { database, now, log, rules } = parts;
  const options = { database, now, port: entryPort(rules), announce: announceProgress };
  const running = runCollectives({ ...options, log });
  return {
    routes: (http) => collectiveRoutes(http, options),
    stop: () => running.stop(),
  };
}

/** Among the changes of applications: whoever may see these may see how far a request is. */
export const announceProgress: AnnounceProgress = (transaction, progress) => {
  const { collectiveNo: subject, unit, state, lines, made, refused, at } = progress;
  const data = { collective: true, state, lines, made, refused };
  return announce(transaction, { topic: 'application', subject, unit, data, at });
};
