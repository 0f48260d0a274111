import { firstOutside } from '../characters.ts';
import { Iso8583Error } from '../error.ts';
import { BITMAP_LENGTH, BITMAP_OFFSET, readWord } from './bitmap.ts';
import type { FieldSpec } from './field.ts';
import type { IsoMessage } from './message.ts';
import type { Tables } from './tables.ts';

/** Reads a message to its last character. `text` has one character per byte. */
export function unpackText(tables: Tables, text: string): IsoMessage {
  const mti = readMti(tables, text);
  const fields: Record<number, string> = {};
  readFields(tables, text, fields);
  return { mti, fields };
}

/** The fields in front of what makes a message unreadable; null when not even its type can be read. */
export function salvageText(tables: Tables, text: string): IsoMessage | null {
  const fields: Record<number, string> = {};
  try {
    const mti = readMti(tables, text);
    try {
      readFields(tables, text, fields);
    } catch (error) {
      if (!(error instanceof Iso8583Error)) throw error;
    }
    return { mti, fields };
  } catch (error) {
    if (!(error instanceof Iso8583Error)) throw error;
    return null;
  }
}

/** Reads bitmaps and fields into `fields`, which holds what came before when it throws. */
function readFields(tables: Tables, text: string, fields: Record<number, string>): void {
  const end = BITMAP_OFFSET + BITMAP_LENGTH;
  if (text.length < end) truncated(1, 'bitmap', text.length);
  const words = [readWord(text, BITMAP_OFFSET), readWord(text, BITMAP_OFFSET + 8)];
  const hasSecond = (words[0] ?? 0) >= 0x8000_0000;
  if (hasSecond) {
    if (text.length < end + BITMAP_LENGTH) truncated(1, 'bitmap', text.length);
    words.push(readWord(text, end), readWord(text, end + 8));
    if (words[2] === 0 && words[3] === 0) {
      const place = { field: 1, fieldName: 'bitmap', offset: end };
      throw new Iso8583Error('ISO_BITMAP', place, 'the secondary bitmap announces no field');
    }
    // Bit 1 only says that there is a second bitmap.
    words[0] = (words[0] ?? 0) & 0x7fff_ffff;
  }
  let offset = hasSecond ? end + BITMAP_LENGTH : end;
  for (let index = 0; index < words.length; index += 1) {
    let rest = words[index] ?? 0;
    while (rest !== 0) {
      const lead = Math.clz32(rest);
      rest &= ~(0x8000_0000 >>> lead);
      const bit = index * 32 + lead + 1;
      const spec = tables.specs[bit] ?? unknownField(bit, offset);
      const start = offset + spec.prefixDigits;
      offset = start + valueLength(spec, text, offset);
      checkCharacters(spec, text, start, offset);
      fields[bit] = text.slice(start, offset);
    }
  }
  if (offset !== text.length) {
    const place = { field: 0, fieldName: 'message', offset };
    throw new Iso8583Error('ISO_TRAILING', place, `${text.length - offset} characters too many`);
  }
}

function readMti(tables: Tables, text: string): string {
  if (text.length < 4) truncated(0, 'message type', text.length);
  const mti = text.slice(0, 4);
  const place = { field: 0, fieldName: 'message type', offset: 0 };
  const outside = firstOutside(mti, 'n');
  if (outside !== -1) {
    throw new Iso8583Error('ISO_CHARACTERS', { ...place, offset: outside }, 'not a digit');
  }
  if (!tables.messageTypes.has(mti)) {
    throw new Iso8583Error('ISO_MTI', place, `not a message type of ${tables.dialect.name}`);
  }
  return mti;
}

/** Length of the value at `offset`, which must lie within the message and the field's bounds. */
function valueLength(spec: FieldSpec, text: string, offset: number): number {
  const start = offset + spec.prefixDigits;
  if (start > text.length) truncated(spec.bit, spec.name, text.length);
  let length = spec.maxLength;
  if (spec.prefixDigits > 0) {
    length = 0;
    for (let index = offset; index < start; index += 1) {
      const digit = text.charCodeAt(index) - 48;
      if (!(digit >= 0 && digit <= 9)) {
        const place = { field: spec.bit, fieldName: spec.name, offset: index };
        throw new Iso8583Error('ISO_CHARACTERS', place, 'not a digit of a length');
      }
      length = length * 10 + digit;
    }
    if (length < spec.minLength || length > spec.maxLength) {
      const place = { field: spec.bit, fieldName: spec.name, offset };
      throw new Iso8583Error('ISO_LENGTH', place, boundsOf(spec, length));
    }
  }
  if (start + length > text.length) truncated(spec.bit, spec.name, text.length);
  return length;
}

/** Throws when a character of `text` from `start` to before `end` is outside the field's class; `text` begins at `base` of the frame. */
export function checkCharacters(
  spec: FieldSpec,
  text: string,
  start: number,
  end: number,
  base = 0,
): void {
  const outside = firstOutside(text, spec.characters, start, end);
  if (outside !== -1) {
    const place = { field: spec.bit, fieldName: spec.name, offset: base + outside };
    throw new Iso8583Error('ISO_CHARACTERS', place, `outside class ${spec.characters}`);
  }
}

export function boundsOf(spec: FieldSpec, length: number): string {
  const bounds =
    spec.minLength === spec.maxLength
      ? `${spec.maxLength}`
      : `${spec.minLength} to ${spec.maxLength}`;
  return `${length} characters, not ${bounds}`;
}

export function unknownField(bit: number, offset: number): never {
  const place = { field: bit, fieldName: 'unknown', offset };
  throw new Iso8583Error('ISO_UNKNOWN_FIELD', place, 'not in the dialect');
}

function truncated(field: number, fieldName: string, offset: number): never {
  throw new Iso8583Error('ISO_TRUNCATED', { field, fieldName, offset }, 'the message ends here');
}
