import { SetrumError } from '@setrum/errors';
import { type Kysely, type Selectable, sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { Collective, CollectiveLine, CollectiveState, LineState } from './model.ts';
import type { CollectiveTables } from './tables.ts';

export type CollectiveStore = Database | AnyTransaction;

export function collectiveTables(store: CollectiveStore): Kysely<CollectiveTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<CollectiveTables>;
}

/** Throws SETRUM_COLLECTIVE_UNKNOWN. */
export async function findCollective(
  store: CollectiveStore,
  collectiveNo: string,
): Promise<Collective> {
  return known(await oneOf(store, collectiveNo).executeTakeFirst(), collectiveNo);
}

/** The same, locked until the end of the transaction: no application is made of it meanwhile. */
export async function lockCollective(
  transaction: AnyTransaction,
  collectiveNo: string,
): Promise<Collective> {
  return known(await oneOf(transaction, collectiveNo).forUpdate().executeTakeFirst(), collectiveNo);
}

function oneOf(store: CollectiveStore, collectiveNo: string) {
  return collectiveTables(store)
    .selectFrom('collective')
    .selectAll()
    .where('collective_no', '=', collectiveNo);
}

function known(
  row: Selectable<CollectiveTables['collective']> | undefined,
  collectiveNo: string,
): Collective {
  if (row === undefined) throw new SetrumError('SETRUM_COLLECTIVE_UNKNOWN', { collectiveNo });
  return collectiveOf(row);
}

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

export function collectiveOf(row: Selectable<CollectiveTables['collective']>): Collective {
  const { paused_until: until, pause_code: code } = row;
  return {
    ...{ collectiveNo: row.collective_no, unit: row.unit, channel: row.channel, state: row.state },
    ...{ fileName: row.file_name, fileDigest: row.file_digest, corrects: row.corrects },
    ...{ lines: row.lines, made: row.made, refused: row.refused, totalCents: row.total_cents },
    ...{ madeBy: row.made_by, madeAt: row.made_at },
    ...{ startedBy: row.started_by, startedRoles: row.started_roles, startedAt: row.started_at },
    changedAt: row.changed_at,
    pause: until === null || code === null ? null : { until, code },
  };
}
