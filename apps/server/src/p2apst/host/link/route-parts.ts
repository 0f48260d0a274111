import type { Gate } from '../../../identity/index.ts';
import type { Database, Logger } from '../../../platform/index.ts';
import type { RunningHost } from '../host.ts';

/** What the routes of the links are put together from. */
export interface LinkRouteParts {
  readonly database: Database;
  readonly host: Pick<RunningHost, 'connections' | 'refreshLinks'>;
  readonly gate: Gate;
  readonly now: () => Date;
  readonly log: Logger;
  /** How often the links are looked at while somebody watches. */
  readonly watchMs?: number;
}
