import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { Database } from '../../platform/index.ts';
import type { Complaint, Progress } from './model.ts';
import { complaintOf } from './rows.ts';
import { complaintTables } from './store.ts';

/** A complaint, and how far it is. */
export interface ListedComplaint extends Complaint {
  readonly progress: Progress;
}

/** Of its tokens; one that could not be made, or that the meter refused, counts until another was made in its place. */
export const progressOf = sql<Progress>`
  case when complaint.kind = 'other' then case when complaint.closed_at is null then 'open' else 'done' end
       else coalesce(
         (select case when bool_or(r.state = 'failed') then 'failed' when bool_or(r.state = 'requested') then 'waiting' end
            from ap2t.token_request r
           where r.agenda_no = complaint.agenda_no
             and not exists (select from ap2t.token_request n where n.retry_of = r.request_id)),
         'done') end`;

/** A complaint, and how far it is. Throws SETRUM_COMPLAINT_UNKNOWN. */
export async function complaintWithProgress(
  database: Database,
  agendaNo: string,
): Promise<ListedComplaint> {
  const row = await complaintTables(database)
    .selectFrom('complaint')
    .selectAll()
    .select(progressOf.as('progress'))
    .where('agenda_no', '=', agendaNo)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_COMPLAINT_UNKNOWN', { agendaNo });
  return { ...complaintOf(row), progress: row.progress };
}
