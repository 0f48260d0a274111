import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import { assertUnit, type Caller, recordAct, unitOf } from '../../identity/index.ts';
import {
  type AnyTransaction,
  businessDay,
  type Database,
  inTransaction,
} from '../../platform/index.ts';
import type { Channel } from '../application/model.ts';
import type { Collective, EntryPort } from './model.ts';
import { type CollectiveFile, type FileLine, readFile, repeated } from './read-file.ts';
import { collectiveOf, collectiveTables, findCollective } from './store.ts';
import { type FileTotals, totalsOf } from './totals.ts';

/** A file of new connections, as it is sent. */
export interface CollectiveImport {
  readonly unit: string;
  readonly channel: Channel;
  readonly fileName: string;
  /** The request whose refused lines it brings again. */
  readonly corrects: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Null: a dry run, which keeps nothing. */
  readonly requestKey: string | null;
  readonly caller: Caller;
}

export interface ImportReport {
  /** Null for a dry run. */
  readonly collective: Collective | null;
  /** Whether it was kept now, and not by an earlier sending of the same. */
  readonly isNew: boolean;
  readonly totals: FileTotals;
  /** Those that were refused. */
  readonly refused: readonly FileLine[];
}

const linesPerQuery = 1_000;

/**
 * Checks a file of new connections line by line, and keeps it, ready to be started. The same file under the same key is the one that is
 * there. Throws what `readFile` throws, SETRUM_UNIT_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_COLLECTIVE_KNOWN (the same file under another
 * key), SETRUM_COLLECTIVE_UNKNOWN (what it corrects), SETRUM_REQUEST_KEY_REUSED.
 */
export async function importCollective(
  database: Database,
  port: Pick<EntryPort, 'quote'>,
  given: CollectiveImport,
  at: Date,
): Promise<ImportReport> {
  const { unit, channel, requestKey, caller, corrects } = given;
  assertUnit(caller, unit);
  await unitOf(database, unit);
  if (corrects !== null) assertUnit(caller, (await findCollective(database, corrects)).unit);
  const file = await readFile(given.bytes, { unit, channel, at }, port);
  const known = requestKey === null ? null : await keptUnder(database, requestKey);
  if (known !== null) {
    // Kept by an earlier sending: its lines are not compared with themselves.
    assertSame(known, given, file);
    return reportOf(known, false, file);
  }
  const checked = await withoutRepeated(database, file);
  if (requestKey === null) return reportOf(null, false, checked);
  return inTransaction(database, async (transaction) => {
    const collective = await insert(transaction, { ...given, requestKey }, checked, at);
    if (collective === null) {
      const other = await keptUnder(transaction, requestKey);
      if (other === null) throw await knownFile(transaction, unit, file);
      assertSame(other, given, file);
      return reportOf(other, false, checked);
    }
    await insertLines(transaction, collective.collectiveNo, checked.lines);
    const { lines, refused, collectiveNo: subject } = collective;
    const detail = { unit, lines, refused, file: file.digest.toString('base64') };
    const act = { actor: caller.label, act: 'collective.import', subject, source: caller.source };
    await recordAct(transaction, { ...act, detail }, at);
    return reportOf(collective, true, checked);
  });
}

function reportOf(
  collective: Collective | null,
  isNew: boolean,
  { lines }: CollectiveFile,
): ImportReport {
  const refused = lines.filter(({ problems }) => problems.length > 0);
  return { collective, isNew, totals: totalsOf(lines), refused };
}

async function keptUnder(
  store: Database | AnyTransaction,
  requestKey: string,
): Promise<Collective | null> {
  const row = await collectiveTables(store)
    .selectFrom('collective')
    .selectAll()
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row === undefined ? null : collectiveOf(row);
}

function assertSame(
  known: Collective,
  { unit, channel, corrects, caller }: CollectiveImport,
  { digest }: CollectiveFile,
): void {
  const isSame =
    known.fileDigest.equals(digest) &&
    known.unit === unit &&
    known.channel === channel &&
    known.corrects === corrects &&
    known.madeBy === caller.label;
  if (!isSame) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
}

async function knownFile(
  transaction: AnyTransaction,
  unit: string,
  { digest }: CollectiveFile,
): Promise<SetrumError> {
  const row = await collectiveTables(transaction)
    .selectFrom('collective')
    .select('collective_no')
    .where('unit', '=', unit)
    .where('file_digest', '=', digest)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return new SetrumError('SETRUM_COLLECTIVE_KNOWN', { collectiveNo: row?.collective_no ?? '' });
}

/** Refuses the lines that ask for what an earlier file has made, or is going to make. */
async function withoutRepeated(database: Database, file: CollectiveFile): Promise<CollectiveFile> {
  const places = new Map<string, string>();
  for (let from = 0; from < file.lines.length; from += linesPerQuery) {
    const digests = file.lines.slice(from, from + linesPerQuery).map(({ digest }) => digest);
    const rows = await collectiveTables(database)
      .selectFrom('collective_line as l')
      .innerJoin('collective as c', 'c.collective_no', 'l.collective_no')
      .select(['l.digest', 'l.collective_no', 'l.line'])
      .where('l.digest', 'in', digests)
      .where('l.state', 'in', ['made', 'waiting'])
      .where((where) =>
        where.or([where('l.state', '=', 'made'), where('c.state', '<>', 'cancelled')]),
      )
      .execute();
    for (const { digest, collective_no, line } of rows)
      places.set(digest.toString('base64'), `${collective_no}, baris / line ${line}`);
  }
  const lines = file.lines.map((line) => {
    const place = places.get(line.digest.toString('base64'));
    return place === undefined || line.problems.length > 0 ? line : repeated(line, place);
  });
  return { ...file, lines };
}

/** Null when there is one of this key, or of this file in the unit. */
async function insert(
  transaction: AnyTransaction,
  {
    unit,
    channel,
    fileName,
    corrects,
    requestKey,
    caller,
  }: CollectiveImport & { readonly requestKey: string },
  { digest, lines }: CollectiveFile,
  at: Date,
): Promise<Collective | null> {
  const { refused, totalCents } = totalsOf(lines);
  const row = await collectiveTables(transaction)
    .insertInto('collective')
    .values({
      collective_no: await nextNumber(transaction, unit, at),
      ...{ request_key: requestKey, unit, channel, file_name: fileName, file_digest: digest },
      ...{ corrects, lines: lines.length, refused, total_cents: totalCents },
      state: refused < lines.length ? 'ready' : 'done',
      ...{ made_by: caller.label, made_at: at, changed_at: at },
      ...{ started_by: null, started_roles: null, started_at: null },
      ...{ paused_until: null, pause_code: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : collectiveOf(row);
}

/** K, unit, day and a serial of four digits. */
async function nextNumber(transaction: AnyTransaction, unit: string, at: Date): Promise<string> {
  const scope = `${unit}${businessDay(at, null).replaceAll('-', '').slice(2)}`;
  const { rows } = await sql<{ serial: number }>`
    select ap2t.next_number(${`collective ${scope}`}) as serial`.execute(transaction);
  const serial = rows[0]?.serial ?? Number.NaN;
  if (!(serial < 10_000))
    throw new SetrumError('SETRUM_NUMBERS_EXHAUSTED', { kind: 'collective', series: scope });
  return `K${scope}${String(serial).padStart(4, '0')}`;
}

async function insertLines(
  transaction: AnyTransaction,
  collectiveNo: string,
  lines: readonly FileLine[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += linesPerQuery) {
    const rows = lines.slice(from, from + linesPerQuery).map((line) => ({
      ...{ collective_no: collectiveNo, line: line.line, digest: line.digest, agenda_no: null },
      cells: JSON.stringify(line.cells),
      state: line.problems.length > 0 ? ('refused' as const) : ('waiting' as const),
      problems: line.problems.length > 0 ? JSON.stringify(line.problems) : null,
    }));
    await collectiveTables(transaction).insertInto('collective_line').values(rows).execute();
  }
}
