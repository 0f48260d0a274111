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
  /** From where; what {@link actingFrom} says when absent. */
  readonly source?: string;
  /** What was so before and is so after, for master data: only what changed, personal values masked (`identity/privacy`). */
  readonly before?: AuditDetail | null;
  readonly after?: AuditDetail | null;
}

/** An act on record. */
export interface AuditEntry extends Required<Omit<AuditAct, 'source'>> {
  /** 1, 2, 3 … without gaps. */
  readonly sequence: number;
  readonly at: Date;
  /** How it is hashed: 1 for entries made before there were sources. */
  readonly form: 1 | 2;
  /** Address of a connection, `shell`, `system`; null in entries of form 1. */
  readonly source: string | null;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** The hash that the first entry follows. */
export const genesis: Buffer = Buffer.alloc(32);

/** SHA-256 of the previous hash and the entry as canonical JSON; the database's comment says the same. */
export function hashOfEntry(entry: Omit<AuditEntry, 'hash'>): Buffer {
  const { sequence, actor, act, subject, source, form } = entry;
  const [detail, before, after] = [entry.detail, entry.before, entry.after].map(sorted);
  const common = [sequence, entry.at.toISOString(), actor, act, subject, detail];
  // What form 1 does not hash may not be there: then its presence makes another hash.
  const bare = form === 1 && source === null && before === null && after === null;
  const text = JSON.stringify(bare ? common : ['2', ...common, source, before, after]);
  return createHash('sha256').update(entry.previousHash).update(text).digest();
}

function sorted(members: AuditDetail | null): AuditDetail | null {
  if (members === null) return null;
  const names = Object.keys(members).sort();
  return Object.fromEntries(names.map((name) => [name, members[name] ?? null]));
}

/**
 * The last line of defence of "no keys, no tokens, no national id numbers": 16 and 20 digits in a row or in groups of four, and the 16
 * or 40 hex digits of a vending key, as one word or in groups.
 */
const secret =
  /(?<![\w-])(?:\d{16}|\d{20}|(?:\d{4}[ -]){3,4}\d{4}|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}|(?:[0-9A-Fa-f]{4} ){3,9}[0-9A-Fa-f]{4})(?![\w-])/;

/** Refuses an act whose text holds something that has no place in the trail. */
export function assertNoSecret(what: AuditAct): void {
  const { actor, act, subject, detail, before, after } = what;
  const members = [detail, before, after].flatMap((object) => Object.values(object ?? {}));
  const texts = [actor, act, subject, ...members.map(String)];
  if (texts.some((text) => secret.test(text))) {
    throw new Error(
      `the audit entry ${act} would hold what looks like a key, a token or an id number`,
    );
  }
}
