import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { Application, ApplicationKind, ApplicationState } from './model.ts';
import { applicationOf } from './rows.ts';
import type { ApplicationTables } from './tables.ts';

/** Which applications are wanted; what is left out does not narrow. */
export interface ApplicationFilter {
  readonly unit?: string | undefined;
  readonly state?: ApplicationState | undefined;
  readonly kind?: ApplicationKind | undefined;
  readonly idpel?: string | undefined;
  readonly meterNo?: string | undefined;
  readonly collectiveNo?: string | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** Applications in the caller's units, the newest entry first, at most `limit`; `next` is where the following page begins. */
export async function listApplications(
  database: Database,
  units: UnitScope,
  filter: ApplicationFilter,
  limit: number,
): Promise<{ readonly applications: readonly Application[]; readonly next: string | null }> {
  const equal = {
    unit: filter.unit,
    state: filter.state,
    kind: filter.kind,
    idpel: filter.idpel,
    meter_no: filter.meterNo,
    collective_no: filter.collectiveNo,
  } as const;
  let query = tables<ApplicationTables>(database, 'ap2t').selectFrom('application').selectAll();
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value);
  }
  if (units !== 'all') query = query.where('unit', 'in', ['', ...units]);
  if (filter.after !== undefined) {
    const { madeAt, agendaNo } = cursorOf(filter.after);
    query = query.where(sql<boolean>`(made_at, agenda_no) < (${madeAt}::timestamptz, ${agendaNo})`);
  }
  const rows = await query
    .orderBy('made_at', 'desc')
    .orderBy('agenda_no', 'desc')
    .limit(limit + 1)
    .execute();
  const applications = rows.slice(0, limit).map(applicationOf);
  const last = rows.length > limit ? applications.at(-1) : undefined;
  return { applications, next: last === undefined ? null : cursorAfter(last) };
}

/** Where a page ends: the moment and the number of its last application. */
function cursorAfter({ madeAt, agendaNo }: Application): string {
  return `${madeAt.getTime()}-${agendaNo}`;
}

function cursorOf(text: string): { readonly madeAt: Date; readonly agendaNo: string } {
  const [, ms, agendaNo = ''] = /^(\d{1,15})-(\d{18})$/.exec(text) ?? [];
  if (ms === undefined) throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after' });
  return { madeAt: new Date(Number(ms)), agendaNo };
}
