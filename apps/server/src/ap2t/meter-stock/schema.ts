import { Type } from 'typebox';
import { Line } from '../application/schema.ts';
import { meterKinds, meterStates } from './model.ts';

export const closed = { additionalProperties: false } as const;
export const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };

export function oneOf<const Value extends string | number>(
  values: readonly Value[],
  description?: string,
) {
  const type = typeof values[0] === 'number' ? 'integer' : 'string';
  const told = description === undefined ? {} : { description };
  return Type.Unsafe<Value>({ type, enum: [...values], ...told });
}

export const MeterNo = Type.String({
  pattern: '^(?:[0-9]{11}|[0-9]{13})$',
  description: '11 or 13 digits',
});
export const Unit = Type.String({ pattern: '^[0-9]{5}$', description: 'Service unit (ULP)' });
export const Kind = oneOf(
  meterKinds,
  'postpaid; keypad: prepaid, one-way; nfc: prepaid combo of card and keypad',
);
export const State = oneOf(
  meterStates,
  'In the central store, issued to a unit, reserved by an activation, installed, removed, scrapped',
);
export const ModelId = Type.String({ pattern: '^[A-Z0-9][A-Z0-9.-]{0,29}$' });
export const MakerCode = Type.String({
  pattern: '^(?:[0-9]{2}|[0-9]{4})$',
  description: 'What meter numbers begin with: 2 digits of 11, 4 of 13',
});
export const RequestKey = Type.Object({
  'idempotency-key': Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$' }),
});

export const Sts = Type.Object(
  {
    sgc: Type.String({ pattern: '^[0-9]{6}$' }),
    krn: Type.Integer({ minimum: 1, maximum: 9 }),
    ti: Type.String({ pattern: '^[0-9]{2}$' }),
    ken: Type.Integer({ minimum: 0, maximum: 255 }),
    keyType: oneOf([0, 1, 2, 3]),
    ea: oneOf(['07', '11']),
    dkga: oneOf(['02', '04']),
    kctCount: oneOf([2, 3, 4]),
    baseDate: oneOf([1993, 2014, 2035]),
  },
  {
    additionalProperties: false,
    description: 'The key that the maker delivered it with; never the key itself',
  },
);

export const Able = Type.Object(
  {
    eas: Type.Array(oneOf(['07', '11']), { minItems: 1, maxItems: 2, uniqueItems: true }),
    dkgas: Type.Array(oneOf(['02', '04']), { minItems: 1, maxItems: 2, uniqueItems: true }),
    kctCounts: Type.Array(oneOf([2, 3, 4]), { minItems: 1, maxItems: 3, uniqueItems: true }),
    baseDates: Type.Array(oneOf([1993, 2014, 2035]), {
      minItems: 1,
      maxItems: 3,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false, description: 'What a prepaid model can do (IEC 62055-41)' },
);

export const Maker = Type.Object({
  code: MakerCode,
  name: Line(60),
});

const modelMembers = {
  maker: MakerCode,
  brand: Line(20),
  type: Line(30),
  kind: Kind,
  phases: oneOf([1, 3]),
  maxAmperes: Type.Integer({ minimum: 1, maximum: 1000 }),
  sts: Type.Union([Able, Type.Null()]),
};
export const ModelBody = Type.Object(modelMembers, { additionalProperties: false });
export const Model = Type.Object({ modelId: ModelId, ...modelMembers });

export const NewMeterBody = Type.Object(
  {
    meterNo: MeterNo,
    modelId: ModelId,
    factoryNo: Type.Union([Line(20), Type.Null()]),
    sts: Type.Union([Sts, Type.Null()]),
  },
  { additionalProperties: false },
);

export { Reason } from '../application/schema.ts';
export { Told, toldJson } from './told.ts';
