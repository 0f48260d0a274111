import type { Pool } from 'pg';
import { beginningOf, type Cursor } from './cursor.ts';
import type { Change } from './model.ts';

interface ChangeRow {
  readonly xid: string;
  readonly change_id: string;
  readonly topic: string;
  readonly subject: string;
  readonly unit: string | null;
  readonly agenda_no: string | null;
  readonly idpel: string | null;
  readonly meter_no: string | null;
  readonly data: Change['data'];
  readonly at: Date;
}

/** Where the order of changes stands now: before the oldest transaction that still runs. */
export async function horizonOf(pool: Pool): Promise<Cursor> {
  const { rows } = await pool.query<{ xid: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as xid',
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database has no snapshot');
  return beginningOf(row.xid);
}

/**
 * The changes after `after`, up to `until` where it is given, in their order, at most `limit`. Those of transactions that began before one
 * that still runs are held back until it has ended: then nothing can come in front of them any more, so a cursor skips nothing.
 */
export async function changesAfter(
  pool: Pool,
  after: Cursor,
  until: Cursor | null,
  limit: number,
): Promise<readonly Change[]> {
  const { rows } = await pool.query<ChangeRow>(
    `select c.xid::text, c.change_id, c.topic, c.subject, c.unit, c.agenda_no, c.idpel, c.meter_no, c.data, c.at
       from ap2t.change c
      where (c.xid, c.change_id) > ($1::xid8, $2::uuid)
        and ($3::xid8 is null or (c.xid, c.change_id) <= ($3::xid8, $4::uuid))
        and c.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by c.xid, c.change_id limit $5`,
    [after.xid, after.changeId, until?.xid ?? null, until?.changeId ?? null, limit],
  );
  return rows.map((row) => ({
    xid: row.xid,
    changeId: row.change_id,
    topic: row.topic,
    subject: row.subject,
    unit: row.unit,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    meterNo: row.meter_no,
    data: row.data,
    at: row.at,
  }));
}

/** Removes changes from before `before`, at most `limit`; gives how many. */
export async function purgeChanges(pool: Pool, before: Date, limit: number): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from ap2t.change where change_id in (select c.change_id from ap2t.change c where c.at < $1 order by c.at limit $2)`,
    [before, limit],
  );
  return rowCount ?? 0;
}
