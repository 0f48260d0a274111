import { type AuditAct, type AuditEntry, assertNoSecret, hashOfEntry } from './entry.ts';
import { type AuditStore, inTransaction } from './store.ts';

/**
 * Adds an act to the audit trail, in the transaction of `store` when that is a client or a transaction: then act and record stand or
 * fall together. Every other recorder waits until that transaction ends, so record last and commit at once.
 */
export function recordAct(store: AuditStore, act: AuditAct, at = new Date()): Promise<AuditEntry> {
  assertNoSecret(act);
  return inTransaction(store, async (client) => {
    const { rows } = await client.query<{ sequence: number; hash: Buffer }>(
      'select sequence, hash from identity.audit_head where id = 1 for update',
      [],
    );
    const head = rows[0];
    if (head === undefined) throw new Error('the audit trail has lost its head');
    const { actor, act: what, subject, detail = {} } = act;
    const next = {
      sequence: head.sequence + 1,
      at,
      actor,
      act: what,
      subject,
      detail,
      previousHash: head.hash,
    };
    const hash = hashOfEntry(next);
    await client.query(
      `with entry as (
         insert into identity.audit_entry (sequence, at, actor, act, subject, detail, previous_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8))
       update identity.audit_head set sequence = $1, hash = $8 where id = 1`,
      [next.sequence, at, actor, what, subject, JSON.stringify(detail), head.hash, hash],
    );
    return { ...next, hash };
  });
}
