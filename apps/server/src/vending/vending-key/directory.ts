import { type Database, tables } from '../../platform/index.ts';
import type { KeyDirectory } from '../security-module/vault.ts';
import { type HeldKey, refText } from '../security-module/vending-key.ts';
import { heldKeyOf, type VendingKeyTables } from './table.ts';

/** A key that another process has activated, expired or destroyed may be known here this much later. */
export const directoryMaxAgeMs = 2_000;

/**
 * The vending keys of the database, read again on use when what is known is older than two seconds. A row that has not changed stays
 * the same object, so whatever a vault keeps for it lasts as long as the row.
 */
export class DatabaseKeyDirectory implements KeyDirectory {
  readonly #database: Database;
  readonly #nowMs: () => number;
  #keys: ReadonlyMap<string, HeldKey> = new Map();
  #readAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  /** @param nowMs a clock that never goes back */
  constructor(database: Database, nowMs: () => number = () => performance.now()) {
    this.#database = database;
    this.#nowMs = nowMs;
  }

  /** Makes the next use read again. */
  forget(): void {
    this.#readAtMs = Number.NEGATIVE_INFINITY;
  }

  async refresh(): Promise<void> {
    if (this.#nowMs() - this.#readAtMs < directoryMaxAgeMs) return;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  find(ref: Parameters<typeof refText>[0]): HeldKey | undefined {
    return this.#keys.get(refText(ref));
  }

  async #read(): Promise<void> {
    const askedAtMs = this.#nowMs();
    // Oldest change first: of several rows of one name, all but the last are destroyed.
    const rows = await tables<VendingKeyTables>(this.#database, 'vending')
      .selectFrom('vending_key')
      .selectAll()
      .orderBy('changed_at')
      .execute();
    const keys = new Map<string, HeldKey>();
    for (const row of rows) {
      const read = heldKeyOf(row);
      const name = refText(read);
      const other = keys.get(name);
      if (read.state === 'destroyed' && other !== undefined && other.state !== 'destroyed')
        continue;
      const known = this.#keys.get(name);
      keys.set(name, known !== undefined && isSame(known, read) ? known : read);
    }
    this.#keys = keys;
    this.#readAtMs = askedAtMs;
  }
}

function isSame(one: HeldKey, other: HeldKey): boolean {
  return (
    one.keyId === other.keyId &&
    one.block === other.block &&
    one.state === other.state &&
    one.ken === other.ken &&
    one.test === other.test &&
    one.checkValue === other.checkValue
  );
}
