import { sql } from 'kysely';
import type { Database } from '../../platform/index.ts';
import type { TokenKind } from './model.ts';
import { outcomeOf, type TokenOutcome } from './outcome.ts';

/** A request whose end the centre may learn from a card, and what is known of it. */
export interface OpenRequest {
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

/** The next `limit` of them after the request `after`. */
export async function openRequests(
  database: Database,
  after: string,
  limit: number,
): Promise<readonly OpenRequest[]> {
  const { rows } = await sql<OpenRequest>`
    select r.request_id, r.agenda_no, r.kind,
           r.state = 'generated' and r.card_uid is not null as is_waiting,
           case when r.kind = 'key-change' then vending.key_confirmed_at(r.meter_no, r.key_version) end as confirmed_at,
           (select coalesce(jsonb_agg(jsonb_build_object('result', t.result, 'result_at', t.result_at)), '[]')
              from vending.order_results(r.meter_no, r.order_id) t
             where t.part >= r.first_part and t.part < r.first_part + r.part_count) as results
      from ap2t.token_request r
     where r.state in ('generated', 'delivered') and (r.card_uid is not null or r.kind = 'key-change') and r.request_id > ${after}
     order by r.request_id limit ${limit}`.execute(database.kysely);
  return rows;
}

/** What became of it, as far as is known. */
export function knownOutcome({ kind, results, confirmed_at }: OpenRequest): TokenOutcome {
  const parts = results.map(({ result, result_at }) => ({
    result,
    resultAt: result_at === null ? null : new Date(result_at),
  }));
  return outcomeOf(kind, parts, confirmed_at);
}

/** Whether there is something to do: it has ended, or may find room on its card. */
export function hasNews(request: OpenRequest): boolean {
  return request.is_waiting || knownOutcome(request) !== null;
}
