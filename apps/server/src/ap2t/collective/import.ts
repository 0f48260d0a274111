import { assertUnit, recordAct, unitOf } from '../../identity/index.ts';
import { type Database, inRetriedTransaction } from '../../platform/index.ts';
import type { CollectiveImport } from './collective-import.ts';
import { insertCollective, insertLines } from './keep-file.ts';
import { assertSame, keptUnder, knownFile } from './kept.ts';
import type { Collective, EntryPort } from './model.ts';
import { type CollectiveFile, type FileLine, readFile } from './read-file.ts';
import { withoutRepeated } from './repeated-lines.ts';
import { findCollective } from './store.ts';
import { type FileTotals, totalsOf } from './totals.ts';

export interface ImportReport {
  /** Null for a dry run. */
  readonly collective: Collective | null;
  /** Whether it was kept now, and not by an earlier sending of the same. */
  readonly isNew: boolean;
  readonly totals: FileTotals;
  /** Those that were refused. */
  readonly refused: readonly FileLine[];
}

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
  return inRetriedTransaction(database, async (transaction) => {
    const collective = await insertCollective(transaction, { ...given, requestKey }, checked, at);
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
