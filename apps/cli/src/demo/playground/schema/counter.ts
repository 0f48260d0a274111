import { Type } from 'typebox';
import { Count, Nullable, OneOf, Text } from './common.ts';

const Customer = Type.Object({
  meterNo: Text,
  idpel: Text,
  holder: Text,
  tariff: Text,
  powerVa: Count,
  allowedDkwh: Count,
  adminCents: Count,
});

const Sale = Type.Object({
  requestKey: Text,
  reference: Text,
  amountCents: Count,
  adminCents: Count,
  totalCents: Count,
  energyDkwh: Count,
  token: Type.String({ description: "20 digits: the visitor's own" }),
  card: OneOf(['written', 'pending', 'paper'] as const),
});

const Pending = Type.Object({
  requestKey: Text,
  amountCents: Count,
  step: OneOf(['asked', 'sold'] as const),
  begunAt: Text,
});

/** The counter: who is there, the sale, what its journal has open, the paper. */
export const CounterView = Type.Object({
  customer: Nullable(Customer),
  sale: Nullable(Sale),
  pending: Type.Array(Pending),
  receipt: Nullable(Type.Array(Text, { description: 'The paper, line by line, 40 columns' })),
  soldCount: Count,
  soldCents: Count,
});

/** What was said over the line. Access keys and passwords are in headers and sign-ins, which are never kept. */
export const MessageView = Type.Object({
  number: Count,
  at: Text,
  from: OneOf(['counter', 'desk'] as const),
  method: Text,
  path: Text,
  requestKey: Nullable(Text),
  body: Type.Unknown(),
  status: Nullable(Count),
  answer: Type.Unknown(),
  fate: OneOf(['answered', 'cut', 'lost', 'failed'] as const),
});

/** What goes wrong by the visitor's wish. */
export const FaultsView = Type.Object({
  line: OneOf(['up', 'cut', 'lost'] as const),
  tearAtWrite: Nullable(Count),
});

export const ProblemView = Type.Object({
  code: Text,
  params: Type.Record(Text, Type.Union([Type.String(), Type.Number()])),
  messages: Type.Object({ id: Text, en: Text }),
  action: Type.Object({ id: Text, en: Text }),
});
