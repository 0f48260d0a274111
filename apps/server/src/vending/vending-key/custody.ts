import { randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Transaction } from 'kysely';
import pg from 'pg';
import { recordAct } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { KeyBlock, KeyVault, NewKey } from '../security-module/vault.ts';
import { type HeldKey, type KeyState, refText } from '../security-module/vending-key.ts';
import { assertAttributes, type NewKeyAttributes } from './attributes.ts';
import { heldKeyOf, type VendingKeyRow, type VendingKeyTables } from './table.ts';

export interface KeyCustodyParts {
  readonly database: Database;
  readonly vault: KeyVault;
  readonly production: boolean;
  readonly now: () => Date;
  /** Called after every change, so that this process knows of it at once. */
  readonly changed: () => void;
}

/** From which states a key may go where. An active key is expired first, so that nobody destroys a key that is in use by mistake. */
const ways: Readonly<Record<Exclude<KeyState, 'imported'>, readonly KeyState[]>> = {
  active: ['imported'],
  expired: ['active'],
  destroyed: ['imported', 'expired'],
};
const acts = { active: 'activate', expired: 'expire', destroyed: 'destroy' } as const;

/**
 * What custodians do with vending keys. Each act is one transaction together with its entry in the audit trail; `actor` is who does it.
 * No method takes or gives a key in clear but for the components that come in.
 */
export class KeyCustody {
  readonly #parts: KeyCustodyParts;

  constructor(parts: KeyCustodyParts) {
    this.#parts = parts;
  }

  /** Every key that there is or was, by name. */
  list(): Promise<readonly VendingKeyRow[]> {
    return tables<VendingKeyTables>(this.#parts.database, 'vending')
      .selectFrom('vending_key')
      .selectAll()
      .orderBy('sgc')
      .orderBy('krn')
      .orderBy('kind')
      .orderBy('dkga')
      .orderBy('base_date')
      .orderBy('imported_at')
      .execute();
  }

  /**
   * Joins components to a key, whose state is then `imported`. Nothing is imported unless its check value is `expectedCheckValue`; null
   * takes any. The components are the caller's to wipe.
   */
  importComponents(
    attributes: NewKeyAttributes,
    components: readonly Uint8Array[],
    expectedCheckValue: string | null,
    actor: string,
  ): Promise<HeldKey> {
    const { vault } = this.#parts;
    return this.#import(attributes, expectedCheckValue, actor, 'import', components.length, (key) =>
      vault.importComponents(key, components),
    );
  }

  /** Takes a key block that this installation, or one with the same master key, has exported. */
  importBlock(block: KeyBlock, actor: string): Promise<HeldKey> {
    const { sgc, krn, kind, dkga, baseDate, ken, test } = block;
    const attributes = { sgc, krn, kind, dkga, baseDate, ken, test };
    return this.#import(attributes, block.checkValue, actor, 'import-block', 0, (key) =>
      this.#parts.vault.importBlock(key, block),
    );
  }

  activate(keyId: string, actor: string): Promise<HeldKey> {
    return this.#turn(keyId, 'active', actor);
  }

  /** No new tokens under it from now on, whatever its expiry number says; it may still be the old key of a key change. */
  expire(keyId: string, actor: string): Promise<HeldKey> {
    return this.#turn(keyId, 'expired', actor);
  }

  /** The material is gone for good; the row stays, so that the record of what was issued under it can be understood. */
  destroy(keyId: string, actor: string): Promise<HeldKey> {
    return this.#turn(keyId, 'destroyed', actor);
  }

  /** The key block, for the back-up. */
  async exportBlock(keyId: string, actor: string): Promise<KeyBlock> {
    return this.#transaction(async (transaction) => {
      const held = heldKeyOf(await lockRow(transaction, keyId));
      if (held.state === 'destroyed') throw stateError(held);
      const block = await this.#parts.vault.exportBlock(held);
      await this.#record(transaction, 'export', held, actor, {});
      return block;
    });
  }

  /** The names of keys whose material does not open: altered rows, another master key, or lost in hardware. */
  async findBroken(): Promise<readonly string[]> {
    const broken: string[] = [];
    for (const row of await this.list()) {
      if (row.state === 'destroyed') continue;
      const held = heldKeyOf(row);
      if (!(await this.#opens(held))) broken.push(refText(held));
    }
    return broken;
  }

  async #import(
    attributes: NewKeyAttributes,
    expectedCheckValue: string | null,
    actor: string,
    act: 'import' | 'import-block',
    components: number,
    into: (key: NewKey) => Promise<HeldKey>,
  ): Promise<HeldKey> {
    const { vault, production, database } = this.#parts;
    assertAttributes(attributes);
    const key = refText(attributes);
    if (attributes.test && production) throw new SetrumError('SETRUM_VENDING_KEY_TEST', { key });
    if (!vault.supports(attributes.dkga)) {
      throw new SetrumError('SETRUM_VENDING_KEY_UNSUPPORTED', { dkga: attributes.dkga });
    }
    await assertFree(database, attributes);
    const held = await into({ ...attributes, state: 'imported', keyId: randomUUID() });
    try {
      if (expectedCheckValue !== null && expectedCheckValue.toUpperCase() !== held.checkValue) {
        const values = { found: held.checkValue, expected: expectedCheckValue.toUpperCase() };
        throw new SetrumError('SETRUM_VENDING_KEY_CHECK_VALUE', { what: key, ...values });
      }
      await this.#transaction(async (transaction) => {
        const at = this.#parts.now();
        await transaction
          .insertInto('vending_key')
          .values({
            ...columnsOf(held),
            vault: vault.name,
            imported_at: at,
            imported_by: actor,
            changed_at: at,
            changed_by: actor,
          })
          .execute();
        const from = components === 0 ? {} : { components };
        await this.#record(transaction, act, held, actor, { ...from, vault: vault.name });
      });
    } catch (error) {
      await vault.destroy(held);
      if (error instanceof pg.DatabaseError && error.code === '23505') {
        throw new SetrumError('SETRUM_VENDING_KEY_EXISTS', { key }, { cause: error });
      }
      throw error;
    }
    return held;
  }

  #turn(keyId: string, to: Exclude<KeyState, 'imported'>, actor: string): Promise<HeldKey> {
    const { vault, production, now } = this.#parts;
    return this.#transaction(async (transaction) => {
      const held = heldKeyOf(await lockRow(transaction, keyId));
      // A key that does not open cannot be expired first, so there is nothing to protect any more.
      const useless = to === 'destroyed' && held.state === 'active' && !(await this.#opens(held));
      if (!ways[to].includes(held.state) && !useless) throw stateError(held);
      if (to === 'active' && held.test && production) {
        throw new SetrumError('SETRUM_VENDING_KEY_TEST', { key: refText(held) });
      }
      if (to === 'destroyed') await vault.destroy(held);
      const next: HeldKey =
        to === 'destroyed' ? { ...held, state: to, block: null } : await vault.rebind(held, to);
      await transaction
        .updateTable('vending_key')
        .set({ state: to, block: next.block, changed_at: now(), changed_by: actor })
        .where('key_id', '=', keyId)
        .execute();
      await this.#record(transaction, acts[to], held, actor, { from: held.state });
      return next;
    });
  }

  async #opens(held: HeldKey): Promise<boolean> {
    try {
      await this.#parts.vault.assertOpens(held);
      return true;
    } catch (error) {
      const { code } = error instanceof SetrumError ? error : { code: null };
      if (code === 'SETRUM_VENDING_KEY_BLOCK' || code === 'SETRUM_VENDING_KEY_MISSING')
        return false;
      throw error;
    }
  }

  async #transaction<Result>(
    work: (transaction: Transaction<VendingKeyTables>) => Promise<Result>,
  ): Promise<Result> {
    const result = await tables<VendingKeyTables>(this.#parts.database, 'vending')
      .transaction()
      .execute(work);
    this.#parts.changed();
    return result;
  }

  async #record(
    transaction: Transaction<VendingKeyTables>,
    act: string,
    held: HeldKey,
    actor: string,
    detail: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    const { keyId, ken, test, checkValue } = held;
    const known = { keyId, ken, test, checkValue };
    const entry = { actor, act: `vending-key.${act}`, subject: refText(held) };
    await recordAct(transaction, { ...entry, detail: { ...known, ...detail } }, this.#parts.now());
  }
}

function columnsOf(held: HeldKey) {
  const { keyId, sgc, krn, kind, dkga, baseDate, ken, test, state, checkValue, block } = held;
  const columns = { sgc, krn, kind, dkga, base_date: baseDate, ken, test, state, block };
  return { key_id: keyId, ...columns, check_value: checkValue };
}

async function lockRow(
  transaction: Transaction<VendingKeyTables>,
  keyId: string,
): Promise<VendingKeyRow> {
  const row = await transaction
    .selectFrom('vending_key')
    .selectAll()
    .where('key_id', '=', keyId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_VENDING_KEY_UNKNOWN', { key: keyId });
  return row;
}

async function assertFree(database: Database, attributes: NewKeyAttributes): Promise<void> {
  const { sgc, krn, kind, dkga, baseDate } = attributes;
  const other = await tables<VendingKeyTables>(database, 'vending')
    .selectFrom('vending_key')
    .select('key_id')
    .where('sgc', '=', sgc)
    .where('krn', '=', krn)
    .where('kind', '=', kind)
    .where('dkga', '=', dkga)
    .where('base_date', '=', baseDate)
    .where('state', '<>', 'destroyed')
    .executeTakeFirst();
  if (other !== undefined) {
    throw new SetrumError('SETRUM_VENDING_KEY_EXISTS', { key: refText(attributes) });
  }
}

function stateError(held: HeldKey): SetrumError {
  return new SetrumError('SETRUM_VENDING_KEY_STATE', { key: refText(held), state: held.state });
}
