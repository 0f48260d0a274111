import { Type } from 'typebox';
import { products } from '../partner/model.ts';
import { mostBills } from './model.ts';

export const RequestKey = Type.String({
  pattern: '^[\\x21-\\x7e]{8,64}$',
  description: 'Made by the caller, new for each new payment and each new reversal',
});

const RegistrationNo = Type.String({ pattern: '^[0-9]{13}$' });
const Idpel = Type.String({ pattern: '^[0-9]{12}$' });
const Cents = Type.Integer({ description: 'Rupiah x 100' });
const AmountCents = Type.Integer({
  minimum: 1,
  maximum: 1e12,
  description: "Exactly what is due, rupiah x 100, without the partner's own charge",
});
const AdminCents = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: 1e12,
    description: "The partner's own charge, to be checked; left out: not checked",
  }),
);
const closed = { additionalProperties: false } as const;

export const InquiryBody = Type.Union([
  Type.Object({ registrationNo: RegistrationNo }, closed),
  Type.Object({ idpel: Idpel }, closed),
]);

export const PaymentBody = Type.Union([
  Type.Object(
    { registrationNo: RegistrationNo, amountCents: AmountCents, adminCents: AdminCents },
    closed,
  ),
  Type.Object(
    {
      idpel: Idpel,
      billCount: Type.Integer({
        minimum: 1,
        maximum: mostBills,
        description: 'How many of the oldest open bills',
      }),
      amountCents: AmountCents,
      adminCents: AdminCents,
    },
    closed,
  ),
]);

const Day = Type.String({ description: 'YYYY-MM-DD' });

const RegistrationClaim = Type.Object({
  type: Type.Literal('registration'),
  registrationNo: Type.String(),
  kind: Type.String({ description: 'PB, PD, PS or MIGRASI' }),
  transactionName: Type.String(),
  agendaNo: Type.Union([Type.String(), Type.Null()]),
  idpel: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  unitAddress: Type.String(),
  unitPhone: Type.String(),
  registeredOn: Day,
  expiresOn: Day,
  lines: Type.Immutable(Type.Array(Type.Object({ code: Type.String(), amountCents: Cents }))),
  totalCents: Cents,
});

const Bill = Type.Object({
  month: Type.Integer({ description: 'YYYYMM' }),
  dueOn: Day,
  readingOn: Type.Union([Day, Type.Null()]),
  billCents: Cents,
  incentiveCents: Type.Integer({ description: 'Taken off the bill, rupiah x 100' }),
  taxCents: Cents,
  penaltyCents: Cents,
  readings: Type.Immutable(
    Type.Array(Type.Object({ previous: Type.Integer(), current: Type.Integer() })),
  ),
});

const PostpaidClaim = Type.Object({
  type: Type.Literal('postpaid'),
  idpel: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  unitPhone: Type.String(),
  tariff: Type.String(),
  powerVa: Type.Integer(),
  outstandingBills: Type.Integer({ description: 'All open bills, also those not listed' }),
  bills: Type.Immutable(Type.Array(Bill, { description: 'The oldest first' })),
  totalCents: Cents,
});

const common = {
  product: Type.Enum([products.postpaid, products.nonTaglis]),
  subject: Type.String({ description: 'Registration number or customer number' }),
  amountCents: Cents,
  adminCents: Cents,
  totalCents: Cents,
  claim: Type.Union([RegistrationClaim, PostpaidClaim]),
};

const OrNull = Type.Union([Type.String(), Type.Null()]);

export const BillAnswerBody = Type.Object(common);

export const PaidBillBody = Type.Object({
  ...common,
  reference: Type.String(),
  partnerId: Type.String(),
  counterId: OrNull,
  terminalId: OrNull,
  channel: Type.String(),
  requestKey: Type.String(),
  paidAt: Type.String(),
  billCount: Type.Integer(),
  plnRef: OrNull,
  switcherRef: OrNull,
  reversedAt: Type.Union([Type.String(), Type.Null()], { description: 'Null: it stands' }),
});
