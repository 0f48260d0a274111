import type { Readable } from 'node:stream';
import type { Caller } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { EntryRules } from '../entry/enter.ts';
import type { CollectiveImport } from './collective-import.ts';
import { cancelCollective, startCollective } from './control.ts';
import { entryPort } from './entry-port.ts';
import { importCollective } from './import.ts';
import { reportView } from './import-route.ts';
import { linesCsv } from './line-routes.ts';
import { type CollectiveFilter, listCollectives } from './list.ts';
import type { LineState } from './model.ts';
import { announceProgress } from './start.ts';
import { findCollective } from './store.ts';
import { collectiveView } from './view.ts';

export interface CollectiveDeskParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly rules: EntryRules;
  readonly caller: Caller;
}

export type CollectiveDesk = ReturnType<typeof collectiveDesk>;

/** Collective requests without a server, as the API tells them. What is started here is made by the server that runs on the database. */
export function collectiveDesk({ database, now, rules, caller }: CollectiveDeskParts) {
  const port = entryPort(rules);
  const options = { database, now, announce: announceProgress };
  return {
    import: async (file: Omit<CollectiveImport, 'caller'>) =>
      reportView(await importCollective(database, port, { ...file, caller }, now())),
    start: async (collectiveNo: string) =>
      collectiveView(await startCollective(options, collectiveNo, caller)),
    cancel: async (collectiveNo: string) =>
      collectiveView(await cancelCollective(options, collectiveNo, caller)),
    show: async (collectiveNo: string) =>
      collectiveView(await findCollective(database, collectiveNo)),
    list: async (filter: CollectiveFilter, limit: number) => {
      const { collectives } = await listCollectives(database, caller.units, filter, limit);
      return collectives.map(collectiveView);
    },
    /** The lines as a CSV file, of all states where none is given. */
    lines: async (collectiveNo: string, state?: LineState): Promise<Readable> =>
      linesCsv(database, await findCollective(database, collectiveNo), state, caller),
  };
}
