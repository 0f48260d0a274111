import type { Readable } from 'node:stream';
import { type CsvCell, csvStream } from '../../platform/index.ts';
import type { AuditDay } from './day.ts';
import type { AuditEntry } from './entry.ts';

/** An entry as JSON. */
export function entryView(entry: AuditEntry) {
  const { previousHash: _previous, ...told } = entry;
  return {
    ...told,
    at: entry.at.toISOString(),
    detail: { ...entry.detail },
    before: entry.before === null ? null : { ...entry.before },
    after: entry.after === null ? null : { ...entry.after },
    hash: entry.hash.toString('hex'),
  };
}

export function dayView({ hash, ...day }: AuditDay) {
  return { ...day, hash: hash.toString('hex') };
}

const columns = [
  'sequence',
  'at',
  'actor',
  'act',
  'subject',
  'source',
  'detail',
  'before',
  'after',
  'hash',
];

/** Entries as comma-separated values, as they come. */
export function auditCsv(entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>): Readable {
  return csvStream(columns, rowsOf(entries));
}

async function* rowsOf(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
): AsyncGenerator<readonly CsvCell[]> {
  for await (const entry of entries) {
    yield [
      entry.sequence,
      entry.at.toISOString(),
      entry.actor,
      entry.act,
      entry.subject,
      entry.source,
      textOf(entry.detail),
      textOf(entry.before),
      textOf(entry.after),
      entry.hash.toString('hex'),
    ];
  }
}

function textOf(members: object | null): string | null {
  return members === null || Object.keys(members).length === 0 ? null : JSON.stringify(members);
}
