import type { Permission } from '../../identity/index.ts';

/** What live screens can follow, and the permission that each asks for. */
export const topicPermissions = {
  application: 'application.view',
  'token-request': 'token-request.view',
  payment: 'application.view',
  complaint: 'application.view',
  card: 'application.view',
  'meter-stock': 'meter-stock.view',
} as const satisfies Readonly<Record<string, Permission>>;

export type Topic = keyof typeof topicPermissions;

export const topics = Object.keys(topicPermissions) as readonly Topic[];

/** What is told of a change: states and numbers, never a token, a name or an id number. */
export type ChangeData = Readonly<Record<string, unknown>>;

/** That something changed, to be told to whoever is looking. */
export interface Announcement {
  readonly topic: Topic;
  /** What changed: an agenda number, an order. */
  readonly subject: string;
  /** Service unit (ULP, 5 digits) that it belongs to; null: everybody who may see the topic. */
  readonly unit: string | null;
  readonly agendaNo?: string | null;
  readonly idpel?: string | null;
  readonly meterNo?: string | null;
  readonly data?: ChangeData;
  readonly at: Date;
}

/** A place in the order of all changes: everything up to it has been told. */
export interface Cursor {
  /** Number of a transaction, decimal. */
  readonly xid: string;
  readonly changeId: string;
}

/** A change on record. */
export interface Change extends Cursor {
  readonly topic: string;
  readonly subject: string;
  readonly unit: string | null;
  readonly agendaNo: string | null;
  readonly idpel: string | null;
  readonly meterNo: string | null;
  readonly data: ChangeData;
  readonly at: Date;
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
