import { Type } from 'typebox';
import { campaignMeterStates, campaignStates, visitReasons } from './model.ts';

export const common = { tags: ['vending'], security: [{ accessKey: [] }] };

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const oneOf = <Text extends string>(texts: readonly Text[]) =>
  Type.Unsafe<Text>({ type: 'string', enum: [...texts] });
const number = <const Value extends number>(values: readonly Value[]) =>
  Type.Unsafe<Value>({ type: 'integer', enum: [...values] });

const Sgc = Type.String({ pattern: '^[0-9]{6}$' });
const Krn = Type.Integer({ minimum: 1, maximum: 9 });
const Dkga = oneOf(['02', '04'] as const);
const Unit = Type.String({ pattern: '^[0-9]{2}$|^[0-9A-Z]{5}$' });
const closed = { additionalProperties: false };

export const CampaignId = Type.Object({ campaignId: Type.String({ format: 'uuid' }) });
export const VisitReason = oneOf(visitReasons);
export const CampaignStateName = oneOf(campaignStates);

export const KeyFilterBody = Type.Object(
  {
    sgc: Type.Optional(Sgc),
    krn: Type.Optional(Krn),
    baseDate: Type.Optional(number([1993, 2014, 2035])),
    keyType: Type.Optional(number([1, 2, 3])),
    dkga: Type.Optional(Dkga),
    ea: Type.Optional(oneOf(['07', '11'] as const)),
  },
  { ...closed, description: 'What the key of a meter must be for it to be chosen' },
);

export const TargetBody = Type.Object(
  {
    sgc: Type.Optional(Sgc),
    krn: Type.Optional(Krn),
    ti: Type.Optional(Type.String({ pattern: '^[0-9]{2}$' })),
    ken: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
    baseDate: Type.Optional(number([1993, 2014, 2035])),
    keyType: Type.Optional(number([1, 2])),
    dkga: Type.Optional(Dkga),
  },
  { ...closed, minProperties: 1, description: 'What it is to become; the rest stays' },
);

export const CampaignBody = Type.Object(
  {
    name: Type.String({ minLength: 3, maxLength: 100 }),
    reason: Type.String({ minLength: 3, maxLength: 500 }),
    units: Type.Optional(
      Type.Array(Unit, {
        minItems: 1,
        maxItems: 200,
        description: 'With all units below them; left out: everywhere',
      }),
    ),
    from: Type.Optional(KeyFilterBody),
    target: TargetBody,
    visitAfterDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 3650,
        description: 'After so many days without a word a meter needs a visit; 60 unless given',
      }),
    ),
  },
  closed,
);

const Problem = Type.Object({
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
});
const Time = nullable(Type.String());
const counts = Object.fromEntries(
  [
    ...['meters', 'planned', 'held', 'made', 'onCard', 'onPaper', 'confirmed', 'refused'],
    ...['failed', 'cancelled', 'visits'],
  ].map((name) => [name, Type.Integer()]),
);

export const CampaignView = Type.Object({
  campaignId: Type.String(),
  name: Type.String(),
  reason: Type.String(),
  units: nullable(Type.Array(Type.String())),
  from: Type.Record(Type.String(), Type.Unknown()),
  target: Type.Record(Type.String(), Type.Unknown()),
  visitAfterDays: Type.Integer(),
  state: CampaignStateName,
  selectedAt: { ...Time, description: 'Since when the list of its meters is whole' },
  ...{ madeBy: Type.String(), madeAt: Type.String() },
  ...{ decidedBy: nullable(Type.String()), decidedAt: Time },
  ...{ changedBy: Type.String(), changedAt: Type.String() },
  problem: nullable(Problem),
});

export const ProgressView = Type.Object({
  campaign: CampaignView,
  total: Type.Object(counts),
  units: Type.Array(Type.Object({ unit: Type.String(), ...counts })),
});

export const MeterQuery = Type.Object(
  {
    unit: Type.Optional(Type.String({ pattern: '^[0-9A-Z]{5}$' })),
    state: Type.Optional(oneOf(campaignMeterStates)),
    visit: Type.Optional(oneOf([...visitReasons, 'any'] as const)),
    after: Type.Optional(Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  closed,
);

export const MeterView = Type.Object({
  ...{ meterNo: Type.String(), unit: Type.String(), state: oneOf(campaignMeterStates) },
  keyVersion: nullable(Type.Integer()),
  hold: nullable(Type.String()),
  problem: nullable(Problem),
  ...{ madeAt: Time, handedBy: nullable(Type.String()), handedAt: Time, confirmedAt: Time },
  ...{ cardUid: nullable(Type.String()), cardState: nullable(Type.String()), seenAt: Time },
  visit: nullable(VisitReason),
});
