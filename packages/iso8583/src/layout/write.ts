import { Buffer } from 'node:buffer';
import { type Characters, firstOutside } from '../characters.ts';
import type { Part } from './part.ts';
import { fail } from './read.ts';
import { fromHundredths } from './scale.ts';

interface Target {
  readonly field: number;
  readonly name: string;
  readonly base: number;
}

/** The characters of `parts` for a value; `start` is where they will stand, for the errors. */
export function writeParts(
  parts: readonly Part[],
  value: unknown,
  target: Target,
  start: number,
): string {
  const given = typeof value === 'object' && value !== null ? value : {};
  const values = new Map(Object.entries(given));
  let written = '';
  for (const part of parts) {
    const at = start + written.length;
    if (part.kind === 'literal') {
      written += part.text;
      continue;
    }
    const item: unknown = values.get(part.name);
    if (part.kind === 'list') {
      if (!Array.isArray(item)) fail('ISO_VALUE', target, part.name, at, 'not a list');
      for (const element of item) {
        written += writeParts(part.parts, element, target, start + written.length);
      }
    } else {
      written += writePart(part, item, target, at);
    }
  }
  return written;
}

function writePart(
  part: Exclude<Part, { kind: 'list' | 'literal' }>,
  value: unknown,
  target: Target,
  at: number,
): string {
  switch (part.kind) {
    case 'text': {
      const given = textOf(part.name, value, 'ans', target, at);
      if (given.length > part.length) {
        const detail = `${given.length} characters, not at most ${part.length}`;
        fail('ISO_LENGTH', target, part.name, at, detail);
      }
      return given.padEnd(part.length, ' ');
    }
    case 'code': {
      const given = textOf(part.name, value, part.characters, target, at);
      if (given.length !== part.length) {
        const detail = `${given.length} characters, not ${part.length}`;
        fail('ISO_LENGTH', target, part.name, at, detail);
      }
      return given;
    }
    case 'bytes':
      if (!(value instanceof Uint8Array) || value.length !== part.bytes) {
        fail('ISO_LENGTH', target, part.name, at, `not ${part.bytes} bytes`);
      }
      return Buffer.from(value).toString('base64');
    default: {
      const amount = typeof value === 'number' ? value : Number.NaN;
      const digits =
        part.kind === 'count' ? countDigits(part.length, amount) : fromHundredths(part, amount);
      if (digits === null) {
        fail('ISO_VALUE', target, part.name, at, `does not fit in ${part.length} digits`);
      }
      return digits;
    }
  }
}

function textOf(
  name: string,
  value: unknown,
  characters: Characters,
  target: Target,
  at: number,
): string {
  if (typeof value !== 'string') fail('ISO_VALUE', target, name, at, 'not a text');
  const outside = firstOutside(value, characters);
  if (outside !== -1) {
    fail('ISO_CHARACTERS', target, name, at + outside, `outside class ${characters}`);
  }
  return value;
}

function countDigits(length: number, amount: number): string | null {
  const digits = String(amount);
  const fits = Number.isSafeInteger(amount) && amount >= 0 && digits.length <= length;
  return fits ? digits.padStart(length, '0') : null;
}
