import type { PoolClient } from 'pg';
import type { Database } from '../../platform/index.ts';

/** A day of a large partner takes longer than a request may; this is for a statement that has lost its way. */
const statementTimeoutMs = 30 * 60_000;
/** How long the other end of a file may rest. */
const idleTimeoutMs = 60_000;

/** `snapshot`: sees one moment, whatever is sold meanwhile, and changes nothing but temporary tables. */
export type Isolation = 'read committed' | 'snapshot';

/** Runs `work` in a transaction of its own: commits when it is done, rolls back when it throws. */
export async function inTransaction<Result>(
  database: Database,
  work: (client: PoolClient) => Promise<Result>,
  isolation: Isolation = 'read committed',
): Promise<Result> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(
      isolation === 'snapshot' ? 'begin isolation level repeatable read' : 'begin',
    );
    await client.query(`set local statement_timeout = ${statementTimeoutMs}`);
    await client.query(`set local idle_in_transaction_session_timeout = ${idleTimeoutMs}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    // A connection that failed is not handed to anybody else.
    client.release(broken);
  }
}
