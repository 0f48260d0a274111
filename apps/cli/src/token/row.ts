import { createSecretKey, type KeyObject } from 'node:crypto';
import {
  ALL_TESTS,
  type BaseDate,
  type CreditSubclass,
  type CurrencySubclass,
  type DecoderKeyInput,
  MAX_UNITS,
  StsError,
} from '@setrum/sts';
import { type FieldReader, malformed } from './fields.ts';

/** What a row's key fields come to; `ken` is null when the row does not say when the key expires. */
export interface KeyFields extends DecoderKeyInput {
  readonly ken: number | null;
}

interface Issued {
  readonly key: KeyFields;
  readonly issuedMs: number;
}

/** One wish for tokens, checked and typed. The fields of the file are in docs/sts.md. */
export type TokenRow =
  | (Issued & {
      readonly op: 'credit';
      readonly subclass: CreditSubclass;
      readonly units: number;
      readonly rnd: number;
    })
  | (Issued & {
      readonly op: 'currency';
      readonly subclass: CurrencySubclass;
      readonly amount1e5: bigint;
    })
  | (Issued & {
      readonly op: 'management';
      readonly subclass: number;
      readonly value: number;
      readonly rnd: number;
    })
  | {
      readonly op: 'test';
      readonly subclass: 0 | 1;
      readonly control: number;
      readonly mfrCode: number;
    }
  | { readonly op: 'extendedRead'; readonly info: number }
  | {
      readonly op: 'keyChange';
      readonly from: KeyFields;
      readonly to: KeyFields & { readonly ken: number };
      readonly count: 2 | 3 | 4;
    };

/**
 * Reads a row strictly: every field that its `op` needs, each of its type and within its range; fields that it does
 * not need are not looked at. Throws SETRUM_BAD_REQUEST (SetrumError) or StsError, always naming the field.
 */
export function parseRow(fields: FieldReader): TokenRow {
  const op = fields.text('op');
  switch (op) {
    case 'credit':
      return {
        op,
        ...issuedOf(fields),
        subclass: fields.oneOf('subclass', [0, 1, 2, 3]),
        units: fields.integer('units', 0, MAX_UNITS),
        rnd: fields.integer('rnd', 0, 15),
      };
    case 'currency':
      return {
        op,
        ...issuedOf(fields),
        subclass: fields.oneOf('subclass', [4, 5, 6, 7]),
        amount1e5: BigInt(fields.textOf('amount1e5', /^-?\d{1,40}$/, 'decimal digits')),
      };
    case 'management':
      return {
        op,
        ...issuedOf(fields),
        subclass: fields.integer('subclass', 0, 15),
        value: fields.number('value'),
        rnd: fields.integer('rnd', 0, 15),
      };
    case 'test':
      return testRow(fields);
    case 'keyChange':
      return keyChangeRow(fields);
    default:
      throw malformed('op must be credit, currency, management, test or keyChange');
  }
}

function testRow(fields: FieldReader): TokenRow {
  const subclass = fields.oneOf('subclass', [0, 1, 2]);
  const control = Number.parseInt(
    fields.textOf('control', /^[0-9a-f]{1,11}$/i, '1 to 11 hexadecimal digits'),
    16,
  );
  // Subclass 2 has 44 bits of its own meaning and no manufacturer's code (STS 202-5).
  if (subclass === 2) return { op: 'extendedRead', info: control };
  if (control > ALL_TESTS[subclass]) {
    throw new StsError(
      'STS_RANGE',
      `control has ${subclass === 0 ? 36 : 28} bits in subclass ${subclass}`,
    );
  }
  const mfrCode = fields.integer('mfrCode', 0, subclass === 0 ? 99 : 9999);
  return { op: 'test', subclass, control, mfrCode };
}

function keyChangeRow(fields: FieldReader): TokenRow {
  const to = fields.inner('to');
  return {
    op: 'keyChange',
    from: keyFields(fields, fields.inner('from')),
    to: { ...keyFields(fields, to), ken: to.integer('ken', 0, 255) },
    count: fields.oneOf('count', [2, 3, 4]),
  };
}

function issuedOf(fields: FieldReader): Issued {
  return { key: keyFields(fields, fields), issuedMs: fields.time('issued') };
}

const BASE_DATES: readonly BaseDate[] = [1993, 2014, 2035];

/** `key` holds the fields of one key; the meter and its algorithms stand in the row itself. */
function keyFields(fields: FieldReader, key: FieldReader): KeyFields {
  return {
    dkga: fields.oneOf('dkga', ['01', '02', '03', '04']),
    ea: fields.oneOf('ea', ['07', '09', '11']),
    pan: fields.textOf('pan', /^\d{18}$/, '18 digits'),
    vendingKey: vendingKeyOf(key),
    keyType: key.oneOf('keyType', [0, 1, 2, 3]),
    sgc: key.textOf('sgc', /^\d{6}$/, '6 digits'),
    ti: key.textOf('ti', /^\d\d$/, '2 digits'),
    krn: key.integer('krn', 1, 9),
    baseDate: key.oneOf('baseDate', BASE_DATES),
    ken: key.has('ken') ? key.integer('ken', 0, 255) : null,
  };
}

/** Vending keys are few and rows are many; a prepared key makes the derivation faster. */
const preparedKeys = new Map<string, KeyObject>();
const preparedKeysMost = 4096;

function vendingKeyOf(key: FieldReader): KeyObject {
  const bytes = key.hex('vendingKey');
  const name = bytes.toString('latin1');
  const known = preparedKeys.get(name);
  if (known !== undefined) return known;
  if (preparedKeys.size >= preparedKeysMost) preparedKeys.clear();
  const prepared = createSecretKey(bytes);
  preparedKeys.set(name, prepared);
  return prepared;
}
