import { Iso8583Error } from '../error.ts';
import { BITMAP_LENGTH, BITMAP_OFFSET, writeWord } from './bitmap.ts';
import type { FieldSpec } from './field.ts';
import type { IsoMessage } from './message.ts';
import type { Tables } from './tables.ts';
import { boundsOf, checkCharacters, unknownField } from './unpack.ts';

/** Where the first field stands. */
export function dataOffset(hasSecond: boolean): number {
  return BITMAP_OFFSET + (hasSecond ? 2 : 1) * BITMAP_LENGTH;
}

/** The message as text, one character per byte; what it accepts is what `unpackText` accepts. */
export function packText(tables: Tables, message: IsoMessage): string {
  const { mti, fields } = message;
  if (!tables.messageTypes.has(mti)) {
    const place = { field: 0, fieldName: 'message type', offset: 0 };
    throw new Iso8583Error('ISO_MTI', place, `not a message type of ${tables.dialect.name}`);
  }
  const hasSecond = hasSecondary(tables, message);
  const start = dataOffset(hasSecond);
  const words: [number, number, number, number] = [hasSecond ? 0x8000_0000 : 0, 0, 0, 0];
  let data = '';
  let packed = 0;
  for (const spec of tables.ordered) {
    const value = fields[spec.bit];
    if (value === undefined) continue;
    data += fieldText(spec, value, start + data.length);
    const word = (spec.bit - 1) >>> 5;
    if (word === 0) words[0] |= 0x8000_0000 >>> (spec.bit - 1);
    else if (word === 1) words[1] |= 0x8000_0000 >>> (spec.bit - 33);
    else if (word === 2) words[2] |= 0x8000_0000 >>> (spec.bit - 65);
    else words[3] |= 0x8000_0000 >>> (spec.bit - 97);
    packed += 1;
  }
  refuseUnknown(tables, message, packed);
  const first = writeWord(words[0] >>> 0) + writeWord(words[1] >>> 0);
  const second = hasSecond ? writeWord(words[2] >>> 0) + writeWord(words[3] >>> 0) : '';
  return mti + first + second + data;
}

/** The fields are in rising order, so one above 64 is found from the end. */
export function hasSecondary(tables: Tables, message: IsoMessage): boolean {
  for (let index = tables.ordered.length - 1; index >= 0; index -= 1) {
    const bit = tables.ordered[index]?.bit ?? 0;
    if (bit <= 64) return false;
    if (message.fields[bit] !== undefined) return true;
  }
  return false;
}

function fieldText(spec: FieldSpec, value: string, offset: number): string {
  const place = { field: spec.bit, fieldName: spec.name, offset };
  if (typeof value !== 'string') throw new Iso8583Error('ISO_VALUE', place, 'not a text');
  const length = value.length;
  if (length < spec.minLength || length > spec.maxLength) {
    throw new Iso8583Error('ISO_LENGTH', place, boundsOf(spec, length));
  }
  checkCharacters(spec, value, 0, length, offset + spec.prefixDigits);
  if (spec.prefixDigits === 0) return value;
  return spec.prefixDigits === 2 ? twoDigits(length) + value : threeDigits(length) + value;
}

function refuseUnknown(tables: Tables, { fields }: IsoMessage, packed: number): void {
  if (Object.keys(fields).length === packed) return;
  for (const [name, value] of Object.entries(fields)) {
    const bit = Number(name);
    if (value !== undefined && tables.specs[bit] === undefined) unknownField(bit, BITMAP_OFFSET);
  }
}

const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

function twoDigits(value: number): string {
  return two[value] ?? '';
}

function threeDigits(value: number): string {
  return `${(value / 100) | 0}${two[value % 100]}`;
}
