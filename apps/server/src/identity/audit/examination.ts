import { type AuditDay, dayOfEntry } from './day.ts';
import { type AuditEntry, genesis, hashOfEntry } from './entry.ts';

/** A place in the trail that somebody wrote down elsewhere. */
export interface AuditAnchor {
  readonly sequence: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** Where an examination begins: after which entry. */
export interface StartingPoint {
  readonly sequence: number;
  readonly hash: Buffer;
}

export const wholeTrail: StartingPoint = { sequence: 0, hash: genesis };

const mostFaults = 20;

/** Follows the chain entry by entry and keeps what is wrong with it. */
export class Examination {
  readonly faults: string[] = [];
  entries = 0;
  readonly #anchor: AuditAnchor | null;
  readonly #seals: Map<string, AuditDay>;
  #sequence: number;
  #hash: Buffer;
  #day: string | null = null;
  #dayFirst: number | null = null;

  constructor(start: StartingPoint, seals: readonly AuditDay[], anchor: AuditAnchor | null) {
    this.#anchor = anchor;
    this.#seals = new Map(seals.map((seal) => [seal.day, seal]));
    this.#sequence = start.sequence;
    this.#hash = start.hash;
  }

  fault(text: string): void {
    if (this.faults.length < mostFaults) this.faults.push(text);
  }

  take(entry: AuditEntry): void {
    const { sequence } = entry;
    const expected = this.#sequence + 1;
    if (sequence !== expected) {
      this.fault(`entries ${expected} to ${sequence - 1} are missing`);
    } else if (!entry.previousHash.equals(this.#hash)) {
      this.fault(`entry ${sequence} does not follow the one before it`);
    }
    if (!hashOfEntry(entry).equals(entry.hash)) this.fault(`entry ${sequence} was changed`);
    if (this.#anchor?.sequence === sequence && this.#anchor.hash !== entry.hash.toString('hex')) {
      this.fault(`entry ${sequence} is not the one that was written down`);
    }
    const day = dayOfEntry(entry.at, this.#day);
    if (day !== this.#day) {
      this.sealed();
      this.#day = day;
      this.#dayFirst = sequence;
    }
    this.entries += 1;
    this.#sequence = sequence;
    this.#hash = entry.hash;
  }

  /** The day that was followed so far is over: its seal must say what was found. */
  sealed(): void {
    if (this.#day === null) return;
    const seal = this.#seals.get(this.#day);
    this.#seals.delete(this.#day);
    if (seal === undefined) this.fault(`day ${this.#day} is over and has no seal`);
    else if (
      seal.firstSequence !== this.#dayFirst ||
      seal.lastSequence !== this.#sequence ||
      !seal.hash.equals(this.#hash)
    )
      this.fault(`the seal of day ${seal.day} does not fit its entries`);
  }

  /** The last entry was taken: it must be the one that the head names. */
  end(head: StartingPoint): void {
    if (head.sequence !== this.#sequence) {
      this.fault(`the trail ends at entry ${this.#sequence}, its head says ${head.sequence}`);
    } else if (!head.hash.equals(this.#hash)) {
      this.fault('the head is not the hash of the last entry');
    }
    if (this.#anchor !== null && this.#anchor.sequence > this.#sequence) {
      this.fault(`entry ${this.#anchor.sequence}, which was written down, is gone`);
    }
    for (const day of this.#seals.keys()) this.fault(`day ${day} has a seal and no entries`);
  }
}
