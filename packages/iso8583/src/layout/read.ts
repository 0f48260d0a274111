import { Buffer } from 'node:buffer';
import { type Characters, firstOutside } from '../characters.ts';
import { Iso8583Error, type Iso8583ErrorCode } from '../error.ts';
import { lengthOf, type Part } from './part.ts';
import { toHundredths } from './scale.ts';

/** What is read, and where it stands: for the errors. */
export interface Source {
  readonly field: number;
  readonly name: string;
  readonly text: string;
  /** Offset of the text's first character in the message. */
  readonly base: number;
}

/** Walks `parts` over the characters from `start` to before `end`, which they must fill. */
export function readParts(
  parts: readonly Part[],
  source: Source,
  start: number,
  end: number,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  let offset = start;
  for (const part of parts) {
    if (part.kind === 'list') {
      value[part.name] = readList(part.name, part.parts, source, offset, end);
      return value;
    }
    const next = offset + (lengthOf(part) ?? 0);
    if (next > end) {
      fail('ISO_LENGTH', source, part.name, offset, `${next - end} characters too few`);
    }
    const read = readPart(part, source, offset, next);
    if (part.kind !== 'literal') value[part.name] = read;
    offset = next;
  }
  if (offset < end) {
    fail('ISO_TRAILING', source, 'end', offset, `${end - offset} characters too many`);
  }
  return value;
}

function readList(
  name: string,
  parts: readonly Part[],
  source: Source,
  start: number,
  end: number,
): readonly Record<string, unknown>[] {
  const step = parts.reduce((length, part) => length + (lengthOf(part) ?? 0), 0);
  if ((end - start) % step !== 0) {
    fail('ISO_LENGTH', source, name, start, `${end - start} characters, not a multiple of ${step}`);
  }
  const values: Record<string, unknown>[] = [];
  for (let offset = start; offset < end; offset += step) {
    values.push(readParts(parts, source, offset, offset + step));
  }
  return values;
}

function readPart(
  part: Exclude<Part, { kind: 'list' }>,
  source: Source,
  start: number,
  end: number,
): unknown {
  const raw = source.text.slice(start, end);
  switch (part.kind) {
    case 'text':
      inClass('ans', source, part.name, start, end);
      return raw.trimEnd();
    case 'code':
      inClass(part.characters, source, part.name, start, end);
      return raw;
    case 'literal':
      if (raw !== part.text) fail('ISO_VALUE', source, part.name, start, 'not the fixed value');
      return raw;
    case 'bytes': {
      const bytes = Buffer.from(raw, 'base64');
      // Node skips what is not base64; only the text that these bytes would be written as is taken.
      if (bytes.length !== part.bytes || bytes.toString('base64') !== raw) {
        fail('ISO_CHARACTERS', source, part.name, start, `not ${part.bytes} bytes of base64`);
      }
      return new Uint8Array(bytes);
    }
    default: {
      inClass('n', source, part.name, start, end);
      const number = part.kind === 'count' ? Number(raw) : amountOf(part, raw);
      if (number === null || !Number.isSafeInteger(number)) {
        fail('ISO_VALUE', source, part.name, start, 'no whole number of hundredths, or too large');
      }
      return number;
    }
  }
}

function amountOf(part: Extract<Part, { kind: 'hundredths' }>, raw: string): number | null {
  return part.hasDigit
    ? toHundredths(raw.slice(1), Number(raw[0]))
    : toHundredths(raw, part.decimals);
}

function inClass(
  characters: Characters,
  source: Source,
  name: string,
  start: number,
  end: number,
): void {
  const outside = firstOutside(source.text, characters, start, end);
  if (outside !== -1) fail('ISO_CHARACTERS', source, name, outside, `outside class ${characters}`);
}

/** An error at the character `index` of the field's text. */
export function fail(
  code: Iso8583ErrorCode,
  source: Pick<Source, 'field' | 'name' | 'base'>,
  part: string,
  index: number,
  detail: string,
): never {
  const place = {
    field: source.field,
    fieldName: `${source.name}, ${part}`,
    offset: source.base + index,
  };
  throw new Iso8583Error(code, place, detail);
}
