import { isErrorCode, SetrumError } from '@setrum/errors';
import { type Kysely, sql } from 'kysely';
import {
  type AnyTransaction,
  type Database,
  inTransaction,
  type Logger,
  tables,
  uuidv7,
} from '../../platform/index.ts';
import { isLostRace, makeOrder, recordOrder, type SecurityModule } from '../../vending/index.ts';
import type { KeyTarget, TokenProblem, TokenRequest } from './model.ts';
import { may } from './states.ts';
import { happen, lockRequests, requestOf, requestTables } from './store.ts';
import type { TokenRequestTables } from './tables.ts';
import { orderedTokenOf } from './token-value.ts';

export interface GenerateOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
  readonly log: Logger;
  /**
   * Called in the transaction that makes the last mandatory token of an agenda, and of each later one: all that must be generated is.
   * The application is locked already.
   */
  readonly onGenerated: (transaction: AnyTransaction, agendaNo: string, at: Date) => Promise<void>;
  /** For tests of faults: the tokens are in memory, nothing is on record. */
  readonly afterMaking?: () => Promise<void>;
  /** After a failure it is tried again later and later, so often; then somebody must ask for it. */
  readonly mostAttempts?: number;
  /** How long an order that was taken up belongs to whoever took it. */
  readonly leaseMs?: number;
}

export const generateDefaults = { mostAttempts: 8, leaseMs: 30_000 };

/** An order that this server has taken up. */
export interface ClaimedOrder {
  readonly order_id: string;
  readonly agenda_no: string;
  readonly meter_no: string;
  readonly target: KeyTarget | null;
  readonly attempts: number;
  readonly claim: string;
}

const firstPauseMs = 5_000;
/** How often an identifier may be taken from under us by sales. */
const mostRaces = 16;

/**
 * Takes up orders that are due, at most `limit`; gives them. Whoever takes one up leaves a claim and puts it later by the lease: another
 * server leaves it alone until then, and takes it up when this one has died.
 */
export async function claimOrders(
  { database, now, leaseMs = generateDefaults.leaseMs }: GenerateOptions,
  limit: number,
): Promise<readonly ClaimedOrder[]> {
  const at = now();
  const due = (database.kysely.withSchema('ap2t') as Kysely<TokenRequestTables>)
    .selectFrom('token_order')
    .select('order_id')
    .where('next_attempt_at', '<=', at)
    .orderBy('next_attempt_at')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await tables<TokenRequestTables>(database, 'ap2t')
    .updateTable('token_order')
    .set({
      claim: uuidv7(at.getTime()),
      next_attempt_at: new Date(at.getTime() + leaseMs),
      attempts: sql`attempts + 1`,
    })
    .where('order_id', 'in', due)
    .returning(['order_id', 'agenda_no', 'meter_no', 'target', 'attempts', 'claim'])
    .execute();
  return rows.flatMap((row) => (row.claim === null ? [] : [{ ...row, claim: row.claim }]));
}

/**
 * Makes the tokens of a claimed order and records them: vending's tokens, the requests' state, and what `onGenerated` does are one
 * transaction. What goes wrong is on record as well, with when it is tried again.
 */
export async function generateOrder(options: GenerateOptions, order: ClaimedOrder): Promise<void> {
  for (let race = 1; ; race++) {
    try {
      return await makeAndRecord(options, order);
    } catch (error) {
      if (isLostRace(error) && race < mostRaces) continue;
      return recordFailure(options, order, error);
    }
  }
}

async function makeAndRecord(options: GenerateOptions, order: ClaimedOrder): Promise<void> {
  const { database, securityModule, now, afterMaking } = options;
  const wanted = await openRequests(database, order);
  const { order_id: orderId, meter_no: meterNo, target } = order;
  const tokens = wanted.map(orderedTokenOf);
  const isChange = tokens[0]?.kind === 'key-change';
  const ask = { meterNo, orderId, target: isChange ? target : null, tokens };
  const made = tokens.length === 0 ? null : await makeOrder(database, securityModule, ask, now());
  await afterMaking?.();
  await inTransaction(database, async (transaction) => {
    const at = now();
    const requests = await lockClaimed(transaction, order);
    // Cancelled, or somebody else's by now: what was made is forgotten, and its identifiers are free.
    if (requests === null) return;
    if (requests.length !== wanted.length) throw new Error('the requests of an order have changed');
    if (made !== null) {
      if ((await recordOrder(transaction, made, at)) === 'known')
        throw new Error('the tokens of an order that is not generated are on record');
      await happen(transaction, 'generate', requests, at, ({ requestId }) => {
        const parts = made.parts[requests.findIndex((request) => request.requestId === requestId)];
        if (parts === undefined) throw new Error('a request has no tokens');
        const { firstPart: first_part, partCount: part_count, keyVersion: key_version } = parts;
        return { first_part, part_count, key_version, generated_at: at, problem: null };
      });
    }
    await finishOrder(transaction, orderId, null);
    if (made !== null && (await isAgendaGenerated(transaction, order.agenda_no)))
      await options.onGenerated(transaction, order.agenda_no, at);
  });
}

/** The requests of an order that are not made yet, as they stand in it. */
async function openRequests(
  database: Database,
  { order_id: orderId }: ClaimedOrder,
): Promise<readonly TokenRequest[]> {
  const rows = await tables<TokenRequestTables>(database, 'ap2t')
    .selectFrom('token_request')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute();
  return rows.map(requestOf).filter((request) => may('generate', request));
}

/**
 * Locks an order and gives its open requests; null when it is not ours any more. The application's row comes first, because its steps
 * lock it before they touch its tokens.
 */
async function lockClaimed(
  transaction: AnyTransaction,
  { order_id: orderId, agenda_no: agendaNo, claim }: ClaimedOrder,
): Promise<readonly TokenRequest[] | null> {
  await sql`select from ap2t.application a where a.agenda_no = ${agendaNo} for update`.execute(
    transaction,
  );
  const row = await requestTables(transaction)
    .selectFrom('token_order')
    .select('claim')
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.claim !== claim) return null;
  const requests = await lockRequests(transaction, { orderId });
  return requests.filter((request) => may('generate', request));
}

async function finishOrder(
  transaction: AnyTransaction,
  orderId: string,
  nextAttemptAt: Date | null,
): Promise<void> {
  await requestTables(transaction)
    .updateTable('token_order')
    .set({ claim: null, next_attempt_at: nextAttemptAt })
    .where('order_id', '=', orderId)
    .execute();
}

/** Whether no token that must be there is still to be made. */
async function isAgendaGenerated(transaction: AnyTransaction, agendaNo: string): Promise<boolean> {
  const missing = await requestTables(transaction)
    .selectFrom('token_request')
    .select('request_id')
    .where('agenda_no', '=', agendaNo)
    .where('mandatory', '=', true)
    .where('state', 'in', ['requested', 'failed'])
    .where('generated_at', 'is', null)
    .executeTakeFirst();
  return missing === undefined;
}

async function recordFailure(
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
