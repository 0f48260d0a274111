import { type AnyTransaction, type Database, inTransaction, tables } from '../../platform/index.ts';
import { isLostRace, makeOrder, recordOrder } from '../../vending/index.ts';
import { type ClaimedOrder, finishOrder, lockClaimed } from './claim.ts';
import { recordFailure } from './failure.ts';
import type { GenerateOptions } from './generate-options.ts';
import { happen } from './happen.ts';
import type { TokenRequest } from './model.ts';
import { requestOf } from './rows.ts';
import { may } from './states.ts';
import { requestTables } from './store.ts';
import type { TokenRequestTables } from './tables.ts';
import { orderedTokenOf } from './token-value.ts';

/** How often an identifier may be taken from under us by sales. */
const mostRaces = 16;

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
