import { type Database, tables } from '../../platform/index.ts';
import type { AuditEntry } from './entry.ts';
import { entryOf } from './read.ts';
import type { AuditTables } from './tables.ts';

/** Which entries; what is null is not asked about. */
export interface AuditQuery {
  readonly actor: string | null;
  /** One act (`user.change`), or all of a kind (`user.`). */
  readonly act: string | null;
  readonly subject: string | null;
  readonly from: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
  /** Entries before this number. */
  readonly before: number | null;
  readonly limit: number;
}

export const everyEntry: Omit<AuditQuery, 'limit'> = {
  actor: null,
  act: null,
  subject: null,
  from: null,
  until: null,
  before: null,
};

/** Entries that answer a query, the newest first, at most `limit`. */
export async function queryAudit(
  database: Database,
  query: AuditQuery,
): Promise<readonly AuditEntry[]> {
  const { actor, act, subject, from, until, before } = query;
  let entries = tables<AuditTables>(database, 'identity')
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('sequence', 'desc')
    .limit(query.limit);
  if (actor !== null) entries = entries.where('actor', '=', actor);
  if (act?.endsWith('.')) entries = entries.where('act', '^@', act);
  else if (act !== null) entries = entries.where('act', '=', act);
  if (subject !== null) entries = entries.where('subject', '=', subject);
  if (from !== null) entries = entries.where('at', '>=', from);
  if (until !== null) entries = entries.where('at', '<', until);
  if (before !== null) entries = entries.where('sequence', '<', before);
  return (await entries.execute()).map(entryOf);
}

const pageEntries = 500;

/** The same entries one after another, at most `query.limit`, page by page. */
export async function* eachAuditEntry(
  database: Database,
  query: AuditQuery,
): AsyncGenerator<AuditEntry> {
  let { before, limit } = query;
  while (limit > 0) {
    const page = await queryAudit(database, {
      ...query,
      before,
      limit: Math.min(limit, pageEntries),
    });
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    before = last.sequence;
    limit -= page.length;
  }
}
