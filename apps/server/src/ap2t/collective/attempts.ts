import { inTransaction } from '../../platform/index.ts';
import type { LineProblem } from './model.ts';
import type { CollectiveOptions } from './options.ts';
import { progress, updateLine } from './progress.ts';
import { collectiveTables, lockCollective } from './store.ts';

/** A line that fails so often for reasons of ours is refused, so that it does not stop those behind it. */
const mostAttempts = 10;

/** Counts a failure of ours at a line, which is refused when there were too many. */
export async function countAttempt(
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
