import type { Caller } from '../identity/index.ts';
import { type Database, uuidv7 } from '../platform/index.ts';

/** What of load profiles somebody was shown. */
export interface View {
  /** The meter's number; else the place or the filter of a list, at most 200 characters. */
  readonly subject: string;
  readonly kind: 'meter' | 'place' | 'list' | 'file';
  /** How many meters' rows it was. */
  readonly meters: number;
}

/** Keeps who was shown what, before it is shown. */
export async function noteView(
  { pool }: Pick<Database, 'pool'>,
  { label, source }: Pick<Caller, 'label' | 'source'>,
  { subject, kind, meters }: View,
  at: Date,
): Promise<void> {
  await pool.query(
    `insert into profile.viewed (subject, view_id, kind, viewer, came_from, meters, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [subject.slice(0, 200), uuidv7(at.getTime()), kind, label, source, meters, at],
  );
}
