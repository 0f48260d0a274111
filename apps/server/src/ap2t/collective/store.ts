import { SetrumError } from '@setrum/errors';
import type { Kysely, Selectable } from 'kysely';
import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { Collective } from './model.ts';
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
