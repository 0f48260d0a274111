import { Type } from 'typebox';
import { type Level, levels } from './place.ts';

const Whole = Type.Integer();
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const NumberOrNull = orNull(Type.Number());
const told = (description: string) => Type.Union([Type.Number(), Type.Null()], { description });

export const closed = { additionalProperties: false } as const;
export const Month = Type.String({
  pattern: '^[12][0-9]{3}(0[1-9]|1[0-2])$',
  description: 'YYYYMM',
});
const Code = Type.String({ minLength: 1, maxLength: 40 });
export const LevelType = Type.Unsafe<Level>({ type: 'string', enum: [...levels] });

export const PlaceParams = Type.Object(
  {
    unit: Type.Optional(
      Type.String({
        pattern: '^([0-9]{2}|[0-9]{5})$',
        description: 'UPI, UP3 or ULP; all of one’s units unless said',
      }),
    ),
    feeder: Type.Optional(Code),
    transformer: Type.Optional(Code),
    month: Type.Optional(Month),
  },
  closed,
);

export const Step = Type.Object({ level: LevelType, code: Type.String(), name: Type.String() });

/** What every report says of a place before its own figures. */
export const counted = {
  meters: Type.Integer({ description: 'Meters that hang there, or of which something came' }),
  readings: Type.Integer({ description: 'Meters whose month has come' }),
};

export const figureSchemas = {
  usage: Type.Object({
    ...counted,
    used: Type.Integer({ description: 'Meters whose use is known: two months in a row' }),
    contractedKva: Type.Number({ description: 'Of these' }),
    usageKwh: Whole,
    burnHours: told('Jam nyala: kWh a kVA'),
    burnShare: told('Of 720 hours'),
  }),
  voltage: Type.Object({
    ...counted,
    volted: Type.Integer({ description: 'Readings with a voltage' }),
    minVoltageV: orNull(Whole),
    maxVoltageV: orNull(Whole),
    averageVoltageV: told('Of the lowest voltage of each meter'),
    lowVoltage: Type.Integer({ description: 'Meters below the limit' }),
    highVoltage: Type.Integer({ description: 'Meters above the limit' }),
    lowShare: NumberOrNull,
    lowVoltageEvents: Whole,
    outages: Whole,
  }),
  condition: Type.Object({
    ...counted,
    normal: Whole,
    abnormal: Type.Integer({
      description: 'With any of: tamper of whatever mark, stand went back, forged, contradicted',
    }),
    abnormalShare: NumberOrNull,
    tamper: Whole,
    wentBack: Type.Integer({ description: 'The stand fell, and it was no roll-over' }),
    forged: Whole,
    contradicted: Type.Integer({ description: 'Two readings of the month differ; both are kept' }),
    unverified: Whole,
    overloads: Whole,
  }),
  tamper: Type.Object({
    ...counted,
    tamper: Type.Integer({ description: 'Meters with mark 8' }),
    tamperUnknown: Type.Integer({ description: 'Meters with a mark that is neither 0 nor 8' }),
    tamperEvents: Whole,
    tamperShare: NumberOrNull,
  }),
  balance: Type.Object({
    ...counted,
    used: Whole,
    usageKwh: Type.Integer({ description: 'Registered by these' }),
    takenKwh: Type.Integer({ description: 'Use and change of the remaining credit of these' }),
    soldKnownKwh: Type.Number({ description: 'Sold to these' }),
    missingKwh: told('Sold to these less taken: tokens that have not arrived'),
    soldKwh: Type.Number({ description: 'Sold to all' }),
    soldCents: Whole,
    purchases: Whole,
    coverage: told('Meters whose use is known, of all'),
    fedKwh: told('What the own meter of the feeder or transformer counted'),
    likelyUsageKwh: told('Use, with the meters that are not known counted like those that are'),
    lossKwh: told('Fed in less likely use'),
    lossShare: NumberOrNull,
  }),
} as const;

export const MeterRow = Type.Object({
  meterNo: Type.String(),
  tariff: Type.String(),
  powerVa: Whole,
  standKwh: orNull(Whole),
  remainingKwh: orNull(Whole),
  usageKwh: orNull(Whole),
  takenKwh: orNull(Whole),
  soldDkwh: orNull(Whole),
  voltageV: orNull(Whole),
  currentDa: orNull(Whole),
  tamper: orNull(Whole),
  tamperEvents: orNull(Whole),
  outages: orNull(Whole),
  wentBack: Type.Boolean(),
  contradicted: Type.Boolean(),
  verification: orNull(
    Type.Union([Type.Literal('verified'), Type.Literal('unverified'), Type.Literal('forged')]),
  ),
});
