import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { Application, ApplicationKind, ApplicationState } from '../application/model.ts';
import { applicationOf } from '../application/rows.ts';
import type { ApplicationTables } from '../application/tables.ts';

export interface WorkFilter {
  readonly states: readonly ApplicationState[];
  readonly kind?: ApplicationKind | undefined;
  readonly unit?: string | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

export const cursorPattern = '^[0-9]{1,17}-[0-9]{18}$';

/** What waits in these states within the caller's units, the longest waiting first. */
export async function waitingApplications(
  database: Database,
  units: UnitScope,
  { states, kind, unit, after }: WorkFilter,
  limit: number,
): Promise<{ readonly applications: readonly Application[]; readonly next: string | null }> {
  let query = tables<ApplicationTables>(database, 'ap2t')
    .selectFrom('application')
    .selectAll()
    .where('state', 'in', [...states]);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (unit !== undefined) query = query.where('unit', '=', unit);
  if (units !== 'all') query = query.where('unit', 'in', ['', ...units]);
  if (after !== undefined) {
    const { changedAt, agendaNo } = cursorOf(after);
    query = query.where(
      sql<boolean>`(changed_at, agenda_no) > (${changedAt}::timestamptz, ${agendaNo})`,
    );
  }
  const rows = await query
    .orderBy('changed_at')
    .orderBy('agenda_no')
    .limit(limit + 1)
    .execute();
  const applications = rows.slice(0, limit).map(applicationOf);
  const last = rows.length > limit ? applications.at(-1) : undefined;
  const next = last === undefined ? null : `${last.changedAt.getTime()}-${last.agendaNo}`;
  return { applications, next };
}

function cursorOf(text: string): { readonly changedAt: Date; readonly agendaNo: string } {
  const [, ms, agendaNo = ''] = /^(\d{1,17})-(\d{18})$/.exec(text) ?? [];
  if (ms === undefined) throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after' });
  return { changedAt: new Date(Number(ms)), agendaNo };
}
