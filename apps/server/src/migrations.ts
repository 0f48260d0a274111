import { type MigrationSource, migrate } from './platform/index.ts';

/** Lower modules first: the functions of the upper ones call theirs. */
const sources: readonly MigrationSource[] = [
  'identity',
  'vending',
  'profile',
  'ap2t',
  'p2apst',
].map((module) => ({
  module,
  directory: new URL(`./${module}/migrations/`, import.meta.url),
}));

/** Brings a database up to date with all modules; gives the migrations applied now. */
export function migrateAll(url: string): Promise<string[]> {
  return migrate(url, sources);
}
