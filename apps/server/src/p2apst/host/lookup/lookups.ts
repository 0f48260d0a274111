import { SetrumError } from '@setrum/errors';
import { Batcher, type Database } from '../../../platform/index.ts';
import type { Partner } from '../../partner/model.ts';
import { AgedAnswers } from './aged.ts';

type TerminalState = 'active' | 'blocked' | 'unknown';

/**
 * What messages are judged by, a moment old at most, so that a purchase costs no round trip of its own for it. Terminals that are asked
 * for at the same time are looked up together: a bank may have thousands.
 */
export class Lookups {
  readonly #partners: AgedAnswers<Partner | null>;
  readonly #channels: AgedAnswers<ReadonlySet<string>>;
  readonly #terminals: AgedAnswers<TerminalState>;

  constructor({ pool }: Database, ageMs: number) {
    this.#partners = new AgedAnswers(ageMs, async (partnerId) => {
      const { rows } = await pool.query<{ partner: Partner | null }>(
        'select p2apst.partner_json($1) as partner',
        [partnerId],
      );
      return rows[0]?.partner ?? null;
    });
    this.#channels = new AgedAnswers(ageMs, async () => {
      const { rows } = await pool.query<{ mcc: string }>('select mcc from p2apst.channel');
      return new Set(rows.map(({ mcc }) => mcc));
    });
    const together = new Batcher<string, TerminalState>(
      { batchItems: 500, queueItems: 10_000 },
      async (keys) => {
        const { rows } = await pool.query<{ state: TerminalState }>(
          `select p2apst.terminal_state(split_part(k, '/', 1), split_part(k, '/', 2)) as state
             from unnest($1::text[]) with ordinality as a(k, n) order by n`,
          [keys],
        );
        return rows.map(({ state }) => ({ result: state }));
      },
      () => new SetrumError('SETRUM_BUSY'),
    );
    this.#terminals = new AgedAnswers(ageMs, (key) => together.submit(key));
  }

  partner(partnerId: string): Promise<Partner | null> {
    return this.#partners.get(partnerId);
  }

  async isChannel(mcc: string): Promise<boolean> {
    return (await this.#channels.get('')).has(mcc);
  }

  /** Without leading zeros. */
  terminal(partnerId: string, terminalId: string): Promise<TerminalState> {
    return this.#terminals.get(`${partnerId}/${terminalId}`);
  }
}
