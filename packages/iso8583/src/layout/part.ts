import type { Characters } from '../characters.ts';

/** Text, padded on the right with spaces. Spaces on the left belong to the value: both `R1  ` and `  R1` are sent. */
export interface TextPart<N extends string = string> {
  readonly kind: 'text';
  readonly name: N;
  readonly length: number;
}

/** A number or code of fixed length that is kept as it is written: leading zeros count. */
export interface CodePart<N extends string = string> {
  readonly kind: 'code';
  readonly name: N;
  readonly length: number;
  readonly characters: Characters;
}

/** A whole number, padded on the left with zeros. */
export interface CountPart<N extends string = string> {
  readonly kind: 'count';
  readonly name: N;
  readonly length: number;
}

/**
 * An amount of money or energy; its value is in hundredths (cents, 0.01 kWh) whatever the wire says.
 * `hasDigit`: one digit in front tells how many of the `length` digits are decimals. Writing uses `decimals`.
 */
export interface HundredthsPart<N extends string = string> {
  readonly kind: 'hundredths';
  readonly name: N;
  readonly length: number;
  readonly decimals: number;
  readonly hasDigit: boolean;
}

/** Characters that are always the same and carry no value. */
export interface LiteralPart {
  readonly kind: 'literal';
  readonly name: string;
  readonly text: string;
}

/** Exactly `bytes` bytes as base64 (RFC 4648 §4, with padding). */
export interface BytesPart<N extends string = string> {
  readonly kind: 'bytes';
  readonly name: N;
  readonly bytes: number;
}

/** A group that repeats up to the end of the field; the last part of its layout. */
export interface ListPart<N extends string = string, P extends readonly Part[] = readonly Part[]> {
  readonly kind: 'list';
  readonly name: N;
  readonly parts: P;
}

export type Part =
  | TextPart
  | CodePart
  | CountPart
  | HundredthsPart
  | LiteralPart
  | BytesPart
  | ListPart;

type ValueOf<P> = P extends TextPart | CodePart
  ? string
  : P extends CountPart | HundredthsPart
    ? number
    : P extends BytesPart
      ? Uint8Array
      : P extends ListPart<string, infer Q>
        ? readonly LayoutValue<Q>[]
        : never;

/** The value that a row of parts stands for, by the parts' names. */
export type LayoutValue<P extends readonly Part[]> = {
  readonly [Q in P[number] as Q extends LiteralPart ? never : Q['name']]: ValueOf<Q>;
};

export const text = <N extends string>(name: N, length: number): TextPart<N> => ({
  kind: 'text',
  name,
  length,
});

export const code = <N extends string>(
  name: N,
  length: number,
  characters: Characters = 'n',
): CodePart<N> => ({ kind: 'code', name, length, characters });

export const count = <N extends string>(name: N, length: number): CountPart<N> => ({
  kind: 'count',
  name,
  length,
});

/** Money or energy with the decimals digit in front; written with `decimals`. */
export const hundredths = <N extends string>(
  name: N,
  length: number,
  decimals = 2,
): HundredthsPart<N> => ({ kind: 'hundredths', name, length, decimals, hasDigit: true });

/** Rupiah without decimals and without the digit that tells them; the value is in cents all the same. */
export const wholeRupiah = <N extends string>(name: N, length: number): HundredthsPart<N> => ({
  kind: 'hundredths',
  name,
  length,
  decimals: 0,
  hasDigit: false,
});

export const literal = (name: string, characters: string): LiteralPart => ({
  kind: 'literal',
  name,
  text: characters,
});

export const base64 = <N extends string>(name: N, bytes: number): BytesPart<N> => ({
  kind: 'bytes',
  name,
  bytes,
});

export const list = <N extends string, const P extends readonly Part[]>(
  name: N,
  parts: P,
): ListPart<N, P> => ({ kind: 'list', name, parts });

/** Characters that a part takes; null for a list, which takes the rest. */
export function lengthOf(part: Part): number | null {
  switch (part.kind) {
    case 'list':
      return null;
    case 'literal':
      return part.text.length;
    case 'bytes':
      return Math.ceil(part.bytes / 3) * 4;
    case 'hundredths':
      return part.length + (part.hasDigit ? 1 : 0);
    default:
      return part.length;
  }
}
