import { setTimeout as delay } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from '../platform/index.ts';

const attempts = 1_000;
const pauseMs = 10;

/** Holds locks on a connection of its own while `work` runs; lets go whatever becomes of it. */
export async function holding<Result>(
  database: Database,
  lockSql: string,
  work: (holder: PoolClient) => Promise<Result>,
): Promise<Result> {
  const holder = await database.pool.connect();
  try {
    await holder.query('begin');
    await holder.query(lockSql);
    return await work(holder);
  } finally {
    await holder.query('rollback').catch(() => undefined);
    holder.release();
  }
}

/** The process of the connection that waits for a lock in a query like this, once there is one. */
export async function waiterIn(database: Database, queryLike: string): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { rows } = await database.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query ilike '%' || $1 || '%' and pid <> pg_backend_pid()`,
      [queryLike],
    );
    const [waiter] = rows;
    if (waiter !== undefined) return waiter.pid;
    await delay(pauseMs);
  }
  throw new Error(`nobody waits in ${queryLike}`);
}

/** Starts `work`, and kills its connection while it waits, in a query like this, for what `lockSql` holds. */
export async function killWhileWaiting(
  database: Database,
  lockSql: string,
  queryLike: string,
  work: () => Promise<unknown>,
): Promise<void> {
  await holding(database, lockSql, async () => {
    const ended = Promise.allSettled([work()]);
    const pid = await waiterIn(database, queryLike);
    await database.pool.query('select pg_terminate_backend($1)', [pid]);
    const [result] = await ended;
    if (result.status === 'rejected') throw result.reason;
  });
}
