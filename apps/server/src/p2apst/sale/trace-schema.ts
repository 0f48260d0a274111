import { Type } from 'typebox';
import { listOf } from '../partner/schema.ts';

const Text = Type.String();
const OrNull = Type.Union([Type.String(), Type.Null()]);
const IntegerOrNull = Type.Union([Type.Integer(), Type.Null()]);
const Cents = Type.Integer({ description: 'Rupiah x 100' });

const Message = Type.Object({
  door: Type.Enum(['iso8583', 'http']),
  stan: OrNull,
  requestKey: Text,
  partnerId: Text,
  counterId: OrNull,
  terminalId: OrNull,
  channel: Text,
  channelName: OrNull,
  plnRef: OrNull,
  switcherRef: OrNull,
  buyingOption: Type.Union([Type.Literal('new'), Type.Literal('unsold'), Type.Null()]),
  cardUid: OrNull,
  mailboxSequence: IntegerOrNull,
});

const Quote = Type.Object({
  tariff: Text,
  powerVa: Type.Integer(),
  unit: Text,
  priceCents: Cents,
  stampCents: Cents,
  ppnCents: Cents,
  ppjCents: Cents,
  instalmentCents: Cents,
  tokenCents: Cents,
  energyDkwh: Type.Integer(),
  energyComputedCkwh: Type.Integer({ description: 'Before rounding, hundredths of a kWh' }),
  ruleIds: listOf(Text),
});

const Event = Type.Object({
  kind: Type.Enum(['sale', 'taken-back']),
  shard: Text,
  eventId: Text,
  at: Text,
  lines: listOf(
    Type.Object({
      account: Text,
      nameId: OrNull,
      nameEn: OrNull,
      amountCents: Type.Integer({ description: 'Debit positive' }),
    }),
  ),
});

const Token = Type.Object({
  part: Type.Integer(),
  class: Type.Integer(),
  subclass: Type.Integer(),
  keyVersion: Type.Integer(),
  sgc: Text,
  krn: Type.Integer(),
  baseDate: Type.Integer(),
  tid: IntegerOrNull,
  units: Type.Integer(),
  issuedAt: Text,
  cardUid: OrNull,
  result: IntegerOrNull,
  resultAt: OrNull,
});

const Mailbox = Type.Object({
  cardUid: Text,
  sequence: Type.Integer(),
  madeAt: Text,
  tokens: Type.Integer(),
  own: Type.Integer({ description: 'How many of them are of this sale' }),
});

const Report = Type.Object({
  cardUid: Text,
  sequence: Type.Integer(),
  toldAt: Type.String({ description: "The meter's clock" }),
  receivedAt: Text,
  verification: Text,
  reason: OrNull,
  counted: Type.Boolean(),
  withSale: Type.Boolean(),
});

const Advice = Type.Object({
  kind: Text,
  times: Type.Integer(),
  firstAt: Text,
  lastAt: Text,
  state: Text,
  closedBy: OrNull,
  reason: OrNull,
});

export const TraceBody = Type.Object({
  message: Message,
  quote: Type.Union([Quote, Type.Null()]),
  events: listOf(Event),
  tokensFrom: OrNull,
  tokens: listOf(Token),
  mailboxes: listOf(Mailbox),
  reports: listOf(Report),
  advice: Type.Union([Advice, Type.Null()]),
  prints: listOf(
    Type.Object({
      ...{ at: Text, partnerId: Text, counterId: Text, format: Text, original: Type.Boolean() },
    }),
  ),
  deliveries: listOf(
    Type.Object({
      event: Text,
      state: Text,
      attempts: Type.Integer(),
      lastStatus: IntegerOrNull,
      occurredAt: Text,
      deliveredAt: OrNull,
    }),
  ),
});
