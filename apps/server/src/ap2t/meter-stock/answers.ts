import { Type } from 'typebox';
import type { MeterBatch } from './batch.ts';
import { meterTransitions } from './lifecycle.ts';
import type { MeterModel, MeterMovement, StockMeter } from './model.ts';
import { Kind, oneOf, State, Sts } from './schema.ts';

const nullable = { type: ['string', 'null'] };
export const Meter = Type.Object({
  meterNo: Type.String(),
  modelId: Type.String(),
  brand: Type.String(),
  type: Type.String(),
  kind: Kind,
  phases: Type.Integer(),
  maxAmperes: Type.Integer(),
  factoryNo: Type.Unsafe<string | null>(nullable),
  sts: Type.Union([Sts, Type.Null()]),
  state: State,
  unit: Type.Unsafe<string | null>(nullable),
  agendaNo: Type.Unsafe<string | null>(nullable),
  idpel: Type.Unsafe<string | null>(nullable),
  receivedAt: Type.String(),
  changedAt: Type.String(),
});

export const MovementBody = Type.Object({
  version: Type.Integer(),
  action: oneOf(meterTransitions.map(({ action }) => action)),
  fromState: Type.Union([State, Type.Null()]),
  toState: State,
  unit: Type.Unsafe<string | null>(nullable),
  agendaNo: Type.Unsafe<string | null>(nullable),
  idpel: Type.Unsafe<string | null>(nullable),
  reason: Type.Unsafe<string | null>(nullable),
  standKwh: Type.Union([Type.Integer(), Type.Null()]),
  remainingDkwh: Type.Union([Type.Integer(), Type.Null()]),
  batchId: Type.Unsafe<string | null>(nullable),
  madeBy: Type.String(),
  madeAt: Type.String(),
});

export const Batch = Type.Object({
  batchId: Type.String(),
  action: Type.String(),
  meterCount: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Type.String(),
});

export function modelJson({ sts, ...model }: MeterModel) {
  if (sts === null) return { ...model, sts };
  const { eas, dkgas, kctCounts, baseDates } = sts;
  const able = { eas: [...eas], dkgas: [...dkgas], kctCounts: [...kctCounts] };
  return { ...model, sts: { ...able, baseDates: [...baseDates] } };
}

export function meterJson({ version: _, ...meter }: StockMeter) {
  const { receivedAt, changedAt } = meter;
  return {
    ...meter,
    ...{ receivedAt: receivedAt.toISOString(), changedAt: changedAt.toISOString() },
  };
}

export function movementJson(movement: MeterMovement) {
  return { ...movement, madeAt: movement.madeAt.toISOString() };
}

export function batchJson(batch: MeterBatch) {
  return { ...batch, madeAt: batch.madeAt.toISOString() };
}
