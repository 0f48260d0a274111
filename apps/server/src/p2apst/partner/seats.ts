import { SetrumError } from '@setrum/errors';
import type { Transaction } from 'kysely';
import { recordAct } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import { partnerRecord } from './record.ts';
import type { PartnerTables, SeatState } from './tables.ts';

/** Where a partner sells. */
export interface Seats {
  readonly counters: readonly {
    readonly counterId: string;
    readonly name: string;
    readonly state: SeatState;
  }[];
  readonly terminals: readonly {
    readonly terminalId: string;
    readonly counterId: string | null;
    readonly state: SeatState;
  }[];
}

/**
 * Counters (loket) and terminals of partners: added, blocked, let in again. A terminal is blocked with its counter. Every act is in
 * the audit trail; throws SETRUM_PARTNER_NOT_FOUND.
 */
export class SeatService {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  async list(partnerId: string): Promise<Seats> {
    await partnerRecord(this.#database, partnerId);
    const p2apst = tables<PartnerTables>(this.#database, 'p2apst');
    const counters = await p2apst
      .selectFrom('counter')
      .select(['counter_id as counterId', 'name', 'state'])
      .where('partner_id', '=', partnerId)
      .orderBy('counter_id')
      .execute();
    const terminals = await p2apst
      .selectFrom('terminal')
      .select(['terminal_id as terminalId', 'counter_id as counterId', 'state'])
      .where('partner_id', '=', partnerId)
      .orderBy('terminal_id')
      .execute();
    return { counters, terminals };
  }

  /** Adds a counter, or changes name and state of the one that is there. */
  putCounter(
    partnerId: string,
    counter: { readonly counterId: string; readonly name: string; readonly state: SeatState },
    by: string,
  ): Promise<Seats> {
    const { counterId, name, state } = counter;
    return this.#act(partnerId, by, `counter_${counterId}`, state, async (p2apst) => {
      await p2apst
        .insertInto('counter')
        .values({ partner_id: partnerId, counter_id: counterId, name, state })
        .onConflict((conflict) =>
          conflict.columns(['partner_id', 'counter_id']).doUpdateSet({ name, state }),
        )
        .execute();
    });
  }

  /** Adds a terminal, or moves, blocks or unblocks the one that is there. Throws SETRUM_COUNTER_NOT_FOUND. */
  putTerminal(
    partnerId: string,
    terminal: {
      /** Field 41, with or without its leading zeros. */
      readonly terminalId: string;
      readonly counterId: string | null;
      readonly state: SeatState;
    },
    by: string,
  ): Promise<Seats> {
    const { counterId, state } = terminal;
    const terminalId = terminal.terminalId.replace(/^0+(?=.)/, '');
    return this.#act(partnerId, by, `terminal_${terminalId}`, state, async (p2apst) => {
      if (counterId !== null) await assertCounter(p2apst, partnerId, counterId);
      await p2apst
        .insertInto('terminal')
        .values({
          partner_id: partnerId,
          terminal_id: terminalId,
          counter_id: counterId,
          state,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['partner_id', 'terminal_id'])
            .doUpdateSet({ counter_id: counterId, state }),
        )
        .execute();
    });
  }

  async #act(
    partnerId: string,
    by: string,
    // A terminal's number may look like an id number, which the trail refuses; behind a word it does not.
    seat: string,
    state: SeatState,
    work: (p2apst: Transaction<PartnerTables>) => Promise<void>,
  ): Promise<Seats> {
    await partnerRecord(this.#database, partnerId);
    await tables<PartnerTables>(this.#database, 'p2apst')
      .transaction()
      .execute(async (p2apst) => {
        await work(p2apst);
        const act = { actor: by, act: 'partner.seat', subject: partnerId, detail: { seat, state } };
        await recordAct(p2apst, act, this.#now());
      });
    return this.list(partnerId);
  }
}

async function assertCounter(
  p2apst: Transaction<PartnerTables>,
  partnerId: string,
  counterId: string,
): Promise<void> {
  const found = await p2apst
    .selectFrom('counter')
    .select('counter_id')
    .where('partner_id', '=', partnerId)
    .where('counter_id', '=', counterId)
    .executeTakeFirst();
  if (found === undefined) throw new SetrumError('SETRUM_COUNTER_NOT_FOUND', { counterId });
}
