import type { KeyObject } from 'node:crypto';
import { assertDigits, assertInteger } from '../check.ts';
import type { EncryptionAlgorithm } from '../ciphers/block-cipher.ts';
import { StsError } from '../error.ts';
import { assertPan } from '../meter/pan.ts';
import type { BaseDate } from '../tokens/tid.ts';

/** Decoder key generation algorithms. 01 (legacy) is named but not carried; 03 is deprecated and untested. */
export type KeyGenerationAlgorithm = '01' | '02' | '03' | '04';

/** 0 initialisation (DITK), 1 default (DDTK), 2 unique (DUTK), 3 common (DCTK). */
export type KeyType = 0 | 1 | 2 | 3;

/** Everything that a decoder key depends on besides the vending key. */
export interface KeyParameters {
  readonly dkga: KeyGenerationAlgorithm;
  readonly ea: EncryptionAlgorithm;
  readonly keyType: KeyType;
  /** 18 digits. */
  readonly pan: string;
  /** Supply group code: 6 digits. */
  readonly sgc: string;
  /** Tariff index: 2 digits. */
  readonly ti: string;
  /** Key revision number: 1-9. */
  readonly krn: number;
  /** Only DKGA04 mixes it into the key. */
  readonly baseDate: BaseDate;
}

/**
 * A vending key. Hand in a KeyObject (`createSecretKey`) where speed matters: Node prepares raw bytes anew for every
 * HMAC. 8 bytes for DKGA02, 16 for DKGA03, 20 for DKGA04.
 */
export type VendingKey = KeyObject | Uint8Array;

/** Refuses parameters that no decoder key has. Throws STS_FORMAT, STS_CHECK_DIGIT, STS_RANGE or STS_KEY. */
export function assertKeyParameters(parameters: KeyParameters): void {
  assertPan(parameters.pan);
  assertDigits('A supply group code', parameters.sgc, 6);
  assertDigits('A tariff index', parameters.ti, 2);
  assertInteger('A key revision number', parameters.krn, 1, 9);
  assertInteger('A key type', parameters.keyType, 0, 3);
  if (parameters.keyType === 0) {
    throw new StsError(
      'STS_KEY',
      'An initialisation key comes from the manufacturer; it is not derived',
    );
  }
}

/** The raw bytes of a vending key. Throws STS_KEY unless there are `length` of them. */
export function vendingKeyBytes(key: VendingKey, length: number): Uint8Array {
  const bytes = key instanceof Uint8Array ? key : key.export();
  assertVendingKeyLength(bytes.length, length);
  return bytes;
}

/** Refuses a vending key of another length. Throws STS_KEY. */
export function assertVendingKeyLength(found: number | undefined, expected: number): void {
  if (found !== expected) {
    throw new StsError('STS_KEY', `This algorithm needs a vending key of ${expected} bytes`);
  }
}
