import { catalogue } from '@setrum/errors';
import { sql } from 'kysely';
import type { Caller } from '../../identity/index.ts';
import { type AnyTransaction, inTransaction } from '../../platform/index.ts';
import { orderOfLine, problemOf } from './line-order.ts';
import type { Collective, LineCells, LineProblem } from './model.ts';
import type { CollectiveOptions } from './options.ts';
import { collectiveOf, collectiveTables, lockCollective } from './store.ts';

/** `idle`: there is nothing to be made now. */
export type Made = 'made' | 'refused' | 'paused' | 'idle';

/** Of so many lines one is told; the last one always. */
const linesPerAnnouncement = 25;
/** An agenda series begins anew with each day; when one has run out, it is looked again after this long. */
const pauseMs = 15 * 60_000;
/** A line that fails so often for reasons of ours is refused, so that it does not stop those behind it. */
const mostAttempts = 10;

interface WaitingLine {
  readonly line: number;
  readonly cells: LineCells;
}

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

async function nextRunning(transaction: AnyTransaction, at: Date): Promise<Collective | null> {
  const row = await collectiveTables(transaction)
    .selectFrom('collective')
    .selectAll()
    .where('state', '=', 'running')
    .where((where) =>
      where.or([where('paused_until', 'is', null), where('paused_until', '<=', at)]),
    )
    .orderBy('changed_at')
    .orderBy('collective_no')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row === undefined ? null : collectiveOf(row);
}

async function nextLine(transaction: AnyTransaction, collectiveNo: string): Promise<WaitingLine> {
  return collectiveTables(transaction)
    .selectFrom('collective_line')
    .select(['line', 'cells'])
    .where('collective_no', '=', collectiveNo)
    .where('state', '=', 'waiting')
    .orderBy('line')
    .limit(1)
    .executeTakeFirstOrThrow();
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
    if (problem.code === 'SETRUM_NUMBERS_EXHAUSTED')
      return pause(transaction, collective, problem, at);
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

async function updateLine(
  transaction: AnyTransaction,
  collectiveNo: string,
  line: number,
  set: {
    readonly state: 'made' | 'refused';
    readonly agenda_no?: string;
    readonly problems?: string;
  },
): Promise<void> {
  await collectiveTables(transaction)
    .updateTable('collective_line')
    .set(set)
    .where('collective_no', '=', collectiveNo)
    .where('line', '=', line)
    .execute();
}

async function progress(
  transaction: AnyTransaction,
  { announce }: CollectiveOptions,
  collective: Collective,
  more: { readonly made: number; readonly refused: number },
  at: Date,
): Promise<void> {
  const made = collective.made + more.made;
  const refused = collective.refused + more.refused;
  const state = made + refused === collective.lines ? 'done' : 'running';
  await collectiveTables(transaction)
    .updateTable('collective')
    .set({ made, refused, state, changed_at: at, paused_until: null, pause_code: null })
    .where('collective_no', '=', collective.collectiveNo)
    .execute();
  if (state === 'done' || (made + refused) % linesPerAnnouncement === 0)
    await announce(transaction, { ...collective, state, made, refused, at });
}

async function pause(
  transaction: AnyTransaction,
  { collectiveNo }: Collective,
  { code }: LineProblem,
  at: Date,
): Promise<Made> {
  await collectiveTables(transaction)
    .updateTable('collective')
    .set({ paused_until: new Date(at.getTime() + pauseMs), pause_code: code, changed_at: at })
    .where('collective_no', '=', collectiveNo)
    .execute();
  return 'paused';
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

async function countAttempt(
  options: CollectiveOptions,
  { collectiveNo, line }: { readonly collectiveNo: string; readonly line: number },
): Promise<void> {
  await inTransaction(options.database, async (transaction) => {
    const collective = await lockCollective(transaction, collectiveNo);
    const counted = await collectiveTables(transaction)
      .updateTable('collective_line')
      .set((set) => ({ attempts: set('attempts', '+', 1) }))
      .where('collective_no', '=', collectiveNo)
      .where('line', '=', line)
      .where('state', '=', 'waiting')
      .returning('attempts')
      .executeTakeFirst();
    if (counted === undefined || counted.attempts < mostAttempts || collective.state !== 'running')
      return;
    const problem: LineProblem = { code: 'SETRUM_INTERNAL', params: {} };
    const refused = { state: 'refused', problems: JSON.stringify([problem]) } as const;
    await updateLine(transaction, collectiveNo, line, refused);
    await progress(transaction, options, collective, { made: 0, refused: 1 }, options.now());
  });
}
