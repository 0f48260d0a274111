import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const Day = (description: string) =>
  Type.Optional(Type.String({ pattern: '^20[0-9]{2}-[01][0-9]-[0-3][0-9]$', description }));

const filters = {
  unit: Type.Optional(
    Type.String({
      pattern: '^([0-9]{2}|[0-9]{5})$',
      description: 'UPI, UP3 or ULP; all of one’s units unless said',
    }),
  ),
  from: Day('First day, YYYY-MM-DD, WIB'),
  until: Day('Last day, YYYY-MM-DD, WIB'),
  meterNo: Type.Optional(Type.String({ pattern: '^([0-9]{11}|[0-9]{13})$' })),
  idpel: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
  card: Type.Optional(
    Type.Boolean({ description: 'Only purchases that came with a card (true) or without (false)' }),
  ),
};

export const ListQuery = Type.Object(
  {
    ...filters,
    after: Type.Optional(
      Type.String({
        pattern: '^[0-9A-F]{32}$',
        description: 'The last reference of the page before',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  closed,
);

export const FileQuery = Type.Object(
  {
    ...filters,
    delimiter: Type.Optional(Type.Union([Type.Literal(','), Type.Literal(';')])),
  },
  closed,
);

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const TwoWayView = Type.Object({
  reference: Type.String({
    description: 'The token’s reference: 32 hex digits, as on the receipt',
  }),
  at: Type.String({ description: 'ISO' }),
  idpel: Type.String(),
  meterNo: Type.String(),
  name: Type.String(),
  tariff: Type.String(),
  powerVa: Type.Integer(),
  unit: Type.String(),
  energyDkwh: Type.Integer({ description: 'Tenths of a kWh' }),
  amountCents: Type.Integer({ description: 'Rupiah x 100' }),
  partnerId: Type.String(),
  partnerName: Type.String({ description: 'Bank' }),
  counterId: Type.String(),
  cardUid: orNull(Type.String({ description: 'Null: no card lay on the reader' })),
  takenBack: Type.Boolean(),
  result: orNull(
    Type.Integer({
      description:
        'What the meter said of the credit (docs/card.md section 6); null: not heard of yet',
    }),
  ),
  lastRead: orNull(
    Type.Object(
      {
        month: Type.String({ description: 'YYYYMM' }),
        receivedAt: Type.String(),
        tamperMonths: Type.Integer({
          description: 'Of the latest twelve, those with a tamper mark',
        }),
      },
      { description: 'Null: the meter has never told a month' },
    ),
  ),
});

export const ListAnswer = Type.Object({
  rows: Type.Array(TwoWayView),
  next: orNull(Type.String({ description: '`after` of the next page; null: there is none' })),
});
