import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { fillCards } from './card.ts';
import { happen } from './happen.ts';
import type { TokenProblem, TokenRequest } from './model.ts';
import type { TokenOutcome } from './outcome.ts';
import { may } from './states.ts';
import { lockRequests } from './store.ts';

/** What is known of the end of requests, by their number. */
export type Outcomes = ReadonlyMap<string, NonNullable<TokenOutcome>>;

/**
 * Takes in what became of an agenda's tokens. A token that was taken proves the key that it was made under: the change to it is
 * confirmed, and counts as taken, whatever was said of its own tokens. What is settled the same way already stays as it is. Gives the
 * requests that changed. Throws SETRUM_TOKEN_REQUEST_STATE for one that cannot end so.
 */
export async function settleRequests(
  transaction: AnyTransaction,
  settled: {
    readonly agendaNo: string;
    readonly outcomes: Outcomes;
    /** Who says so. */
    readonly by: string;
    readonly at: Date;
  },
): Promise<readonly TokenRequest[]> {
  const { agendaNo, outcomes, by, at } = settled;
  const requests = await lockRequests(transaction, { agendaNo });
  const isTaken = ({ requestId }: TokenRequest) => outcomes.get(requestId)?.isTaken === true;
  const proven = await confirmKeys(transaction, requests.filter(isTaken), at);
  const taken = requests.filter(
    (request) =>
      request.state !== 'taken' &&
      (isTaken(request) ||
        (request.kind === 'key-change' && proven.has(keyOf(request)) && may('take', request))),
  );
  const refused = requests.filter(
    (request) => outcomes.get(request.requestId)?.isTaken === false && !taken.includes(request),
  );
  const endOf = ({ requestId }: TokenRequest) => ({
    settled_at: outcomes.get(requestId)?.at ?? at,
    settled_by: by,
  });
  const changed = [
    ...(await happen(transaction, 'take', taken, at, (request) => ({
      ...endOf(request),
      problem: null,
    }))),
    ...(await happen(
      transaction,
      'refuse',
      refused.filter((request) => !isSame(request)),
      at,
      (request) => ({
        ...endOf(request),
        problem: JSON.stringify(refusalOf(outcomes.get(request.requestId))),
      }),
    )),
  ];
  // What was settled makes room on its card.
  if (changed.length > 0) await fillCards(transaction, agendaNo, at);
  return changed;
}

/** Refused already: said twice it is the same. */
function isSame({ state, generatedAt }: TokenRequest): boolean {
  return state === 'failed' && generatedAt !== null;
}

function keyOf({ meterNo, keyVersion }: TokenRequest): string {
  return `${meterNo}/${keyVersion}`;
}

/** Confirms the keys that these were made under; gives them. */
async function confirmKeys(
  transaction: AnyTransaction,
  taken: readonly TokenRequest[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const keys = new Map(taken.map((request) => [keyOf(request), request]));
  for (const { meterNo, keyVersion } of keys.values()) {
    if (keyVersion === null) continue;
    await sql`select vending.confirm_key_version(${meterNo}, ${keyVersion}, ${at})`.execute(
      transaction,
    );
  }
  return new Set(keys.keys());
}

function refusalOf(outcome: NonNullable<TokenOutcome> | undefined): TokenProblem {
  const result = outcome?.isTaken === false ? outcome.result : 0;
  return { code: 'SETRUM_TOKEN_REFUSED_BY_METER', params: { result } };
}
