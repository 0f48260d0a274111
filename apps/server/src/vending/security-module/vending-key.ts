import type { BaseDate } from '@setrum/sts';
import type { MeterKey } from './port.ts';

/** Default, unique and common vending keys (IEC 62055-41 clause 6.5.2); they give meter keys of type 1, 2 and 3. */
export const keyKinds = ['VDDK', 'VUDK', 'VCDK'] as const;
export type KeyKind = (typeof keyKinds)[number];

/** Decoder key generation algorithms whose vending keys are kept, and the length of these in bytes. */
export const keyLengths = { '02': 8, '04': 20 } as const;
export type KeptAlgorithm = keyof typeof keyLengths;

export const keyStates = ['imported', 'active', 'expired', 'destroyed'] as const;
export type KeyState = (typeof keyStates)[number];

/** What a vending key is told apart by. */
export interface VendingKeyRef {
  /** Supply group code: 6 digits. */
  readonly sgc: string;
  /** Key revision number: 1-9. */
  readonly krn: number;
  readonly kind: KeyKind;
  readonly dkga: KeptAlgorithm;
  readonly baseDate: BaseDate;
}

/** A vending key without the key. */
export interface VendingKeyAttributes extends VendingKeyRef {
  /** Key expiry number: 0-255; 255 never expires. */
  readonly ken: number;
  /** A test key: anybody may know it, and no real meter has it. */
  readonly test: boolean;
  readonly state: KeyState;
}

/** A key's name and all that a vault binds to it but its state. */
export type NamedKey = Omit<VendingKeyAttributes, 'state'>;

/** A vending key as it is held: its attributes, and what the vault keeps with them. */
export interface HeldKey extends VendingKeyAttributes {
  readonly keyId: string;
  /** Tells keys apart without telling them: docs/keys.md §3. */
  readonly checkValue: string;
  /** The key encrypted and bound to the attributes; null when the key lives in hardware, or is destroyed. */
  readonly block: string | null;
}

/** The vending key that a meter's key comes from; null for key types and algorithms that have none here. */
export function vendingKeyOf(key: MeterKey): VendingKeyRef | null {
  const kind = key.keyType === 0 ? undefined : keyKinds[key.keyType - 1];
  if (kind === undefined || key.dkga === '03') return null;
  return { sgc: key.sgc, krn: key.krn, kind, dkga: key.dkga, baseDate: key.baseDate };
}

/** One text for each vending key: `534250/2 VUDK DKGA04 2014`. */
export function refText({ sgc, krn, kind, dkga, baseDate }: VendingKeyRef): string {
  return `${sgc}/${krn} ${kind} DKGA${dkga} ${baseDate}`;
}
