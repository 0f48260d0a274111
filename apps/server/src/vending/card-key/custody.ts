import { type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Transaction } from 'kysely';
import pg from 'pg';
import { type Database, tables } from '../../platform/index.ts';
import { componentLengths, joinComponents } from '../security-module/components.ts';
import { recordCardKeyAct } from './act.ts';
import { heldCardKey } from './block.ts';
import type { CardKeyAttributes, HeldCardKey } from './model.ts';
import { type CardKeyRow, type CardKeyTables, cardKeyRows } from './table.ts';
import { type CardKeyTurn, opens, turnCardKey } from './turn.ts';

export interface CardKeyCustodyParts {
  readonly database: Database;
  readonly masterKey: () => Promise<KeyObject>;
  readonly production: boolean;
  readonly now: () => Date;
  /** Called after every change, so that this process knows of it at once. */
  readonly changed: () => void;
}

/** A card master key that is to come in. */
export type NewCardKey = Omit<CardKeyAttributes, 'state'>;

/**
 * What custodians do with card master keys. Each act is one transaction together with its entry in the audit trail; `actor` is who does it.
 * No method takes or gives a key in clear but for the components that come in.
 */
export class CardKeyCustody {
  readonly #parts: CardKeyCustodyParts;

  constructor(parts: CardKeyCustodyParts) {
    this.#parts = parts;
  }

  /** Every key that there is or was, by version. */
  list(): Promise<readonly CardKeyRow[]> {
    return cardKeyRows(this.#parts.database);
  }

  /** How many meters have their share of each version. */
  async meters(): Promise<ReadonlyMap<number, number>> {
    const rows = await tables<CardKeyTables>(this.#parts.database, 'vending')
      .selectFrom('meter_card_key')
      .select(({ fn }) => ['version', fn.countAll<number>().as('count')])
      .groupBy('version')
      .orderBy('version')
      .execute();
    return new Map(rows.map(({ version, count }) => [version, count]));
  }

  /** Makes a key inside the module: nobody ever sees it. Its state is then `imported`. */
  async generate(key: NewCardKey, actor: string): Promise<HeldCardKey> {
    const clear = randomBytes(componentLengths.card);
    return this.#take(key, clear, actor, { act: 'generate', expectedCheckValue: null });
  }

  /**
   * Joins components to a key, whose state is then `imported`. Nothing is imported unless its check value is `expectedCheckValue`; null
   * takes any. The components are the caller's to wipe.
   */
  async importComponents(
    key: NewCardKey,
    components: readonly Uint8Array[],
    expectedCheckValue: string | null,
    actor: string,
  ): Promise<HeldCardKey> {
    const clear = joinComponents('card', components);
    const act = { act: 'import', components: components.length, expectedCheckValue } as const;
    return this.#take(key, clear, actor, act);
  }

  /**
   * Puts a key into its next state; with `force` although meters would be left without a share that counts. To activate one retires the
   * one before. Throws SETRUM_CARD_MASTER_KEY_UNKNOWN, _STATE, _VERSION, _METERS, _TEST, _BLOCK.
   */
  async turn(
    version: number,
    to: CardKeyTurn,
    by: { readonly actor: string; readonly force?: boolean },
  ): Promise<HeldCardKey> {
    const { production, now } = this.#parts;
    const masterKey = await this.#parts.masterKey();
    const order = { version, to, actor: by.actor, force: by.force === true, at: now() };
    return this.#transaction((transaction) =>
      turnCardKey(transaction, { masterKey, production }, order),
    );
  }

  /** The versions of keys whose block does not open. */
  async findBroken(): Promise<readonly number[]> {
    const rows = (await this.list()).filter(({ block }) => block !== null);
    if (rows.length === 0) return [];
    const masterKey = await this.#parts.masterKey();
    return rows.flatMap((row) => (opens(masterKey, row) ? [] : [row.version]));
  }

  async #take(
    { version, test }: NewCardKey,
    clear: Uint8Array,
    actor: string,
    from: {
      readonly act: 'generate' | 'import';
      readonly components?: number;
      readonly expectedCheckValue: string | null;
    },
  ): Promise<HeldCardKey> {
    const { production } = this.#parts;
    const { act, components, expectedCheckValue } = from;
    try {
      assertVersion(version);
      if (test && production) throw new SetrumError('SETRUM_CARD_MASTER_KEY_TEST', { version });
      const attributes = { keyId: randomUUID(), version, test, state: 'imported' } as const;
      const held = heldCardKey(await this.#parts.masterKey(), attributes, clear);
      const expected = expectedCheckValue?.toUpperCase() ?? held.checkValue;
      if (expected !== held.checkValue) {
        const values = { found: held.checkValue, expected };
        const what = `kartu/card ${version}`;
        throw new SetrumError('SETRUM_VENDING_KEY_CHECK_VALUE', { what, ...values });
      }
      await this.#insert(held, {
        act,
        actor,
        detail: components === undefined ? {} : { components },
      });
      return held;
    } finally {
      clear.fill(0);
    }
  }

  async #insert(
    held: HeldCardKey,
    by: { readonly act: string; readonly actor: string; readonly detail: { components?: number } },
  ): Promise<void> {
    const { keyId, version, state, test, checkValue, block } = held;
    const at = this.#parts.now();
    const who = { imported_at: at, imported_by: by.actor, changed_at: at, changed_by: by.actor };
    try {
      await this.#transaction(async (transaction) => {
        await assertSameAsBefore(transaction, held);
        await transaction
          .insertInto('card_key')
          .values({ key_id: keyId, version, state, test, check_value: checkValue, block, ...who })
          .execute();
        await recordCardKeyAct(transaction, held, { ...by, at });
      });
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === '23505') {
        throw new SetrumError('SETRUM_CARD_MASTER_KEY_EXISTS', { version }, { cause: error });
      }
      throw error;
    }
  }

  async #transaction<Result>(
    work: (transaction: Transaction<CardKeyTables>) => Promise<Result>,
  ): Promise<Result> {
    const result = await tables<CardKeyTables>(this.#parts.database, 'vending')
      .transaction()
      .execute(work);
    this.#parts.changed();
    return result;
  }
}

/** A version that meters have shares of comes back as the same key or not at all: they would have shares of another one. */
async function assertSameAsBefore(
  transaction: Transaction<CardKeyTables>,
  { version, checkValue }: HeldCardKey,
): Promise<void> {
  const other = await transaction
    .selectFrom('card_key')
    .innerJoin('meter_card_key', 'meter_card_key.version', 'card_key.version')
    .select('card_key.key_id')
    .where('card_key.version', '=', version)
    .where('card_key.check_value', '<>', checkValue)
    .limit(1)
    .executeTakeFirst();
  if (other === undefined) return;
  const detail = 'meters have shares of another key of this version';
  throw new SetrumError('SETRUM_CARD_MASTER_KEY_VERSION', { version, detail });
}

function assertVersion(version: number): void {
  if (Number.isInteger(version) && version >= 1 && version <= 255) return;
  const detail = 'versions are 1 to 255';
  throw new SetrumError('SETRUM_CARD_MASTER_KEY_VERSION', { version, detail });
}
