import { type Database, tables } from '../../platform/index.ts';
import type { AuditEntry } from './entry.ts';
import type { AuditTables } from './tables.ts';

/** Entries after `after`, oldest first, at most `limit`. */
export async function auditEntries(
  database: Database,
  after: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const rows = await tables<AuditTables>(database, 'identity')
    .selectFrom('audit_entry')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map(({ previous_hash, ...entry }) => ({ ...entry, previousHash: previous_hash }));
}
