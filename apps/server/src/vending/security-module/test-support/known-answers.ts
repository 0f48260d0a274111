import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BaseDate } from '@setrum/sts';
import type { MeterKey } from '../port.ts';
import { type KeptAlgorithm, keyKinds, type VendingKeyAttributes } from '../vending-key.ts';

interface KeyFields {
  readonly vendingKey: string;
  readonly keyType: 1 | 2 | 3;
  readonly sgc: string;
  readonly ti: string;
  readonly krn: number;
  readonly ken?: number;
  readonly baseDate: BaseDate;
}

interface Meter {
  readonly id: string;
  readonly dkga: KeptAlgorithm;
  readonly ea: '07' | '11';
  readonly pan: string;
}

type SingleRow = Meter &
  KeyFields & {
    readonly rnd: number;
    readonly subclass: number;
    readonly expect: { readonly tid: number; readonly tokens: readonly [string] };
  };

export type CreditRow = SingleRow & { readonly op: 'credit'; readonly units: number };
export type ManagementRow = SingleRow & { readonly op: 'management'; readonly value: number };
export type KeyChangeRow = Meter & {
  readonly op: 'keyChange';
  readonly from: KeyFields;
  readonly to: KeyFields;
  readonly count: 2 | 3 | 4;
  readonly expect: { readonly tokens: readonly string[] };
};
type Row = CreditRow | ManagementRow | KeyChangeRow;

const file = new URL('../../../../../../packages/sts/vectors/sts.jsonl', import.meta.url);

/** The known tokens of packages/sts that a centre issues: electricity credit, management, key changes. */
export function knownAnswers(): readonly Row[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  return rows
    .map((line): Row => JSON.parse(line))
    .filter(
      (row) =>
        (row.op === 'credit' && row.subclass === 0) || ['management', 'keyChange'].includes(row.op),
    );
}

/** A meter's key as vending registers it, from a row of the known answers. */
export function meterKeyOfRow({ pan, dkga, ea }: Meter, fields: KeyFields): MeterKey {
  const { keyType, sgc, krn, ti, baseDate, ken = 255 } = fields;
  const rest = { meterNo: pan.slice(6, 17), version: 1, pan, dkga, ea };
  return { ...rest, keyType, sgc, krn, ti, ken, baseDate };
}

/** The attributes under which a row's vending key is imported: a test key, because EA07 rows use the sample tables. */
export function attributesOf(dkga: KeptAlgorithm, fields: KeyFields): VendingKeyAttributes {
  const { keyType, sgc, krn, baseDate, ken = 255 } = fields;
  const kind = keyKinds[keyType - 1] ?? 'VUDK';
  return { sgc, krn, kind, dkga, baseDate, ken, test: true, state: 'active' };
}

/** Three components of a known key: two made from its name, the third is what is missing. */
export function componentsOf(name: string, keyHex: string): readonly Uint8Array[] {
  const key = Buffer.from(keyHex, 'hex');
  const [first, second] = ['first', 'second'].map((which) =>
    createHash('sha256').update(`${which} ${name}`).digest().subarray(0, key.length),
  );
  if (first === undefined || second === undefined) throw new Error('no components');
  const third = key.map((byte, at) => byte ^ (first[at] ?? 0) ^ (second[at] ?? 0));
  return [first, second, third];
}
