/** A place in the order of all changes: everything up to it has been told. */
export interface Cursor {
  /** Number of a transaction, decimal. */
  readonly xid: string;
  readonly changeId: string;
}

/** Before every change of the transaction `xid`. */
export function beginningOf(xid: string): Cursor {
  return { xid, changeId: '00000000-0000-0000-0000-000000000000' };
}

/** Whether `one` stands behind `other` in the order of changes. */
export function isAfter(one: Cursor, other: Cursor): boolean {
  const [first, second] = [BigInt(one.xid), BigInt(other.xid)];
  // Lower-case hexadecimal sorts as its bytes do.
  return first === second ? one.changeId > other.changeId : first > second;
}

const written =
  /^(\d{1,20})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(\d{1,12})$/;

/** A cursor as an event carries it, with the second in which it was told: what is older than the record cannot be resumed. */
export function eventId({ xid, changeId }: Cursor, at: Date): string {
  return `${xid}.${changeId}.${Math.floor(at.getTime() / 1000)}`;
}

/** What `eventId` wrote; null for anything else. */
export function parseEventId(text: string): { readonly cursor: Cursor; readonly at: Date } | null {
  const [, xid, changeId, seconds] = written.exec(text) ?? [];
  if (xid === undefined || changeId === undefined || seconds === undefined) return null;
  // The largest number of a transaction is 2^64 - 1.
  if (BigInt(xid) >= 2n ** 64n) return null;
  return { cursor: { xid, changeId }, at: new Date(Number(seconds) * 1000) };
}
