import { Type } from 'typebox';
import { applicationKinds, applicationStates } from '../application/model.ts';
import { AgendaNo, Idpel, MeterNo, Nullable, OneOf, Unit } from '../application/schema.ts';
import type { ListedRequest } from './list.ts';
import { tokenKinds, tokenMedia, tokenStates } from './model.ts';
import { statusOf } from './status.ts';

export const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
export const RequestId = Type.Object({ requestId: Type.String({ format: 'uuid' }) });
export const OrderId = Type.Object({ orderId: Type.String({ format: 'uuid' }) });
export const Agenda = Type.Object({ agendaNo: AgendaNo });
export const CardUid = Type.String({ pattern: '^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$' });
const Text = Type.String();

/** A line of Monitoring Permohonan Token. */
export const RequestView = Type.Object({
  requestId: Text,
  orderId: Text,
  position: Type.Integer(),
  agendaNo: AgendaNo,
  transactionAt: Text,
  transactionKind: OneOf(
    [...applicationKinds, 'PENGADUAN'],
    'Kind of the application; PENGADUAN: a complaint asked',
  ),
  agendaState: Nullable(OneOf(applicationStates)),
  idpel: Idpel,
  meterNo: MeterNo,
  unit: Unit,
  kind: OneOf(tokenKinds),
  value: Type.Integer({
    description:
      'W for max-power, tenths of a kWh for credits, the register for clear-credit (65535: all), else 0',
  }),
  mandatory: Type.Boolean(),
  state: OneOf(tokenStates),
  statusNo: Type.Integer({ description: '3 is SUKSES TOKEN, as AP2T has it; the others are ours' }),
  statusText: Text,
  tokenCount: Type.Integer({ description: 'How many tokens of 20 digits; 0 before they are made' }),
  medium: Nullable(OneOf(tokenMedia)),
  cardUid: Nullable(Text),
  problem: Nullable(
    Type.Object({
      code: Text,
      params: Type.Record(Text, Type.Union([Text, Type.Number()])),
    }),
  ),
  retryOf: Nullable(Text),
  officer: Text,
  generatedAt: Nullable(Text),
  deliveredAt: Nullable(Text),
  settledAt: Nullable(Text),
  settledBy: Nullable(Text),
  cancelledAt: Nullable(Text),
  loadProfile: Type.String({ description: "Where the meter's load profile is (figure 2-5)" }),
});

export function requestView(request: ListedRequest) {
  const { transactionKind, requestedAt, requestedBy, problem, partCount } = request;
  return {
    requestId: request.requestId,
    orderId: request.orderId,
    position: request.position,
    agendaNo: request.agendaNo,
    transactionAt: requestedAt.toISOString(),
    transactionKind: transactionKind ?? ('PENGADUAN' as const),
    agendaState: request.agendaState,
    idpel: request.idpel,
    meterNo: request.meterNo,
    unit: request.unit,
    kind: request.kind,
    value: request.value,
    mandatory: request.mandatory,
    state: request.state,
    ...statusOf(request),
    tokenCount: partCount ?? 0,
    medium: request.medium,
    cardUid: request.cardUid,
    problem: problem === null ? null : { code: problem.code, params: { ...problem.params } },
    retryOf: request.retryOf,
    officer: requestedBy,
    generatedAt: told(request.generatedAt),
    deliveredAt: told(request.deliveredAt),
    settledAt: told(request.settledAt),
    settledBy: request.settledBy,
    cancelledAt: told(request.cancelledAt),
    loadProfile: `/api/v1/meters/${request.meterNo}/load-profile`,
  };
}

export function told(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
