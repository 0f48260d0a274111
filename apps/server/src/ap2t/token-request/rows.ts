import type { Selectable } from 'kysely';
import type { TokenRequest } from './model.ts';
import type { TokenRequestTables } from './tables.ts';

export function requestOf(row: Selectable<TokenRequestTables['token_request']>): TokenRequest {
  return {
    requestId: row.request_id,
    orderId: row.order_id,
    position: row.position,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    meterNo: row.meter_no,
    unit: row.unit,
    kind: row.kind,
    value: row.value,
    mandatory: row.mandatory,
    state: row.state,
    firstPart: row.first_part,
    partCount: row.part_count,
    keyVersion: row.key_version,
    medium: row.medium,
    cardUid: row.card_uid,
    problem: row.problem,
    retryOf: row.retry_of,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    generatedAt: row.generated_at,
    deliveredAt: row.delivered_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    cancelledAt: row.cancelled_at,
    changedAt: row.changed_at,
  };
}

/** The order in which a meter takes tokens: by their order's time, then as they stand in it. */
export function byEntry(one: TokenRequest, other: TokenRequest): number {
  const ms = one.requestedAt.getTime() - other.requestedAt.getTime();
  if (ms !== 0) return ms;
  if (one.orderId !== other.orderId) return one.orderId < other.orderId ? -1 : 1;
  return one.position - other.position;
}
