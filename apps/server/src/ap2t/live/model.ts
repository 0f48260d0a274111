import type { Cursor } from './cursor.ts';
import type { Topic } from './topics.ts';

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
