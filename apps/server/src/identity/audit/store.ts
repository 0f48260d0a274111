import { CompiledQuery } from 'kysely';
import type { Database } from '../../platform/index.ts';

/** A `pg` client in a transaction of the caller's. */
export interface Client {
  query<Row>(text: string, values: readonly unknown[]): Promise<{ readonly rows: readonly Row[] }>;
}

/** A Kysely transaction of the caller's. */
interface KyselyTransaction {
  readonly isTransaction: true;
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<{ readonly rows: readonly Row[] }>;
}

/** Where to record: inside the caller's transaction, or in one of its own on the database. */
export type AuditStore = Database | PgClient | KyselyTransaction;

/** Structural, so that pool clients and plain clients of `pg` fit both. */
export interface PgClient {
  query(text: string, values: unknown[]): Promise<{ rows: object[] }>;
}

/** Runs `work` in the caller's transaction, or in one of its own. */
export async function inTransaction<Result>(
  store: AuditStore,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  if ('executeQuery' in store) return work(overKysely(store));
  if (!('pool' in store)) return work(overPg(store));
  const client = await store.pool.connect();
  try {
    await client.query('begin');
    const result = await work(overPg(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function overPg(client: PgClient): Client {
  return {
    query: async <Row>(text: string, values: readonly unknown[]) => {
      const { rows } = await client.query(text, [...values]);
      return { rows: rows as Row[] };
    },
  };
}

function overKysely(transaction: KyselyTransaction): Client {
  return {
    query: <Row>(text: string, values: readonly unknown[]) =>
      transaction.executeQuery(CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>),
  };
}
