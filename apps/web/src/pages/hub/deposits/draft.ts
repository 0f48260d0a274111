import type { BookingCommand, BookingKind } from './model.ts';

/** A line of a correction while it is typed. */
export interface DraftLine {
  readonly account: string;
  readonly rupiah: number | null;
}

/** An order while it is typed. */
export interface OrderDraft {
  readonly partnerId: string | null;
  readonly amountRupiah: number | null;
  readonly limitRupiah: number | null;
  readonly reference: string;
  readonly lines: readonly DraftLine[];
  readonly reason: string;
}

const emptyLine: DraftLine = { account: '', rupiah: null };

export const emptyOrder: OrderDraft = {
  ...{ partnerId: null, amountRupiah: null, limitRupiah: null, reference: '', reason: '' },
  lines: [emptyLine, emptyLine],
};

export const sumOf = (lines: readonly DraftLine[]): number =>
  lines.reduce((sum, { rupiah }) => sum + (rupiah ?? 0), 0);

/** What is still missing of an order, by its fields. */
export type Missing = Readonly<
  Partial<
    Record<'partnerId' | 'amount' | 'limit' | 'reference' | 'lines' | 'account' | 'reason', true>
  >
>;

const accountForm = /^[a-z]+:[0-9A-Za-z-]+$/;

/** What an order of a kind still needs; empty: it may be sent. */
export function missingOf(kind: BookingKind, draft: OrderDraft): Missing {
  const { partnerId, amountRupiah, limitRupiah, reference, lines, reason } = draft;
  const isMoney = kind === 'top-up' || kind === 'withdrawal';
  const isCorrection = kind === 'correction';
  return {
    ...(!isCorrection && partnerId === null && { partnerId: true }),
    ...(isMoney && (amountRupiah ?? 0) <= 0 && { amount: true }),
    ...(isMoney && reference.trim() === '' && { reference: true }),
    ...(kind === 'limit' && limitRupiah === null && { limit: true }),
    ...(isCorrection &&
      lines.some(({ account }) => !accountForm.test(account)) && { account: true }),
    ...(isCorrection &&
      (sumOf(lines) !== 0 || lines.some(({ rupiah }) => !rupiah)) && { lines: true }),
    ...(reason.trim().length < 3 && { reason: true }),
  };
}

/** The command of a whole order, as the server takes it. */
export function commandOf(kind: BookingKind, draft: OrderDraft): BookingCommand {
  const { partnerId, amountRupiah, limitRupiah, reference, lines } = draft;
  if (kind === 'correction') {
    const posted = lines.map(({ account, rupiah }) => ({
      account,
      amountCents: (rupiah ?? 0) * 100,
    }));
    return { kind, lines: posted, corrects: null };
  }
  const of = { kind, partnerId: partnerId ?? '' };
  if (kind === 'limit') return { ...of, limitCents: (limitRupiah ?? 0) * 100 };
  return { ...of, amountCents: (amountRupiah ?? 0) * 100, reference: reference.trim() };
}
