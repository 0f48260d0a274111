import { pipeline } from 'node:stream/promises';
import {
  type AuditEntry,
  type AuditQuery,
  auditCsv,
  eachAuditEntry,
  entryView,
  everyEntry,
} from '@setrum/server/identity';
import { Command, InvalidArgumentError } from 'commander';
import { type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';
import { auditTable } from '../people/show.ts';

interface ListOptions extends DatabaseOptions {
  readonly by?: string;
  readonly act?: string;
  readonly subject?: string;
  readonly from?: Date;
  readonly until?: Date;
  readonly limit: number;
  readonly csv?: boolean;
}

/** `setrum audit list`: entries, the newest first. */
export function auditListCommand(): Command {
  const command = new Command('list')
    .description('Siapa berbuat apa. Who did what, the newest first')
    .option('--by <name>', 'who')
    .option('--act <act>', 'what: user.change, or all of a kind: user.')
    .option('--subject <subject>', 'to what')
    .option('--from <instant>', 'a day (2026-11-23, WIB) or an instant', parseInstant)
    .option('--until <instant>', 'exclusive', parseInstant)
    .option('--limit <number>', 'at most so many', parseLimit, 100)
    .option('--csv', 'comma-separated values');
  return withDatabaseOptions(command).action(list);
}

async function list(options: ListOptions): Promise<void> {
  await onDatabase(options, async (database) => {
    const entries = eachAuditEntry(database, queryOf(options));
    if (options.csv === true) {
      await pipeline(auditCsv(entries), process.stdout, { end: false });
      return;
    }
    const found: AuditEntry[] = [];
    for await (const entry of entries) found.push(entry);
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ entries: found.map(entryView) }, null, 2)}\n`
        : auditTable(found),
    );
  });
}

function queryOf(options: ListOptions): AuditQuery {
  const { by: actor = null, act = null, subject = null, from = null, until = null } = options;
  return { ...everyEntry, actor, act, subject, from, until, limit: options.limit };
}

function parseInstant(text: string): Date {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+07:00` : text);
  if (Number.isNaN(at.getTime()))
    throw new InvalidArgumentError('a day (2026-11-23) or an instant (2026-11-23T05:00:00Z)');
  return at;
}

function parseLimit(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('a number from 1');
  return Number(text);
}
