import type { Characters } from '../characters.ts';

/** One data element: what may stand in it and how its length is told. */
export interface FieldSpec {
  /** Number of the data element, 2 to 128 (65 would be a third bitmap). */
  readonly bit: number;
  readonly name: string;
  readonly characters: Characters;
  /** Digits in front that tell the length: 0 fixed, 2 LLVAR, 3 LLLVAR. */
  readonly prefixDigits: 0 | 2 | 3;
  readonly minLength: number;
  readonly maxLength: number;
}

/** A field of exactly `length` characters. */
export function fixed(
  bit: number,
  name: string,
  characters: Characters,
  length: number,
): FieldSpec {
  return { bit, name, characters, prefixDigits: 0, minLength: length, maxLength: length };
}

/** A field with two digits of length in front. */
export function llvar(
  bit: number,
  name: string,
  characters: Characters,
  maxLength: number,
  minLength = 0,
): FieldSpec {
  return { bit, name, characters, prefixDigits: 2, minLength, maxLength };
}

/** A field with three digits of length in front. */
export function lllvar(
  bit: number,
  name: string,
  characters: Characters,
  maxLength = 999,
  minLength = 0,
): FieldSpec {
  return { bit, name, characters, prefixDigits: 3, minLength, maxLength };
}
