import type { PoolClient } from 'pg';
import type { Database } from '../../platform/index.ts';

/** The whole ledger may take longer than a request may; half an hour is for one that has lost its way. */
const statementTimeoutMs = 30 * 60_000;
/** How long a reader of a statement may rest between two pages. */
const idleTimeoutMs = 60_000;

/** Lets `read` see the books as they are at one moment, whatever is sold meanwhile; it cannot change anything. */
export async function* inSnapshot<Part>(
  database: Database,
  read: (client: PoolClient) => AsyncGenerator<Part>,
): AsyncGenerator<Part> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local statement_timeout = ${statementTimeoutMs}`);
    await client.query(`set local idle_in_transaction_session_timeout = ${idleTimeoutMs}`);
    yield* read(client);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client.query('rollback').catch((error: Error) => {
      broken = error;
    });
    // A connection that failed is not handed to anybody else.
    client.release(broken);
  }
}
