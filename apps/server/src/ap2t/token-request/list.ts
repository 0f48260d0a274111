import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import { type Database, tables } from '../../platform/index.ts';
import type { ApplicationKind, ApplicationState } from '../application/model.ts';
import type { ApplicationTables } from '../application/tables.ts';
import type { TokenRequest, TokenState } from './model.ts';
import { requestOf } from './rows.ts';
import type { TokenRequestTables } from './tables.ts';

/** Which requests are wanted; what is left out does not narrow. */
export interface RequestListFilter {
  readonly agendaNo?: string | undefined;
  readonly orderId?: string | undefined;
  readonly idpel?: string | undefined;
  readonly meterNo?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: TokenState | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

/** A line of Monitoring Permohonan Token. */
export interface ListedRequest extends TokenRequest {
  /** Of the application; null: it was a complaint that asked. */
  readonly transactionKind: ApplicationKind | null;
  readonly agendaState: ApplicationState | null;
}

export interface RequestPage {
  readonly requests: readonly ListedRequest[];
  readonly next: string | null;
}

/** Requests in the caller's units: the newest order first, each as the meter takes it; at most `limit`. */
export async function listRequests(
  database: Database,
  units: UnitScope,
  filter: RequestListFilter,
  limit: number,
): Promise<RequestPage> {
  const equal = {
    'r.agenda_no': filter.agendaNo,
    'r.order_id': filter.orderId,
    'r.idpel': filter.idpel,
    'r.meter_no': filter.meterNo,
    'r.unit': filter.unit,
    'r.state': filter.state,
  } as const;
  let query = listed(database);
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value);
  }
  if (units !== 'all') query = query.where('r.unit', 'in', ['', ...units]);
  if (filter.after !== undefined) {
    const { orderId, position } = cursorOf(filter.after);
    query = query.where(
      sql<boolean>`(r.order_id < ${orderId}::uuid or (r.order_id = ${orderId}::uuid and r.position > ${position}))`,
    );
  }
  const rows = await query
    .orderBy('r.order_id', 'desc')
    .orderBy('r.position')
    .limit(limit + 1)
    .execute();
  const requests = rows.slice(0, limit).map(({ transaction_kind, agenda_state, ...row }) => ({
    ...requestOf(row),
    transactionKind: transaction_kind,
    agendaState: agenda_state,
  }));
  const last = rows.length > limit ? requests.at(-1) : undefined;
  return { requests, next: last === undefined ? null : `${last.orderId}.${last.position}` };
}

function listed(database: Database) {
  const ap2t = tables<TokenRequestTables & ApplicationTables>(database, 'ap2t');
  return ap2t
    .selectFrom('token_request as r')
    .leftJoin('application as a', 'a.agenda_no', 'r.agenda_no')
    .selectAll('r')
    .select(['a.kind as transaction_kind', 'a.state as agenda_state']);
}

export const cursorPattern = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.[0-9]{1,4}$';

function cursorOf(text: string): { readonly orderId: string; readonly position: number } {
  const [orderId = '', position = ''] = text.split('.');
  if (!new RegExp(cursorPattern).test(text))
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'after' });
  return { orderId, position: Number(position) };
}

const mostOfMeter = 50;

/** The requests for a meter, the newest order first, at most fifty: what its load profile links to. */
export async function tokenRequestsOf(
  database: Database,
  meterNo: string,
): Promise<readonly ListedRequest[]> {
  return (await listRequests(database, 'all', { meterNo }, mostOfMeter)).requests;
}
