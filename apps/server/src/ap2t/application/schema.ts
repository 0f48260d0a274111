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

/** Any character but control and format characters, which hide or turn around what is written, and ends of lines. */
const shown = '[^\\p{C}\\p{Zl}\\p{Zp}]';
const end = '[^\\s\\p{C}]';

/** What people write in one line, without blanks at its ends. */
export const Line = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: `^${end}(${shown}*${end})?$` });

/** What people write in as many lines as they like, without blanks at its ends. */
export const Prose = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: `^${end}((${shown}|[\\t\\n\\r])*${end})?$` });

export const Reason = Prose(500, 3);

/** A day that the calendar has, of our times. */
export const Day = Type.String({ format: 'date', pattern: '^[12][0-9]{3}-' });

export const AgendaNo = Type.String({ pattern: '^[0-9]{18}$' });
export const Idpel = Type.String({ pattern: '^[0-9]{12}$' });
export const Unit = Type.String({ pattern: '^[0-9]{5}$' });
export const MeterNo = Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' });
export const RequestKey = Type.Object({
  'idempotency-key': Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$' }),
});
