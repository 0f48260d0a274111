import type { Database } from '../../platform/index.ts';
import type { AnnounceProgress, EntryPort } from './model.ts';

/** What collective requests are put together from. */
export interface CollectiveOptions {
  readonly database: Database;
  readonly now: () => Date;
  /** How applications are entered: `entryPort(rules)`. */
  readonly port: EntryPort;
  /** In the transaction that makes the progress; nothing where nobody looks. */
  readonly announce: AnnounceProgress;
}
