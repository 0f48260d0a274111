import { type Database, tables } from '../../platform/index.ts';
import { type AuditEntry, genesis, hashOfEntry } from './entry.ts';
import { auditEntries } from './read.ts';
import type { AuditTables } from './tables.ts';

/** A place in the trail that somebody wrote down elsewhere. */
export interface AuditAnchor {
  readonly sequence: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** What an examination of the trail found. */
export interface AuditFindings {
  readonly ok: boolean;
  /** Entries looked at. */
  readonly entries: number;
  /** The last entry: what to write down, so that a later examination can tell that the trail's end is still there. */
  readonly head: AuditAnchor;
  /** One line for each thing that is wrong, at most twenty. */
  readonly faults: readonly string[];
}

const pageEntries = 1_000;
const mostFaults = 20;

/**
 * Examines the whole trail: the numbers without gaps, every hash, every link, and the head. Entries cut off at the end together with
 * a forged head can be told only by an anchor that was written down outside.
 */
export async function verifyAuditTrail(
  database: Database,
  anchor: AuditAnchor | null = null,
): Promise<AuditFindings> {
  const head = await tables<AuditTables>(database, 'identity')
    .selectFrom('audit_head')
    .select(['sequence', 'hash'])
    .executeTakeFirst();
  const examination = new Examination(anchor);
  // Entries that others add meanwhile come after the head that was read, and are left to the next examination.
  const last = head?.sequence ?? 0;
  for (let after = 0; ; ) {
    const page = await auditEntries(database, after, pageEntries);
    for (const entry of page) if (entry.sequence <= last) examination.take(entry);
    const end = page.at(-1);
    if (end === undefined || end.sequence >= last) break;
    after = end.sequence;
  }
  if (head === undefined) examination.fault('the head of the trail is gone');
  else examination.end(head);
  return {
    ok: examination.faults.length === 0,
    entries: examination.entries,
    head: { sequence: last, hash: (head?.hash ?? genesis).toString('hex') },
    faults: examination.faults,
  };
}

class Examination {
  readonly faults: string[] = [];
  entries = 0;
  readonly #anchor: AuditAnchor | null;
  #sequence = 0;
  #hash = genesis;

  constructor(anchor: AuditAnchor | null) {
    this.#anchor = anchor;
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
    this.entries += 1;
    this.#sequence = sequence;
    this.#hash = entry.hash;
  }

  end(head: { readonly sequence: number; readonly hash: Buffer }): void {
    if (head.sequence !== this.#sequence) {
      this.fault(`the trail ends at entry ${this.#sequence}, its head says ${head.sequence}`);
    } else if (!head.hash.equals(this.#hash)) {
      this.fault('the head is not the hash of the last entry');
    }
    if (this.#anchor !== null && this.#anchor.sequence > this.#sequence) {
      this.fault(`entry ${this.#anchor.sequence}, which was written down, is gone`);
    }
  }
}
