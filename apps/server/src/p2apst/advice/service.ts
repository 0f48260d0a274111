import { SetrumError } from '@setrum/errors';
import type { Pool, PoolClient } from 'pg';
import { recordAct } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { inTransaction } from '../settlement/transaction.ts';
import type { ManualAdvice, StandingRecord } from './model.ts';

/** The open rows that one partner may have: who floods us with keys of his own making is noted no further. */
const mostOpen = 10_000;
/** From this advice on a request without a sale is listed. */
const listedFrom = 3;
/** A request that was asked after less often, and not for this long, is forgotten. */
const forgottenMs = 7 * 24 * 3_600_000;
/** Who closes a row when its partner has its answer. */
const answeredBy = 'host';

const select = `
  select partner_id as "partnerId", request_key as "requestKey", kind, subject, times, first_at as "firstAt", last_at as "lastAt", state,
         closed_by as "closedBy", closed_at as "closedAt", reason
    from p2apst.manual_advice`;
const listed = `(kind = 'undelivered' or times >= ${listedFrom} or state = 'closed')`;

/** The list of manual advices. It tells and remembers; it never moves money and never sells. */
export class ManualAdvices {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** An answer could not be delivered: the partner may not know what became of its request. Gives whether it is noted. */
  undelivered(notice: {
    readonly partnerId: string;
    readonly requestKey: string;
    readonly subject: string;
    readonly at: Date;
  }): Promise<boolean> {
    return this.#note('undelivered', notice, notice.subject);
  }

  /** An advice asked for a sale that is not on record. Gives whether it is noted. */
  adviceUnknown(notice: {
    readonly partnerId: string;
    readonly requestKey: string;
    readonly meterNo: string;
    readonly at: Date;
  }): Promise<boolean> {
    return this.#note('unknown', notice, notice.meterNo);
  }

  /** The partner has its answer: what is open under this key is closed. */
  async answered(sale: {
    readonly partnerId: string;
    readonly requestKey: string;
    readonly at: Date;
  }): Promise<void> {
    await this.#database.pool.query(
      `update p2apst.manual_advice set state = 'closed', closed_by = $4, closed_at = $3, reason = 'answered'
        where partner_id = $1 and request_key = $2 and state = 'open'`,
      [sale.partnerId, sale.requestKey, sale.at.toISOString(), answeredBy],
    );
  }

  /** What is listed; null does not narrow. The one that has waited longest first. */
  async list(
    partnerId: string | null,
    state: ManualAdvice['state'] | null,
    limit: number,
  ): Promise<readonly ManualAdvice[]> {
    const { rows } = await this.#database.pool.query<ManualAdvice>(
      `${select} where ($1::text is null or partner_id = $1) and ($2::text is null or state = $2) and ${listed}
        order by first_at, partner_id, request_key limit $3`,
      [partnerId, state, limit],
    );
    return rows;
  }

  /** One row, and what stands on record under its key now. Throws SETRUM_ADVICE_UNKNOWN. */
  async look(
    partnerId: string,
    requestKey: string,
  ): Promise<{ readonly advice: ManualAdvice; readonly record: StandingRecord }> {
    const { pool } = this.#database;
    const advice = await find(pool, partnerId, requestKey);
    return { advice, record: await recordUnder(pool, partnerId, requestKey) };
  }

  /** Takes a row off the list. Throws SETRUM_ADVICE_UNKNOWN, SETRUM_ADVICE_CLOSED. */
  close(partnerId: string, requestKey: string, reason: string, by: string): Promise<ManualAdvice> {
    return inTransaction(this.#database, async (client) => {
      const at = this.#now();
      const { rowCount } = await client.query(
        `update p2apst.manual_advice set state = 'closed', closed_by = $3, closed_at = $4, reason = $5
          where partner_id = $1 and request_key = $2 and state = 'open' and ${listed}`,
        [partnerId, requestKey, by, at.toISOString(), reason],
      );
      const advice = await find(client, partnerId, requestKey);
      if (rowCount === 0) throw new SetrumError('SETRUM_ADVICE_CLOSED');
      const detail = { kind: advice.kind, subject: advice.subject };
      await recordAct(client, { actor: by, act: 'advice.close', subject: partnerId, detail }, at);
      return advice;
    });
  }

  /** Forgets requests that were asked after once or twice, long ago. To be called once in a while. */
  async tidy(): Promise<number> {
    const { rowCount } = await this.#database.pool.query(
      `delete from p2apst.manual_advice where state = 'open' and not ${listed} and last_at < $1`,
      [new Date(this.#now().getTime() - forgottenMs).toISOString()],
    );
    return rowCount ?? 0;
  }

  async #note(
    kind: ManualAdvice['kind'],
    notice: { readonly partnerId: string; readonly requestKey: string; readonly at: Date },
    subject: string,
  ): Promise<boolean> {
    const { rows } = await this.#database.pool.query<{ noted: boolean }>(
      'select p2apst.note_advice($1, $2, $3, $4, $5, $6) as noted',
      [notice.partnerId, notice.requestKey, kind, subject, notice.at.toISOString(), mostOpen],
    );
    return rows[0]?.noted ?? false;
  }
}

/** The row of a request; null when it is not listed. */
export async function adviceOf(
  client: Pool | PoolClient,
  partnerId: string,
  requestKey: string,
): Promise<ManualAdvice | null> {
  const { rows } = await client.query<ManualAdvice>(
    `${select} where partner_id = $1 and request_key = $2 and ${listed}`,
    [partnerId, requestKey],
  );
  return rows[0] ?? null;
}

async function find(
  client: Pool | PoolClient,
  partnerId: string,
  requestKey: string,
): Promise<ManualAdvice> {
  const advice = await adviceOf(client, partnerId, requestKey);
  if (advice === null) throw new SetrumError('SETRUM_ADVICE_UNKNOWN');
  return advice;
}

const none: StandingRecord = { status: 'none', at: null, amountCents: null, code: null };

async function recordUnder(
  pool: Pool,
  partnerId: string,
  requestKey: string,
): Promise<StandingRecord> {
  const { rows } = await pool.query<StandingRecord>(
    `select case when exists (select from p2apst.refund f where f.meter_no = p.meter_no and f.purchase_id = p.purchase_id)
                 then 'refunded' else p.status end as status,
            p.at, p.amount_cents as "amountCents", p.decline->>'code' as code
       from p2apst.purchase p where p.partner_id = $1 and p.request_key = $2
      union all
     select case when p.reversed_at is not null then 'reversed' else p.status end, p.at, p.amount_cents, p.decline->>'code'
       from p2apst.payment p where p.partner_id = $1 and p.request_key = $2
      limit 1`,
    [partnerId, requestKey],
  );
  return rows[0] ?? none;
}
