import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { channels } from '../application/model.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { toldJson } from '../meter-stock/told.ts';
import { tokenKinds } from '../token-request/model.ts';
import { RequestView } from '../token-request/schema.ts';
import type { ListedComplaint } from './list.ts';
import { complaintKinds, displays, energyStates, progresses } from './model.ts';
import type { OpenCredit } from './ports.ts';

const Text = Type.String();
const Count = Type.Integer();

export const OpenCreditView = Type.Object({
  tokenId: Text,
  energyDkwh: Count,
  issuedAt: Text,
  cardUid: Nullable(Text),
  standing: OneOf(
    ['sold', 'unsold', 'other'] as const,
    'unsold: its sale was taken back, so that nobody has paid for it; other: it was not sold',
  ),
});

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

/** The tokens of a complaint. */
export const TokensView = {
  tokens: Type.Array(RequestView),
  digits: Nullable(
    Type.Array(
      Type.Object({
        requestId: Text,
        orderId: Text,
        position: Count,
        kind: OneOf(tokenKinds),
        value: Count,
        part: Count,
        of: Count,
        digits: Text,
      }),
      {
        description:
          'In the order in which they are entered; null for callers who may not see them',
      },
    ),
  ),
};

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

export function openCreditView({ requestId: _request, issuedAt, ...told }: OpenCredit) {
  return { ...told, issuedAt: issuedAt.toISOString() };
}

/** What is to be said of credits that were left with a meter that is gone. */
export function warningsOf(meterNo: string | null, left: readonly OpenCredit[]) {
  const paid = left.filter(({ standing }) => standing !== 'unsold');
  if (paid.length === 0) return [];
  const energyDkwh = paid.reduce((sum, credit) => sum + credit.energyDkwh, 0);
  const params = {
    meterNo: meterNo ?? '-',
    count: paid.length,
    energyKwh: (energyDkwh / 10).toFixed(1),
  };
  return [toldJson(new SetrumError('SETRUM_COMPLAINT_CREDIT_LEFT', params))];
}
