import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import { type AnyTransaction, businessDay } from '../../platform/index.ts';
import type { CollectiveImport } from './collective-import.ts';
import type { Collective } from './model.ts';
import type { CollectiveFile, FileLine } from './read-file.ts';
import { collectiveOf, collectiveTables } from './store.ts';
import { totalsOf } from './totals.ts';

const linesPerQuery = 1_000;

/** Null when there is one of this key, or of this file in the unit. */
export async function insertCollective(
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

export async function insertLines(
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
