import { type Database, inTransaction, type Logger } from '../../platform/index.ts';
import { fillCards } from './card.ts';
import { lockAgenda } from './lock-agenda.ts';
import { hasNews, knownOutcome, type OpenRequest, openRequests } from './open-requests.ts';
import { settleRequests } from './settle.ts';

export interface ReflectOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
}

const pageSize = 200;

/**
 * Learns from the reports of cards, and from the keys that meters turn out to have, what became of tokens; and lets tokens that wait for
 * room on a card go on it. Gives how many agendas changed. One agenda that fails keeps no other waiting.
 */
export async function reflectResults({ database, now, log }: ReflectOptions): Promise<number> {
  let changed = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await openRequests(database, after, pageSize);
    const agendas = Map.groupBy(rows.filter(hasNews), ({ agenda_no }) => agenda_no);
    for (const [agendaNo, mine] of agendas) {
      try {
        if (await reflectAgenda(database, agendaNo, mine, now())) changed++;
      } catch (error) {
        log.error({ err: error, agendaNo }, 'token requests: results were not taken in');
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return changed;
    after = last.request_id;
  }
}

async function reflectAgenda(
  database: Database,
  agendaNo: string,
  requests: readonly OpenRequest[],
  at: Date,
): Promise<boolean> {
  const outcomes = new Map(
    requests.flatMap((request) => {
      const known = knownOutcome(request);
      return known === null ? [] : [[request.request_id, known] as const];
    }),
  );
  return inTransaction(database, async (transaction) => {
    await lockAgenda(transaction, agendaNo);
    const settled =
      outcomes.size === 0
        ? []
        : await settleRequests(transaction, { agendaNo, outcomes, by: 'card', at });
    const filled = await fillCards(transaction, agendaNo, at);
    return settled.length + filled.length > 0;
  });
}
