import type { Pool } from 'pg';

export interface CollectOptions {
  readonly pool: Pool;
  readonly now: () => Date;
  /**
   * How much older than the beginning of its transaction's writing the time of a record may be: waiting, retries and the difference between
   * servers' clocks. A record later than that would be missed.
   */
  readonly lateMs: number;
  /** An endpoint with so many deliveries waiting is read for again when they are fewer. */
  readonly mostWaiting: number;
  /** Everything since `collected_until` is read this often; between that, only what is new. */
  readonly fullEveryMs: number;
}

interface Reading {
  readonly endpoint_id: string;
  readonly collected_until: Date;
}

const sliceMs = 60_000;
/** What became visible a little late is found at once; what comes later than this, by the next full reading. */
const overlapMs = 5_000;
/** Endpoints further behind than this catch up one after the other, so that they do not keep the others waiting. */
const farBehindMs = 3600_000;
const mostSlices = 90;

/**
 * Reads events off the records and puts them before the endpoints.
 *
 * Records do not become visible in the order of their times. So everything since `collected_until` is read again and again, and that moves only
 * up to a time before which nothing can appear any more: the time of an earlier look (a mark), less `lateMs`, once every transaction that
 * had begun to write by then has ended. PostgreSQL tells that: the oldest transaction still running is not older than the youngest one
 * of the mark. A transaction that began to write after the mark has records no older than the mark less `lateMs`.
 */
export class Collector {
  readonly #options: CollectOptions;
  /** The last reading of all, and of what is new. */
  #last: { readonly fullMs: number; readonly newMs: number } | null = null;
  #safeUntilMs = 0;
  #mark: { readonly at: Date; readonly nextTransaction: bigint } | null = null;

  constructor(options: CollectOptions) {
    this.#options = options;
  }

  /** Gives how many events are new. Safe to run on several servers at once: what one has read is known to the others by its key. */
  async collect(): Promise<number> {
    const { pool, now, mostWaiting } = this.#options;
    const at = now();
    const atMs = at.getTime();
    const last = this.#last;
    const isFull = last === null || atMs - last.fullMs >= this.#options.fullEveryMs;
    if (isFull) await this.#look(at);
    const { rows } = await pool.query<Reading>(
      `select e.endpoint_id, e.collected_until from p2apst.webhook_endpoint e
        where (select count(*) from (select from p2apst.webhook_delivery d
                                      where d.partner_id = e.partner_id and d.endpoint_id = e.endpoint_id and d.state = 'waiting'
                                      limit $1) x) < $1
        order by e.collected_until`,
      [mostWaiting],
    );
    if (rows.length === 0) return 0;
    const isFarBehind = ({ collected_until }: Reading): boolean =>
      collected_until.getTime() < atMs - farBehindMs;
    const [oldest] = rows.filter(isFarBehind);
    const recent = rows.filter((row) => !isFarBehind(row));
    const newFromMs = isFull ? 0 : last.newMs - overlapMs;
    let added = await this.#read(recent, newFromMs, at);
    if (oldest !== undefined) added += await this.#read([oldest], 0, at);
    this.#last = { fullMs: isFull ? atMs : last.fullMs, newMs: atMs };
    await pool.query('select p2apst.collect_low_deposits($1)', [at]);
    return added;
  }

  /** Moves the time before which nothing can appear any more, as far as the last mark allows, and sets a new mark. */
  async #look(at: Date): Promise<void> {
    const { pool, lateMs } = this.#options;
    const { rows } = await pool.query<{ oldest: string; next: string }>(
      `select pg_snapshot_xmin(s)::text as oldest, pg_snapshot_xmax(s)::text as next from pg_current_snapshot() s`,
    );
    const [snapshot] = rows;
    if (snapshot === undefined) throw new Error('the database has no snapshot');
    const mark = this.#mark;
    if (mark !== null && BigInt(snapshot.oldest) < mark.nextTransaction) return;
    if (mark !== null) this.#safeUntilMs = mark.at.getTime() - lateMs;
    this.#mark = { at, nextTransaction: BigInt(snapshot.next) };
  }

  /** Reads from the oldest of these endpoints or `fromMs` on, slice by slice, and moves them on as far as is safe. */
  async #read(endpoints: readonly Reading[], fromMs: number, at: Date): Promise<number> {
    const { pool } = this.#options;
    const [first] = endpoints;
    if (first === undefined) return 0;
    const ids = endpoints.map(({ endpoint_id }) => endpoint_id);
    // A server whose clock is ahead of ours is read a little later.
    const end = at.getTime() + 1;
    const collectedMs = first.collected_until.getTime();
    let from = Math.max(collectedMs, fromMs);
    let added = 0;
    for (let slice = 0; slice < mostSlices && from < end; slice++) {
      const until = Math.min(from + sliceMs, end);
      const { rows } = await pool.query<{ added: number }>(
        'select p2apst.collect_webhooks($1, $2, $3, $4) as added',
        [ids, new Date(from), new Date(until), at],
      );
      added += rows[0]?.added ?? 0;
      from = until;
    }
    // Only a reading without a gap counts.
    if (fromMs <= collectedMs) {
      await pool.query(
        `update p2apst.webhook_endpoint set collected_until = $2 where endpoint_id = any ($1) and collected_until < $2`,
        [ids, new Date(Math.min(from, this.#safeUntilMs))],
      );
    }
    return added;
  }
}
