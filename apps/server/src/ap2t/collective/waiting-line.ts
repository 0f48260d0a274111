import type { AnyTransaction } from '../../platform/index.ts';
import type { Collective, LineCells } from './model.ts';
import { collectiveOf, collectiveTables } from './store.ts';

/** A line that is to be made. */
export interface WaitingLine {
  readonly line: number;
  readonly cells: LineCells;
}

/** The running request that has waited longest, locked; those that another server is at are passed over. Null when there is none. */
export async function nextRunning(
  transaction: AnyTransaction,
  at: Date,
): Promise<Collective | null> {
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

/** The first line of a running request that waits: there is one, or it would be done. */
export async function nextLine(
  transaction: AnyTransaction,
  collectiveNo: string,
): Promise<WaitingLine> {
  return collectiveTables(transaction)
    .selectFrom('collective_line')
    .select(['line', 'cells'])
    .where('collective_no', '=', collectiveNo)
    .where('state', '=', 'waiting')
    .orderBy('line')
    .limit(1)
    .executeTakeFirstOrThrow();
}
