import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { TokenRequest } from './model.ts';
import { isRefusal, type TokenOutcome } from './outcome.ts';
import { type Outcomes, settleRequests } from './settle.ts';
import { lockRequests } from './store.ts';

/** What a fitter says became of a token at the meter. */
export interface ReportedToken {
  readonly requestId: string;
  readonly taken: boolean;
  /** Of one that was refused: the number of the result (docs/card.md section 6). */
  readonly result?: number | null | undefined;
}

const accepted = 1;

/**
 * Takes in what a fitter reports of an agenda's tokens. A key change that was taken, or a token that was made under the new key, confirms
 * the meter's key. What a card has told stays, said again it is the same. Gives the requests that changed.
 *
 * Throws SETRUM_TOKEN_REQUEST_UNKNOWN, SETRUM_TOKEN_REQUEST_STATE, SETRUM_TOKEN_REPORT.
 */
export async function reportTaken(
  transaction: AnyTransaction,
  report: {
    readonly agendaNo: string;
    readonly results: readonly ReportedToken[];
    readonly caller: Pick<Caller, 'label'>;
    readonly at: Date;
  },
): Promise<readonly TokenRequest[]> {
  const { agendaNo, results, caller, at } = report;
  const requests = await lockRequests(transaction, { agendaNo });
  const outcomes: Outcomes = new Map(
    results.map((told) => [told.requestId, outcomeOf(told, requests, at)] as const),
  );
  const changed = await settleRequests(transaction, { agendaNo, outcomes, by: caller.label, at });
  for (const request of changed) {
    const told = outcomes.get(request.requestId);
    const result = told?.isTaken === false && request.state === 'failed' ? told.result : accepted;
    await tellVending(transaction, request, result, at);
  }
  return changed;
}

function outcomeOf(
  { requestId, taken, result }: ReportedToken,
  requests: readonly TokenRequest[],
  at: Date,
): NonNullable<TokenOutcome> {
  const request = requests.find((one) => one.requestId === requestId);
  if (request === undefined) throw new SetrumError('SETRUM_TOKEN_REQUEST_UNKNOWN', { requestId });
  if (taken) return { isTaken: true, at };
  if (typeof result !== 'number' || !isRefusal(result))
    throw new SetrumError('SETRUM_TOKEN_REPORT', { kind: request.kind });
  return { isTaken: false, at, result };
}

/** Vending knows it too: a token that is settled waits on no card any more. */
async function tellVending(
  transaction: AnyTransaction,
  { meterNo, orderId, firstPart, partCount }: TokenRequest,
  result: number,
  at: Date,
): Promise<void> {
  if (firstPart === null || partCount === null) return;
  const parts = Array.from({ length: partCount }, (_, n) => firstPart + n);
  await sql`select vending.report_results(${meterNo}, ${orderId}, ${sql.val(parts)}::smallint[], ${result}, ${at})`.execute(
    transaction,
  );
}
