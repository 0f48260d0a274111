import { type Database, tables } from '../../platform/index.ts';
import type { AuditDay } from './day.ts';
import type { AuditEntry } from './entry.ts';
import type { AuditTables } from './tables.ts';

const trail = (database: Database) => tables<AuditTables>(database, 'identity');

/** Entries after `after`, oldest first, at most `limit`. */
export async function auditEntries(
  database: Database,
  after: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await trail(database)
    .selectFrom('audit_entry')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

export function entryOf({ previous_hash, ...entry }: AuditTables['audit_entry']): AuditEntry {
  return { ...entry, previousHash: previous_hash };
}

/** The last entry and the open day; null when the trail has lost its head. */
export async function auditHead(database: Database): Promise<{
  readonly sequence: number;
  readonly hash: Buffer;
  readonly day: string | null;
} | null> {
  const head = await trail(database)
    .selectFrom('audit_head')
    .select(['sequence', 'hash', 'day'])
    .executeTakeFirst();
  return head ?? null;
}

/** Sealed days, the newest first: before a day, until one (inclusive). */
export async function auditDays(
  database: Database,
  query: { readonly before: string | null; readonly until?: string; readonly limit: number },
): Promise<readonly AuditDay[]> {
  let days = trail(database)
    .selectFrom('audit_day')
    .selectAll()
    .orderBy('day', 'desc')
    .limit(query.limit);
  if (query.before !== null) days = days.where('day', '<', query.before);
  if (query.until !== undefined) days = days.where('day', '<=', query.until);
  const rows = await days.execute();
  return rows.map(({ day, first_sequence, last_sequence, hash }) => ({
    day,
    firstSequence: first_sequence,
    lastSequence: last_sequence,
    hash,
  }));
}
