import { dayOfEntry } from './day.ts';
import { type AuditAct, type AuditEntry, assertNoSecret, hashOfEntry } from './entry.ts';
import { actingSource } from './source.ts';
import { type AuditStore, type Client, inTransaction } from './store.ts';

interface Head {
  readonly sequence: number;
  readonly hash: Buffer;
  readonly day: string | null;
  readonly day_first: number | null;
}

/**
 * Adds an act to the audit trail, in the transaction of `store` when that is a client or a transaction: then act and record stand or
 * fall together. Every other recorder waits until that transaction ends, so record last and commit at once. The first entry of a
 * later day seals the day before.
 */
export function recordAct(store: AuditStore, act: AuditAct, at = new Date()): Promise<AuditEntry> {
  assertNoSecret(act);
  return inTransaction(store, async (client) => {
    const { rows } = await client.query<Head>(
      'select sequence, hash, day, day_first from identity.audit_head where id = 1 for update',
      [],
    );
    const head = rows[0];
    if (head === undefined) throw new Error('the audit trail has lost its head');
    const day = dayOfEntry(at, head.day);
    if (head.day !== null && day !== head.day) await sealDay(client, head);
    const entry = entryAfter(head, act, at);
    await client.query(
      `with entry as (
         insert into identity.audit_entry
           (sequence, at, actor, act, subject, detail, source, before, after, form, previous_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 2, $10, $11))
       update identity.audit_head set sequence = $1, hash = $11, day = $12, day_first = $13 where id = 1`,
      [
        entry.sequence,
        at,
        entry.actor,
        entry.act,
        entry.subject,
        JSON.stringify(entry.detail),
        entry.source,
        jsonOf(entry.before),
        jsonOf(entry.after),
        entry.previousHash,
        entry.hash,
        day,
        day === head.day ? head.day_first : entry.sequence,
      ],
    );
    return entry;
  });
}

function entryAfter(head: Head, act: AuditAct, at: Date): AuditEntry {
  const entry = {
    sequence: head.sequence + 1,
    at,
    actor: act.actor,
    act: act.act,
    subject: act.subject,
    detail: act.detail ?? {},
    source: act.source ?? actingSource(),
    before: act.before ?? null,
    after: act.after ?? null,
    form: 2 as const,
    previousHash: head.hash,
  };
  return { ...entry, hash: hashOfEntry(entry) };
}

function sealDay(client: Client, head: Head): Promise<unknown> {
  return client.query(
    'insert into identity.audit_day (day, first_sequence, last_sequence, hash) values ($1, $2, $3, $4)',
    [head.day, head.day_first, head.sequence, head.hash],
  );
}

function jsonOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
