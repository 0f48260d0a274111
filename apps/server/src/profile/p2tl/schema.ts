import { Type } from 'typebox';
import { type ReasonCode, reasonCodes } from '../analysis/index.ts';
import { closed, LevelType, PlaceParams, Step } from '../reports/schema.ts';

const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Code = Type.String({ minLength: 1, maxLength: 40 });

export const P2tlParams = Type.Object(
  {
    unit: PlaceParams.properties.unit,
    feeder: Type.Optional(Code),
    transformer: Type.Optional(Code),
    least: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: 'The lowest score; 0.4 unless said' }),
    ),
    after: Type.Optional(
      Type.String({
        pattern: '^[01](\\.[0-9]{1,9})?-[0-9]{11,13}$',
        description: 'The last page’s next',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  closed,
);

const ReasonView = Type.Object({
  code: Type.Unsafe<ReasonCode>({ type: 'string', enum: [...reasonCodes] }),
  weight: Type.Number({
    description: 'What it adds to the log-odds of the score; below zero it speaks for the customer',
  }),
  figures: Type.Record(Type.String(), Type.Number(), {
    description: 'What it rests on: kWh, percent, months as YYYYMM (docs/p2tl.md)',
  }),
  id: Type.String(),
  en: Type.String(),
});

export const P2tlAnswer = Type.Object({
  examinedAt: orNull(
    Type.String({ description: 'When all meters were examined last; null: not yet' }),
  ),
  untilMonth: orNull(Type.String({ description: 'The last month that was looked at, YYYYMM' })),
  inspectFrom: Type.Number({ description: 'From this score on an inspection is worth its way' }),
  level: LevelType,
  path: Type.Array(Step),
  findings: Type.Array(
    Type.Object({
      meterNo: Type.String(),
      unit: Type.String(),
      feeder: orNull(Type.String()),
      transformer: orNull(Type.String()),
      tariff: Type.String(),
      powerVa: Type.Integer(),
      score: Type.Number({ description: 'How likely an inspection finds theft, 0 to 1' }),
      since: orNull(Type.String({ description: 'The first month that looks wrong, YYYYMM' })),
      missingKwh: Type.Integer({ description: 'What is missing since then' }),
      reasons: Type.Array(ReasonView, { description: 'The heaviest first' }),
    }),
    { description: 'The likeliest first' },
  ),
  next: orNull(Type.String({ description: 'Where the next page goes on; null: there is none' })),
});
