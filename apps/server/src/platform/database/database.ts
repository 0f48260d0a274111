import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';

// bigint columns hold cents, sequences and counts: all far below 2^53, and Number keeps arithmetic plain.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of range: ${text}`);
  return value;
});

// A calendar day has no time of day and no zone: it stays the text that it is, `YYYY-MM-DD`.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Access to one PostgreSQL database: `kysely` for everyday queries, `pool` for the money path. */
export interface Database {
  readonly pool: pg.Pool;
  /** Untyped here: each module sees its own tables through {@link tables}. */
  readonly kysely: Kysely<unknown>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections of this process; more than 8 to 16 only hurts on two cores. */
  readonly maxConnections?: number;
  /** An idle connection broke (the server restarted, say); the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 8,
    application_name: 'setrum',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  pool.on('error', (error) => options.onConnectionLost?.(error));
  // A connection may break between two queries of a transaction; the next query then fails, and that is enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  // Kysely ends the pool only if it was ever used.
  const close = async (): Promise<void> => {
    await kysely.destroy();
    if (!pool.ended) await pool.end();
  };
  return { pool, kysely, close };
}

/** The database as one module sees it: its own tables, typed, in its own schema. */
export function tables<Tables>(database: Database, schema: string): Kysely<Tables> {
  return database.kysely.withSchema(schema) as Kysely<Tables>;
}

/** A transaction that spans modules: each sees its own tables in it through {@link tablesIn}. */
export type AnyTransaction = Transaction<unknown>;

/** The tables of one module in a transaction that another module may have begun. */
export function tablesIn<Tables>(transaction: AnyTransaction, schema: string): Transaction<Tables> {
  return transaction.withSchema(schema) as Transaction<Tables>;
}

/** Runs `work` in one transaction over all modules; what it throws rolls everything back. */
export function inTransaction<Result>(
  database: Database,
  work: (transaction: AnyTransaction) => Promise<Result>,
): Promise<Result> {
  return database.kysely.transaction().execute(work);
}
