import { sql } from 'kysely';
import { type Database, inTransaction, type Logger } from '../../platform/index.ts';
import { fillCards } from './card.ts';
import type { TokenKind } from './model.ts';
import { outcomeOf, type TokenOutcome } from './outcome.ts';
import { settleRequests } from './settle.ts';

export interface ReflectOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
}

interface OpenRequest {
  readonly request_id: string;
  readonly agenda_no: string;
  readonly kind: TokenKind;
  readonly is_waiting: boolean;
  readonly confirmed_at: Date | null;
  readonly results: readonly {
    readonly result: number | null;
    readonly result_at: string | null;
  }[];
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
    const rows = await openRequests(database, after);
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

async function openRequests(database: Database, after: string): Promise<readonly OpenRequest[]> {
  const { rows } = await sql<OpenRequest>`
    select r.request_id, r.agenda_no, r.kind,
           r.state = 'generated' and r.card_uid is not null as is_waiting,
           case when r.kind = 'key-change' then vending.key_confirmed_at(r.meter_no, r.key_version) end as confirmed_at,
           (select coalesce(jsonb_agg(jsonb_build_object('result', t.result, 'result_at', t.result_at)), '[]')
              from vending.order_results(r.meter_no, r.order_id) t
             where t.part >= r.first_part and t.part < r.first_part + r.part_count) as results
      from ap2t.token_request r
     where r.state in ('generated', 'delivered') and (r.card_uid is not null or r.kind = 'key-change') and r.request_id > ${after}
     order by r.request_id limit ${pageSize}`.execute(database.kysely);
  return rows;
}

function outcome({ kind, results, confirmed_at }: OpenRequest): TokenOutcome {
  const parts = results.map(({ result, result_at }) => ({
    result,
    resultAt: result_at === null ? null : new Date(result_at),
  }));
  return outcomeOf(kind, parts, confirmed_at);
}

function hasNews(request: OpenRequest): boolean {
  return request.is_waiting || outcome(request) !== null;
}

async function reflectAgenda(
  database: Database,
  agendaNo: string,
  requests: readonly OpenRequest[],
  at: Date,
): Promise<boolean> {
  const outcomes = new Map(
    requests.flatMap((request) => {
      const known = outcome(request);
      return known === null ? [] : [[request.request_id, known] as const];
    }),
  );
  return inTransaction(database, async (transaction) => {
    const settled =
      outcomes.size === 0
        ? []
        : await settleRequests(transaction, { agendaNo, outcomes, by: 'card', at });
    const filled = await fillCards(transaction, agendaNo, at);
    return settled.length + filled.length > 0;
  });
}
