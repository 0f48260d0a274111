import { Type } from 'typebox';
import { listOf } from '../partner/schema.ts';
import { Cents, Day, OrNull, ProductCode } from '../settlement/schema.ts';
import { type Difference, decisions, type ReconciliationRun } from './model.ts';

export const Decisions = Type.Enum(['take-over', 'reject', 'ask']);
export const DifferenceState = Type.Enum(['open', 'asked', 'under-way', 'decided', 'gone']);
const CellsBody = Type.Record(Type.String(), Type.String(), {
  description: 'The line by the names of its columns; the token masked',
});

export const RunBody = Type.Object({
  runId: Type.String(),
  partnerId: Type.String(),
  product: ProductCode,
  day: Day,
  digest: Type.String({ description: 'SHA-256 of the file' }),
  theirLines: Type.Integer(),
  theirCents: Cents,
  ourLines: Type.Integer(),
  ourCents: Cents,
  matched: Type.Integer({ description: 'Lines that both sides have, alike or not' }),
  differences: Type.Integer(),
  madeBy: Type.String(),
  madeAt: Type.String(),
});

export const ListedRunBody = Type.Object({
  ...RunBody.properties,
  open: Type.Integer({ description: 'Differences that wait for a decision' }),
});

export const DifferenceBody = Type.Object({
  differenceId: Type.String(),
  partnerId: Type.String(),
  product: ProductCode,
  day: Day,
  kind: Type.Enum([
    'only-ours',
    'only-theirs',
    'duplicate-line',
    'amount-differs',
    'token-differs',
    'energy-differs',
  ]),
  subject: Type.String({ description: 'IDPEL or registration number' }),
  switcherRef: Type.String(),
  ours: Type.Union([CellsBody, Type.Null()]),
  theirs: Type.Union([CellsBody, Type.Null()]),
  saleReference: Type.Union([Type.String(), Type.Null()], {
    description: 'Of our side: the sale, 32 hex digits',
  }),
  nextStep: Decisions,
  decisions: listOf(Decisions, { maxItems: 3 }),
  state: DifferenceState,
  decision: Type.Union([Decisions, Type.Null()]),
  reason: OrNull,
  decidedBy: OrNull,
  decidedAt: OrNull,
  attempts: Type.Integer(),
  requestKey: Type.Union([Type.String(), Type.Null()], {
    description: 'Of the sale that was made',
  }),
  eventId: Type.Union([Type.String(), Type.Null()], {
    description: 'Of the sale that was taken back',
  }),
  failure: Type.Union([Type.String(), Type.Null()], {
    description: 'Code of the error for which the sale could not be made',
  }),
});

/** As JSON: instants in UTC, the digest in hex. */
export function runJson(run: ReconciliationRun) {
  return { ...run, digest: run.digest.toString('hex'), madeAt: run.madeAt.toISOString() };
}

/** As JSON; of our side only the line. With what may be decided, the first of it proposed. */
export function differenceJson(difference: Difference) {
  const { ours, decidedAt } = difference;
  return {
    ...difference,
    ours: ours?.cells ?? null,
    saleReference: ours?.sale.saleId.replaceAll('-', '').toUpperCase() ?? null,
    decisions: decisions[difference.kind],
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
