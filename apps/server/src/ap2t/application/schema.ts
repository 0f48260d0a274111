import { type TSchema, Type } from 'typebox';

export const Nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** One of these texts, as a schema. */
export function OneOf<Text extends string>(texts: readonly Text[], description?: string) {
  return Type.Unsafe<Text>({
    type: 'string',
    enum: [...texts],
    ...(description === undefined ? {} : { description }),
  });
}

export const AgendaNo = Type.String({ pattern: '^[0-9]{18}$' });
export const Idpel = Type.String({ pattern: '^[0-9]{12}$' });
export const Unit = Type.String({ pattern: '^[0-9]{5}$' });
export const MeterNo = Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' });
export const RequestKey = Type.Object({
  'idempotency-key': Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$' }),
});
