import type { KeyObject } from 'node:crypto';
import { type CmacKey, cmacKey } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import { withClearCardKey } from './block.ts';
import type { HeldCardKey } from './model.ts';
import { cardKeyRows, heldCardKeyOf } from './table.ts';

/** A card master key in use: its bytes are in a `KeyObject`, not on JavaScript's heap. */
export interface OpenCardKey {
  readonly keyId: string;
  readonly version: number;
  readonly state: 'next' | 'current' | 'retired';
  readonly key: CmacKey;
}

/** The card master keys that there are to work with. */
export interface CardKeyDirectory {
  /** What is found afterwards is at most this directory's age limit old. */
  refresh(): Promise<void>;
  find(version: number): OpenCardKey | undefined;
  all(): readonly OpenCardKey[];
}

/** A key that another process has turned or destroyed may be known here this much later. */
const maxAgeMs = 2_000;

export interface CardKeyDirectoryParts {
  readonly database: Database;
  /** Asked for when there is a block to open. */
  readonly masterKey: () => Promise<KeyObject>;
  /** Leaves test keys alone. */
  readonly production: boolean;
  /** A clock that never goes back. */
  readonly nowMs?: () => number;
}

/** The card master keys of the database, read again on use when what is known is older than two seconds. */
export class DatabaseCardKeys implements CardKeyDirectory {
  readonly #parts: CardKeyDirectoryParts;
  #keys: ReadonlyMap<number, OpenCardKey> = new Map();
  #readAtMs = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(parts: CardKeyDirectoryParts) {
    this.#parts = parts;
  }

  /** Makes the next use read again. */
  forget(): void {
    this.#readAtMs = Number.NEGATIVE_INFINITY;
  }

  async refresh(): Promise<void> {
    const { nowMs = () => performance.now() } = this.#parts;
    if (nowMs() - this.#readAtMs < maxAgeMs) return;
    this.#reading ??= this.#read(nowMs()).finally(() => {
      this.#reading = null;
    });
    await this.#reading;
  }

  find(version: number): OpenCardKey | undefined {
    return this.#keys.get(version);
  }

  all(): readonly OpenCardKey[] {
    return [...this.#keys.values()];
  }

  async #read(askedAtMs: number): Promise<void> {
    const { database, masterKey, production } = this.#parts;
    const held = (await cardKeyRows(database)).map(heldCardKeyOf);
    const used = held.filter(({ test, block }) => block !== null && !(test && production));
    const keys = new Map<number, OpenCardKey>();
    for (const row of used) {
      const { keyId, version, state } = row;
      if (state === 'imported' || state === 'destroyed') continue;
      const known = this.#keys.get(version);
      const key = known?.keyId === keyId ? known.key : openOrNull(await masterKey(), row);
      if (key !== null) keys.set(version, { keyId, version, state, key });
    }
    this.#keys = keys;
    this.#readAtMs = askedAtMs;
  }
}

/**
 * Null for a block that does not open: cards of that version are then unverified, and sales go on. A server does not start with one
 * (`assertUsableCardKeys`), and custodians find it (`findBroken`).
 */
function openOrNull(masterKey: KeyObject, held: HeldCardKey): CmacKey | null {
  try {
    return withClearCardKey(masterKey, held, (clear) => cmacKey(clear));
  } catch (error) {
    if (error instanceof SetrumError && error.code === 'SETRUM_CARD_MASTER_KEY_BLOCK') return null;
    throw error;
  }
}
