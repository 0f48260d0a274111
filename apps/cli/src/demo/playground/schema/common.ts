import { type TSchema, Type } from 'typebox';

export const Text = Type.String();
export const Count = Type.Integer();
export const Flag = Type.Boolean();

export const Nullable = <Schema extends TSchema>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

export const OneOf = <const Names extends readonly string[]>(names: Names) =>
  Type.Unsafe<Names[number]>({ type: 'string', enum: [...names] });

export const Words = Type.Object({ id: Text, en: Text });
