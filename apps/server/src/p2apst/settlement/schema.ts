import { Type } from 'typebox';
import { listOf } from '../partner/schema.ts';

export const Day = Type.String({
  pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'A business day, WIB: 2026-11-23',
});
export const Cents = Type.Integer({ description: 'Rupiah x 100' });
export const OrNull = Type.Union([Type.String(), Type.Null()]);
export const Limit = Type.Integer({ minimum: 1, maximum: 500, default: 100 });
export const ProductCode = Type.Enum(['99501', '99502', '99504']);

const ProductTotals = Type.Object({
  product: ProductCode,
  sold: Type.Integer(),
  amountCents: Cents,
  adminCents: Type.Integer({ description: 'What the partner charged on top, and keeps' }),
  stampCents: Cents,
  ppnCents: Cents,
  ppjCents: Cents,
  instalmentCents: Cents,
  tokenCents: Cents,
  energyDkwh: Type.Integer({ description: 'Tenths of a kWh' }),
  returned: Type.Integer({ description: 'Purchases refunded, payments reversed' }),
  returnedCents: Cents,
});

export const ClosingBody = Type.Object({
  partnerId: Type.String(),
  day: Day,
  from: Type.String(),
  until: Type.String({ description: 'Exclusive; the next day begins here' }),
  openingCents: Cents,
  closingCents: Cents,
  postings: Type.Integer(),
  totals: Type.Object({
    products: listOf(ProductTotals),
    movements: listOf(
      Type.Object({
        kind: Type.Enum(['top-up', 'withdrawal', 'correction']),
        count: Type.Integer(),
        amountCents: Type.Integer({ description: 'Positive into the deposit' }),
      }),
    ),
    accounts: listOf(
      Type.Object({
        account: Type.String(),
        amountCents: Type.Integer({ description: 'Debit positive' }),
      }),
    ),
  }),
  digest: Type.String({ description: 'SHA-256' }),
  closedBy: Type.String(),
  closedAt: Type.String(),
});

export const TransferState = Type.Enum(['carried', 'instructed', 'sent', 'transferred']);

export const TransferBody = Type.Object({
  transferId: Type.String(),
  partnerId: Type.String(),
  day: Day,
  account: Type.String({ description: 'What is debited when it goes' }),
  payeeId: Type.String(),
  payee: Type.Object({ name: Type.String(), bank: Type.String(), accountNo: Type.String() }),
  amountCents: Cents,
  broughtCents: Type.Integer({ description: 'Brought forward from the day before, in the amount' }),
  state: TransferState,
  sentReference: OrNull,
  sentBy: OrNull,
  sentAt: OrNull,
  confirmedBy: OrNull,
  confirmedAt: OrNull,
});
