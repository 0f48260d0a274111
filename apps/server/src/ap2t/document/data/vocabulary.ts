import { type TNull, type TSchema, type TUnion, Type } from 'typebox';

/** What a value is, so that a template can be checked against it and knows how to write it. */
export const forms = [
  'text',
  'digits',
  'money',
  'date',
  'instant',
  'power',
  'energy',
  'count',
  'choice',
] as const;

export type Form = (typeof forms)[number];

const noControls = '^[^\\u0000-\\u001f\\u007f]+$';

/** One line of text that people wrote. */
export const text = (maxLength: number) =>
  Type.String({ as: 'text', minLength: 1, maxLength, pattern: noControls });

/** So many digits: a number that is only ever written, never counted with. */
export const digits = (length: number, most = length) =>
  Type.String({ as: 'digits', pattern: `^[0-9]{${length},${most}}$` });

/** Rupiah x 100. */
export const money = () =>
  Type.Integer({ as: 'money', minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** `YYYY-MM-DD`. */
export const date = () =>
  Type.String({ as: 'date', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' });

/** ISO 8601 in UTC, as `Date.toISOString` writes it. */
export const instant = () =>
  Type.String({
    as: 'instant',
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$',
  });

/** VA. */
export const power = () => Type.Integer({ as: 'power', minimum: 1, maximum: 1_000_000_000 });

/** Tenths of a kWh. */
export const energy = () => Type.Integer({ as: 'energy', minimum: 0, maximum: 1_000_000_000_000 });

export const count = (maximum = 1_000_000_000) =>
  Type.Integer({ as: 'count', minimum: 0, maximum });

/** One of a list; a template says under `labels` how each of them is called. */
export const choice = <const Values extends readonly string[]>(labels: string, values: Values) =>
  Type.Enum(values, { as: 'choice', labels });

/** What need not be known; templates may ask whether it is. */
export const nullable = <Schema extends TSchema>(schema: Schema): TUnion<[Schema, TNull]> =>
  Type.Union([schema, Type.Null()]);

/** An object that has these members and no others. */
export const record = <const Properties extends Record<string, TSchema>>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });
