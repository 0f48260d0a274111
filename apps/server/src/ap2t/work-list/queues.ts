import { sql } from 'kysely';
import type { Caller } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { ApplicationState } from '../application/model.ts';
import type { ApplicationTables } from '../application/tables.ts';
import type { ActionName } from '../workflow/transitions.ts';
import { forwardFrom, openStates } from './forward.ts';

/** How much waits in a state, within the caller's units. */
export interface WorkQueue {
  readonly state: ApplicationState;
  readonly count: number;
  /** When the one that waits longest came there. */
  readonly oldestAt: Date | null;
  /** What the caller may do about it; nothing: it is somebody else's work. */
  readonly actions: readonly ActionName[];
}

/** Every open state, in the order of an application's way. */
export async function workQueues(
  database: Database,
  caller: Caller,
): Promise<readonly WorkQueue[]> {
  let query = tables<ApplicationTables>(database, 'ap2t')
    .selectFrom('application')
    .select(['state', sql<number>`count(*)::integer`.as('count')])
    .select(sql<Date>`min(changed_at)`.as('oldest_at'))
    .where('state', 'in', openStates)
    .groupBy('state');
  if (caller.units !== 'all') query = query.where('unit', 'in', ['', ...caller.units]);
  const rows = new Map((await query.execute()).map((row) => [row.state, row]));
  return openStates.map((state) => ({
    state,
    count: rows.get(state)?.count ?? 0,
    oldestAt: rows.get(state)?.oldest_at ?? null,
    actions: forwardFrom(state, caller),
  }));
}
