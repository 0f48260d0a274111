import { Iso8583Error } from '../error.ts';

/** A message as fields of text, by number. Values are as on the wire, without length digits. */
export interface IsoMessage {
  readonly mti: string;
  readonly fields: Readonly<Record<number, string>>;
}

/** The value of a field that must be there; Iso8583Error ISO_MISSING_FIELD when it is not. */
export function requireField(message: IsoMessage, bit: number, name = 'required field'): string {
  const value = message.fields[bit];
  if (value === undefined) {
    throw new Iso8583Error(
      'ISO_MISSING_FIELD',
      { field: bit, fieldName: name, offset: 4 },
      'absent',
    );
  }
  return value;
}
