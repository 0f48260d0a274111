import { readFileSync } from 'node:fs';
import type {
  BaseDate,
  EncryptionAlgorithm,
  KeyGenerationAlgorithm,
  KeyType,
} from '../src/index.ts';

/** One line of `vectors/sts.jsonl`; which fields there are depends on `op`. */
interface RowBase {
  readonly id: string;
  readonly dkga: KeyGenerationAlgorithm;
  readonly ea: EncryptionAlgorithm;
  readonly pan: string;
}

interface KeyFields {
  readonly vendingKey: string;
  readonly keyType: KeyType;
  readonly sgc: string;
  readonly ti: string;
  readonly krn: number;
  readonly baseDate: BaseDate;
}

interface Expected {
  readonly decoderKey: string;
  readonly tid: number;
  readonly tokens: readonly [string, ...string[]];
}

export interface CreditRow extends RowBase, KeyFields {
  readonly op: 'credit';
  readonly subclass: 0 | 1 | 2 | 3;
  readonly units: number;
  readonly issued: string;
  readonly rnd: number;
  readonly expect: Expected;
}

export interface CurrencyRow extends RowBase, KeyFields {
  readonly op: 'currency';
  readonly subclass: 4 | 5 | 6 | 7;
  readonly amount1e5: string;
  readonly issued: string;
  readonly expect: Expected;
}

export interface ManagementRow extends RowBase, KeyFields {
  readonly op: 'management';
  readonly subclass: number;
  readonly value: number;
  readonly issued: string;
  readonly rnd: number;
  readonly expect: Expected;
}

export interface TestRow {
  readonly id: string;
  readonly op: 'test';
  readonly subclass: 0 | 1;
  readonly control: string;
  readonly mfrCode: number;
  readonly expect: Pick<Expected, 'tokens'>;
}

export interface KeyChangeRow extends RowBase {
  readonly op: 'keyChange';
  readonly from: KeyFields & { readonly ken: number };
  readonly to: KeyFields & { readonly ken: number };
  readonly count: 2 | 3 | 4;
  readonly expect: Pick<Expected, 'tokens' | 'decoderKey'> & {
    readonly newDecoderKey: string;
    readonly rollover: boolean;
  };
}

export type Row = CreditRow | CurrencyRow | ManagementRow | TestRow | KeyChangeRow;

/** The rows of one operation. */
export function rowsOf<Op extends Row['op']>(op: Op): Extract<Row, { op: Op }>[] {
  return allRows().filter((row): row is Extract<Row, { op: Op }> => row.op === op);
}

/** Every row of the known answers. */
export function allRows(): Row[] {
  const lines = read('sts.jsonl').trim().split('\n');
  return lines.map((line): Row => JSON.parse(line));
}

/** Known answers of the parts. */
export interface Primitives {
  readonly misty1: readonly { key: string; plaintext: string; ciphertext: string }[];
  readonly crc16: readonly { bytes: string; crc: string }[];
  readonly sta: readonly {
    key: string;
    plaintext: string;
    ciphertext: string;
    tokenClass: number;
    token: string;
  }[];
  readonly dkga04Input: readonly (Omit<KeyFields, 'vendingKey'> & {
    pan: string;
    ea: EncryptionAlgorithm;
    input: string;
  })[];
  readonly luhn: readonly { number: string; valid: boolean }[];
  readonly amount: readonly { units: number; coded: number; decoded: number }[];
  readonly currency: readonly {
    amount1e5: string;
    coded: number;
    signAndExponent: number;
    decoded: string;
  }[];
}

export function primitives(): Primitives {
  return JSON.parse(read('sts-primitives.json'));
}

/** A block of 8 bytes in hexadecimal as the ciphers take it, and back. */
export function blockOf(hex: string): Int32Array {
  const bytes = Buffer.from(hex, 'hex');
  return Int32Array.of(bytes.readInt32BE(0), bytes.readInt32BE(4));
}

export function hexOfBlock(block: Int32Array): string {
  return Array.from(block, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function read(name: string): string {
  return readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8');
}
