import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { ComplaintKind, EnergyState, Progress } from './model.ts';
import { type ListedComplaint, progressOf } from './progress.ts';
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

function cursorOf(text: string): { readonly madeAt: Date; readonly agendaNo: string } {
  const [, ms, agendaNo = ''] = /^(\d{1,15})-(\d{18})$/.exec(text) ?? [];
  if (ms === undefined) throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after' });
  return { madeAt: new Date(Number(ms)), agendaNo };
}
