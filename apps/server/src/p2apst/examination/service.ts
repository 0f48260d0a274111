import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { examineLedger } from '../ledger/examine.ts';
import { verifyClosings } from '../settlement/verify.ts';
import type { Examination } from './model.ts';

/** Examinations of the whole ledger, each kept with what it found. */
export class Examinations {
  readonly #database: Database;
  readonly #now: () => Date;
  #since: Date | null = null;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /** Since when one is under way on this server; null: none is. */
  get runningSince(): Date | null {
    return this.#since;
  }

  /** Examines ledger and closed days as they are now, as `setrum ledger verify` does. One at a time: it reads everything. */
  async run(madeBy: string): Promise<Examination> {
    if (this.#since !== null) throw new SetrumError('SETRUM_BUSY');
    const beganAt = this.#now();
    this.#since = beganAt;
    try {
      const { ok, postings, sumCents, faults } = await examineLedger(this.#database);
      const closings = await verifyClosings(this.#database);
      const found = { postings, sumCents, faults, closings, ok: ok && closings.length === 0 };
      const examination = { beganAt, endedAt: this.#now(), madeBy, ...found };
      await this.#keep(examination);
      return examination;
    } finally {
      this.#since = null;
    }
  }

  /** The last one that came to its end; null before the first. */
  async last(): Promise<Examination | null> {
    const { rows } = await this.#database.pool.query<Omit<Examination, 'ok'>>(
      `select began_at as "beganAt", ended_at as "endedAt", made_by as "madeBy", postings, sum_cents as "sumCents", faults, closings
         from p2apst.examination order by examination_id desc limit 1`,
    );
    const [row] = rows;
    if (row === undefined) return null;
    const { sumCents, faults, closings } = row;
    return { ...row, ok: sumCents === 0 && faults.length + closings.length === 0 };
  }

  async #keep(examination: Examination): Promise<void> {
    const { beganAt, endedAt, madeBy, postings, sumCents, faults, closings } = examination;
    await this.#database.pool.query(
      `insert into p2apst.examination (began_at, ended_at, made_by, postings, sum_cents, faults, closings)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[beganAt, endedAt, madeBy, postings, sumCents],
        ...[JSON.stringify(faults), JSON.stringify(closings)],
      ],
    );
  }
}
