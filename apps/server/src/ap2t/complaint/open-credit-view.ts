import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { Nullable, OneOf } from '../application/schema.ts';
import { toldJson } from '../meter-stock/told.ts';
import type { OpenCredit } from './ports.ts';

const Text = Type.String();

export const OpenCreditView = Type.Object({
  tokenId: Text,
  energyDkwh: Type.Integer(),
  issuedAt: Text,
  cardUid: Nullable(Text),
  standing: OneOf(
    ['sold', 'unsold', 'other'] as const,
    'unsold: its sale was taken back, so that nobody has paid for it; other: it was not sold',
  ),
});

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
