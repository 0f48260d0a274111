import type { Pool } from 'pg';
import type { Cursor } from './cursor.ts';
import type { Place, Resumption } from './listener.ts';
import { changesAfter, horizonOf } from './read.ts';

const pageSize = 500;
/** A listener that missed more than this is better off to load everything anew. */
export const mostMissed = 5_000;

/** Tells what came after `after`, up to `until`, or that it cannot be told: it is older than `oldest`, or too much. */
export async function catchUp(
  pool: Pool,
  place: Place,
  {
    after,
    until,
    oldest,
  }: { readonly after: Resumption; readonly until: Cursor; readonly oldest: Date },
): Promise<void> {
  const { listener } = place;
  const reset = (): void => {
    place.after = until;
    listener.reset(until);
  };
  // A cursor ahead of this database was given by another one, which this one was restored from.
  const horizon = await horizonOf(pool);
  const isAhead = BigInt(after.cursor.xid) > BigInt(horizon.xid);
  if (isAhead || after.at < oldest) return reset();
  listener.ready(after.cursor);
  let from = after.cursor;
  for (let missed = 0; missed < mostMissed && !listener.isOver; missed += pageSize) {
    const page = await changesAfter(pool, from, until, pageSize);
    for (const change of page) {
      await listener.room();
      listener.take(change);
    }
    from = page.at(-1) ?? from;
    if (page.length < pageSize) return;
  }
  reset();
}
