import { catalogue } from '@setrum/errors';
import { sql } from 'kysely';
import type { Caller } from '../../identity/index.ts';
import { type AnyTransaction, inTransaction } from '../../platform/index.ts';
import { countAttempt } from './attempts.ts';
import { orderOfLine, problemOf } from './line-order.ts';
import type { Collective, LineProblem } from './model.ts';
import type { CollectiveOptions } from './options.ts';
import { pause, progress, updateLine } from './progress.ts';
import { nextLine, nextRunning, type WaitingLine } from './waiting-line.ts';

/** `idle`: there is nothing to be made now. */
export type Made = 'made' | 'refused' | 'paused' | 'idle';

/**
 * Makes the next application of the running request that has waited longest: one transaction, in which request, line and application
 * change together. Requests that another server is at are passed over. What a line is refused for stands in it; an error that is no refusal
 * leaves everything as it was, and is thrown.
 */
export async function makeNext(options: CollectiveOptions): Promise<Made> {
  const attempt: { line: { readonly collectiveNo: string; readonly line: number } | null } = {
    line: null,
  };
  try {
    return await inTransaction(options.database, async (transaction) => {
      const at = options.now();
      const collective = await nextRunning(transaction, at);
      if (collective === null) return 'idle';
      const { collectiveNo } = collective;
      const waiting = await nextLine(transaction, collectiveNo);
      attempt.line = { collectiveNo, line: waiting.line };
      return makeLine(transaction, options, collective, waiting, at);
    });
  } catch (error) {
    // Where the database is gone this fails as well, and the line is not to blame.
    if (attempt.line !== null) await countAttempt(options, attempt.line).catch(() => undefined);
    throw error;
  }
}

async function makeLine(
  transaction: AnyTransaction,
  options: CollectiveOptions,
  collective: Collective,
  { line, cells }: WaitingLine,
  at: Date,
): Promise<Made> {
  await sql`savepoint line`.execute(transaction);
  try {
    const agendaNo = await enter(transaction, options, collective, { line, cells }, at);
    const made = { state: 'made', agenda_no: agendaNo } as const;
    await updateLine(transaction, collective.collectiveNo, line, made);
    await sql`release savepoint line`.execute(transaction);
    await progress(transaction, options, collective, { made: 1, refused: 0 }, at);
    return 'made';
  } catch (error) {
    const problem = isMadeElsewhere(error) ? madeElsewhere : problemOf(error);
    if ((catalogue[problem.code].http ?? 500) >= 500) throw error;
    await sql`rollback to savepoint line`.execute(transaction);
    if (problem.code === 'SETRUM_NUMBERS_EXHAUSTED') {
      await pause(transaction, collective, problem, at);
      return 'paused';
    }
    const refused = { state: 'refused', problems: JSON.stringify([problem]) } as const;
    await updateLine(transaction, collective.collectiveNo, line, refused);
    await progress(transaction, options, collective, { made: 0, refused: 1 }, at);
    return 'refused';
  }
}

function enter(
  transaction: AnyTransaction,
  { port }: CollectiveOptions,
  { collectiveNo, unit, channel, startedBy, startedRoles }: Collective,
  { line, cells }: WaitingLine,
  at: Date,
): Promise<string> {
  const { order } = orderOfLine(cells, unit, channel);
  if (order === null) throw new Error(`line ${line} of ${collectiveNo} waits and asks for nothing`);
  const caller: Caller = {
    ...{ label: startedBy ?? '', roles: startedRoles ?? [], units: new Set([unit]) },
    ...{ seller: null, source: 'system' },
  };
  const requestKey = `${collectiveNo}-${line}`;
  return port.enter(transaction, { order, requestKey, collectiveNo, caller, at });
}

const madeElsewhere: LineProblem = {
  code: 'SETRUM_COLLECTIVE_LINE_REPEATED',
  params: { place: 'berkas lain / another file' },
};

/** Two files with the same line ran at the same time. */
function isMadeElsewhere(error: unknown): boolean {
  return (
    error instanceof Error && 'constraint' in error && error.constraint === 'collective_line_once'
  );
}
