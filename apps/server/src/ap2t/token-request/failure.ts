import { isErrorCode, SetrumError } from '@setrum/errors';
import { inTransaction } from '../../platform/index.ts';
import { type ClaimedOrder, finishOrder, lockClaimed } from './claim.ts';
import { type GenerateOptions, generateDefaults } from './generate-options.ts';
import { happen } from './happen.ts';
import type { TokenProblem } from './model.ts';

const firstPauseMs = 5_000;

/** Records why an order's tokens were not made, and when it is tried again. */
export async function recordFailure(
  options: GenerateOptions,
  order: ClaimedOrder,
  error: unknown,
): Promise<void> {
  const { database, now, log, mostAttempts = generateDefaults.mostAttempts } = options;
  const problem = problemOf(error);
  const { order_id: orderId, agenda_no: agendaNo, attempts } = order;
  log[problem.code === 'SETRUM_INTERNAL' ? 'error' : 'warn'](
    { err: error, agendaNo, orderId, code: problem.code },
    'tokens were not generated',
  );
  await inTransaction(database, async (transaction) => {
    const at = now();
    const requests = await lockClaimed(transaction, order);
    if (requests === null) return;
    const json = JSON.stringify(problem);
    await happen(transaction, 'fail', requests, at, () => ({ problem: json }));
    const pauseMs = firstPauseMs * 2 ** (attempts - 1);
    const next = attempts >= mostAttempts ? null : new Date(at.getTime() + pauseMs);
    await finishOrder(transaction, orderId, next);
  });
}

/** Why it failed, in the words of the catalogue; what has none is ours to look into. */
function problemOf(error: unknown): TokenProblem {
  if (error instanceof SetrumError && isErrorCode(error.code))
    return { code: error.code, params: error.params };
  return { code: 'SETRUM_INTERNAL', params: {} };
}
