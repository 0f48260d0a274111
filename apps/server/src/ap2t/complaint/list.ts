import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { Complaint, ComplaintKind, EnergyState, Progress } from './model.ts';
import { complaintOf } from './rows.ts';
import { complaintTables } from './store.ts';

/** Which complaints are wanted; what is left out does not narrow. */
export interface ComplaintFilter {
  readonly unit?: string | undefined;
  readonly kind?: ComplaintKind | undefined;
  readonly idpel?: string | undefined;
  /** The old meter or the new one. */
  readonly meterNo?: string | undefined;
  readonly energyState?: EnergyState | undefined;
  readonly progress?: Progress | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** A complaint, and how far it is. */
export interface ListedComplaint extends Complaint {
  readonly progress: Progress;
}

/** Of its tokens; one that could not be made, or that the meter refused, counts until another was made in its place. */
const progressOf = sql<Progress>`
  case when complaint.kind = 'other' then case when complaint.closed_at is null then 'open' else 'done' end
       else coalesce(
         (select case when bool_or(r.state = 'failed') then 'failed' when bool_or(r.state = 'requested') then 'waiting' end
            from ap2t.token_request r
           where r.agenda_no = complaint.agenda_no
             and not exists (select from ap2t.token_request n where n.retry_of = r.request_id)),
         'done') end`;

/** Complaints in the caller's units, the newest first, at most `limit`; `next` is where the following page begins. */
export async function listComplaints(
  database: Database,
  units: UnitScope,
  filter: ComplaintFilter,
  limit: number,
): Promise<{ readonly complaints: readonly ListedComplaint[]; readonly next: string | null }> {
  const equal = {
    unit: filter.unit,
    kind: filter.kind,
    idpel: filter.idpel,
    energy_state: filter.energyState,
  } as const;
  let query = complaintTables(database)
    .selectFrom('complaint')
    .selectAll()
    .select(progressOf.as('progress'));
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value);
  }
  const { meterNo, progress, after } = filter;
  if (meterNo !== undefined)
    query = query.where((where) =>
      where.or([where('meter_no', '=', meterNo), where('new_meter_no', '=', meterNo)]),
    );
  if (progress !== undefined) query = query.where(progressOf, '=', progress);
  if (units !== 'all') query = query.where('unit', 'in', ['', ...units]);
  if (after !== undefined) {
    const { madeAt, agendaNo } = cursorOf(after);
    query = query.where(sql<boolean>`(made_at, agenda_no) < (${madeAt}::timestamptz, ${agendaNo})`);
  }
  const rows = await query
    .orderBy('made_at', 'desc')
    .orderBy('agenda_no', 'desc')
    .limit(limit + 1)
    .execute();
  const complaints = rows
    .slice(0, limit)
    .map((row) => ({ ...complaintOf(row), progress: row.progress }));
  const last = rows.length > limit ? complaints.at(-1) : undefined;
  const next = last === undefined ? null : `${last.madeAt.getTime()}-${last.agendaNo}`;
  return { complaints, next };
}

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

function cursorOf(text: string): { readonly madeAt: Date; readonly agendaNo: string } {
  const [, ms, agendaNo = ''] = /^(\d{1,15})-(\d{18})$/.exec(text) ?? [];
  if (ms === undefined) throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after' });
  return { madeAt: new Date(Number(ms)), agendaNo };
}
