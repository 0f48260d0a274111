import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Characters } from './characters.ts';
import type { Dialect } from './codec/dialect.ts';
import type { FieldSpec } from './codec/field.ts';
import type { IsoMessage } from './codec/message.ts';
import { Iso8583Error } from './error.ts';
import type { Part } from './layout/part.ts';

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The Iso8583Error that `act` ends in. */
export function refusal(act: () => unknown): Iso8583Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Iso8583Error) return error;
    throw error;
  }
  return assert.fail('nothing was refused');
}

const alphabets: Readonly<Record<Characters, string>> = {
  n: '0123456789',
  an: '0123456789ABCXYZabcxyz',
  ans: ' 0123456789ABCXYZabcxyz.,/-+=~!',
};

function textIn(characters: Characters, minLength: number, maxLength: number) {
  const unit = fc.constantFrom(...alphabets[characters]);
  return fc.string({ unit, minLength, maxLength, size: 'max' });
}

/** Any message of a dialect: any of its types, any of its fields. */
export function anyMessage(dialect: Dialect): fc.Arbitrary<IsoMessage> {
  const mti = fc.constantFrom(...dialect.messageTypes.map((type) => type.mti));
  const field = (spec: FieldSpec) =>
    fc.option(textIn(spec.characters, spec.minLength, Math.min(spec.maxLength, 120)), {
      nil: undefined,
    });
  const values = fc.tuple(...dialect.fields.map(field));
  return fc.tuple(mti, values).map(([type, row]) => {
    const fields: Record<number, string> = {};
    dialect.fields.forEach(({ bit }, index) => {
      const value = row[index];
      if (value !== undefined) fields[bit] = value;
    });
    return { mti: type, fields };
  });
}

/** Any value of a layout's parts, as far as the parts can carry it. */
export function anyValue(parts: readonly Part[]): fc.Arbitrary<Record<string, unknown>> {
  const entries: Record<string, fc.Arbitrary<unknown>> = {};
  for (const part of parts) {
    if (part.kind !== 'literal') entries[part.name] = anyOf(part);
  }
  return fc.record(entries, { noNullPrototype: true });
}

function anyOf(part: Exclude<Part, { kind: 'literal' }>): fc.Arbitrary<unknown> {
  switch (part.kind) {
    case 'text':
      return textIn('ans', 0, part.length).map((given) => given.trimEnd());
    case 'code':
      return textIn(part.characters, part.length, part.length);
    case 'bytes':
      return fc.uint8Array({ minLength: part.bytes, maxLength: part.bytes });
    case 'list':
      return fc.array(anyValue(part.parts), { maxLength: 5 });
    case 'count':
      return fc.nat({ max: 10 ** Math.min(part.length, 9) - 1 });
    default: {
      const most = Math.min(10 ** part.length - 1, Number.MAX_SAFE_INTEGER / 100);
      const step = 10 ** (2 - part.decimals);
      return fc.maxSafeNat().map((value) => (value % Math.floor(most)) * step);
    }
  }
}
