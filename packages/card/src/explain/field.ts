import { toHex } from '../bytes.ts';
import type { Zone } from './clock.ts';
import { both, type Words } from './words.ts';

/** What the texts of fields depend on besides their bytes. */
export interface Reading {
  readonly zone: Zone;
  /** Whether the digits of tokens are told; else all but the last four are hidden. */
  readonly showTokens: boolean;
  /** What the report says of the entries of this mailbox; null when it speaks of another one. */
  readonly results: readonly number[] | null;
  /** In which language; in both when absent. */
  readonly language?: keyof Words;
}

/** Words in the language of a reading. */
export function told(words: Words, { language }: Pick<Reading, 'language'>): string {
  return language === undefined ? both(words) : words[language];
}

/** A field of docs/card.md: where it lies in its slot or record, its names, how it is told. */
export interface FieldSpec extends Words {
  readonly at: number;
  readonly bytes: number;
  readonly text: (bytes: Uint8Array, reading: Reading) => string;
}

/** A field that was read. */
export interface Field extends Words {
  readonly at: number;
  readonly bytes: number;
  readonly text: string;
}

/** Big-endian, unsigned. */
export function uintOf(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

export const ascii = (at: number, bytes: number, id: string, en: string): FieldSpec => ({
  at,
  bytes,
  id,
  en,
  text: (read) => `"${asciiOf(read)}"`,
});

export const number = (
  at: number,
  bytes: number,
  id: string,
  en: string,
  told: (value: number, reading: Reading) => string = String,
): FieldSpec => ({
  at,
  bytes,
  id,
  en,
  text: (read, reading) => told(uintOf(read), reading),
});

export const hex = (at: number, bytes: number, id: string, en: string): FieldSpec => ({
  at,
  bytes,
  id,
  en,
  text: toHex,
});

/** `8 tamper`: a code and what it means. */
export const coded =
  (meaning: (code: number) => Words) =>
  (code: number, reading: Reading): string =>
    `${code} ${told(meaning(code), reading)}`;

/** The fields of a run of bytes, in their order. */
export function fieldsOf(
  specs: readonly FieldSpec[],
  bytes: Uint8Array,
  reading: Reading,
): readonly Field[] {
  return specs.map(({ at, bytes: length, id, en, text }) => ({
    at,
    bytes: length,
    id,
    en,
    text: text(bytes.subarray(at, at + length), reading),
  }));
}

/** Characters as they are; a point for what no terminal shows. */
function asciiOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
  ).join('');
}
