import { Type } from 'typebox';
import { channels } from '../application/model.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { complaintKinds, displays, energyStates, progresses } from './model.ts';
import type { ListedComplaint } from './progress.ts';

const Text = Type.String();
const Count = Type.Integer();

export const ComplaintView = Type.Object({
  agendaNo: Text,
  kind: OneOf(complaintKinds),
  progress: OneOf(progresses, 'open; waiting for tokens; a token failed; done'),
  idpel: Text,
  meterNo: Nullable(Text),
  unit: Text,
  channel: OneOf(channels),
  display: Nullable(OneOf(displays)),
  description: Text,
  replacement: Nullable(
    Type.Object({
      newMeterNo: Text,
      newProduct: OneOf(['prepaid', 'prepaid-nfc'] as const),
      fitter: Text,
      seals: Type.Array(Type.Object({ place: Text, number: Text })),
      remainingDkwh: Nullable(Count),
      creditDkwh: Count,
    }),
  ),
  energyState: OneOf(energyStates, 'Of the credit that moves to the new meter'),
  energyDkwh: Nullable(Count),
  decidedBy: Nullable(Text),
  decidedAt: Nullable(Text),
  decisionReason: Nullable(Text),
  closedBy: Nullable(Text),
  closedAt: Nullable(Text),
  madeBy: Text,
  madeAt: Text,
});

export function complaintView(complaint: ListedComplaint) {
  const { changedAt: _changed, replacement, decidedAt, closedAt, madeAt, ...told } = complaint;
  return {
    ...told,
    replacement:
      replacement === null
        ? null
        : { ...replacement, seals: replacement.seals.map((seal) => ({ ...seal })) },
    decidedAt: decidedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    madeAt: madeAt.toISOString(),
  };
}
