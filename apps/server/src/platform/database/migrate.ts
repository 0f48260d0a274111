import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/** A module's numbered plain-SQL migrations: `NNN_name.sql` in `directory`. */
export interface MigrationSource {
  readonly module: string;
  readonly directory: URL;
}

interface Migration {
  readonly module: string;
  readonly file: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database up to date: every migration not yet applied, modules in the order given, each in a
 * transaction of its own together with its record. Two servers starting at once wait for each other.
 * Throws when an applied migration was changed afterwards: databases in the field would differ from new ones.
 *
 * @returns the files applied now, as `module/file`
 */
export async function migrate(url: string, sources: readonly MigrationSource[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'setrum migrate' });
  await client.connect();
  try {
    await prepare(client);
    const applied: string[] = [];
    for (const source of sources) {
      for (const migration of await read(source)) {
        if (await apply(client, migration)) applied.push(`${migration.module}/${migration.file}`);
      }
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  // IF NOT EXISTS is not safe against two sessions at once: the loser gets a unique violation, and by then it is there.
  try {
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        module text not null, file text not null, checksum text not null,
        applied_at timestamptz not null default now(), primary key (module, file));
      comment on table platform.migration is 'global: what has been applied to this database';`);
  } catch (error) {
    if (
      !(error instanceof pg.DatabaseError) ||
      !['23505', '42P06', '42P07'].includes(error.code ?? '')
    )
      throw error;
    await prepare(client);
  }
}

async function read(source: MigrationSource): Promise<Migration[]> {
  const files = (await readdir(source.directory))
    .filter((file) => /^\d{3}_.*\.sql$/.test(file))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, source.directory), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { module: source.module, file, sql, checksum };
    }),
  );
}

async function apply(client: pg.Client, migration: Migration): Promise<boolean> {
  const { module, file, sql, checksum } = migration;
  await client.query('begin');
  try {
    await client.query('lock table platform.migration in exclusive mode');
    const known = await client.query<{ checksum: string }>(
      'select checksum from platform.migration where module = $1 and file = $2',
      [module, file],
    );
    const before = known.rows[0];
    if (before !== undefined && before.checksum !== checksum) {
      throw new Error(`migration ${module}/${file} was changed after it had been applied`);
    }
    if (before === undefined) {
      await client.query(sql);
      await client.query(
        'insert into platform.migration (module, file, checksum) values ($1, $2, $3)',
        [module, file, checksum],
      );
    }
    await client.query('commit');
    return before === undefined;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
