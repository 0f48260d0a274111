import { createHash } from 'node:crypto';

/** What can be said of an act. Never a key, a component, a token or a national id number. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** Something that a person did. */
export interface AuditAct {
  /** Who: a name, or the label of an access key. */
  readonly actor: string;
  /** What, in two words joined by a full stop: `vending-key.activate`. */
  readonly act: string;
  /** To what: a meter number, a key's name. */
  readonly subject: string;
  readonly detail?: AuditDetail;
}

/** An act on record. */
export interface AuditEntry extends Required<AuditAct> {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  readonly at: Date;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** The hash that the first entry follows. */
export const genesis: Buffer = Buffer.alloc(32);

/** SHA-256 of the previous hash and the entry as canonical JSON; the database's comment says the same. */
export function hashOfEntry(entry: Omit<AuditEntry, 'hash'>): Buffer {
  const { sequence, at, actor, act, subject, detail } = entry;
  const names = Object.keys(detail).sort();
  const sorted = Object.fromEntries(names.map((name) => [name, detail[name]]));
  const text = JSON.stringify([sequence, at.toISOString(), actor, act, subject, sorted]);
  return createHash('sha256').update(entry.previousHash).update(text).digest();
}

/**
 * The last line of defence of "no keys, no tokens, no national id numbers": 16 and 20 digits in a row or in groups of four, and the 16
 * or 40 hex digits of a vending key, as one word or in groups.
 */
const secret =
  /(?<![\w-])(?:\d{16}|\d{20}|(?:\d{4}[ -]){3,4}\d{4}|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}|(?:[0-9A-Fa-f]{4} ){3,9}[0-9A-Fa-f]{4})(?![\w-])/;

/** Refuses an act whose text holds something that has no place in the trail. */
export function assertNoSecret({ actor, act, subject, detail = {} }: AuditAct): void {
  const texts = [actor, act, subject, ...Object.values(detail).map(String)];
  if (texts.some((text) => secret.test(text))) {
    throw new Error(
      `the audit entry ${act} would hold what looks like a key, a token or an id number`,
    );
  }
}
