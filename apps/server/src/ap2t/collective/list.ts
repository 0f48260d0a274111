import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { Collective, CollectiveLine, CollectiveState, LineState } from './model.ts';
import { collectiveOf, collectiveTables } from './store.ts';

export interface CollectiveFilter {
  readonly unit?: string | undefined;
  readonly state?: CollectiveState | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** Those of the units, the newest first, at most `limit`; `next` is where the following page begins. */
export async function listCollectives(
  database: Database,
  units: UnitScope,
  { unit, state, after }: CollectiveFilter,
  limit: number,
): Promise<{ readonly collectives: readonly Collective[]; readonly next: string | null }> {
  let query = collectiveTables(database).selectFrom('collective').selectAll();
  if (units !== 'all') query = query.where('unit', 'in', ['', ...units]);
  if (unit !== undefined) query = query.where('unit', '=', unit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) {
    const [ms, collectiveNo = ''] = after.split('-');
    query = query.where(
      sql<boolean>`(made_at, collective_no) < (${new Date(Number(ms))}::timestamptz, ${collectiveNo})`,
    );
  }
  const rows = await query
    .orderBy('made_at', 'desc')
    .orderBy('collective_no', 'desc')
    .limit(limit + 1)
    .execute();
  const collectives = rows.slice(0, limit).map(collectiveOf);
  const last = rows.length > limit ? collectives.at(-1) : undefined;
  const next = last === undefined ? null : `${last.madeAt.getTime()}-${last.collectiveNo}`;
  return { collectives, next };
}

/** Lines behind the line `after`, in the order of the file, at most `limit`. */
export async function listLines(
  database: Database,
  collectiveNo: string,
  {
    state,
    after = 0,
  }: { readonly state?: LineState | undefined; readonly after?: number | undefined },
  limit: number,
): Promise<readonly CollectiveLine[]> {
  let query = collectiveTables(database)
    .selectFrom('collective_line')
    .select(['line', 'cells', 'state', 'agenda_no as agendaNo', 'problems'])
    .where('collective_no', '=', collectiveNo)
    .where('line', '>', after);
  if (state !== undefined) query = query.where('state', '=', state);
  const rows = await query.orderBy('line').limit(limit).execute();
  return rows.map((row) => ({ ...row, problems: row.problems ?? [] }));
}
