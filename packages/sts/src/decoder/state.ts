import { type BytesOrHex, hexOf, keyBytes } from '../bytes.ts';
import { assertDigits, assertInteger } from '../check.ts';
import type { EncryptionAlgorithm } from '../ciphers/block-cipher.ts';
import { StsError } from '../error.ts';
import type { KeyType } from '../keys/parameters.ts';
import { parsePan } from '../meter/pan.ts';
import type { KeyChangeSection } from '../tokens/key-change-section.ts';
import { type BaseDate, MAX_TID } from '../tokens/tid.ts';

/**
 * Everything a meter must keep between two tokens. Plain data: save it as JSON, in the same step as the effect.
 * It holds the decoder key in clear, so store it as a meter would: where nobody reads it.
 */
export interface DecoderState {
  readonly drn: string;
  readonly pan: string;
  readonly ea: EncryptionAlgorithm;
  /** Hexadecimal. */
  readonly decoderKey: string;
  readonly keyType: KeyType;
  /** 6 digits; 000000 after a key change that did not carry it. */
  readonly sgc: string;
  /** 0 under an initialisation key, which has no revision. */
  readonly krn: number;
  readonly ti: string;
  /** Key expiry number; 255 never expires. */
  readonly ken: number;
  readonly baseDate: BaseDate;
  /** Identifiers of the last tokens taken, ascending, at most 50. */
  readonly tidMemory: readonly number[];
  /** Sections of a key change that is not complete yet. */
  readonly keyChange: PendingKeyChange | null;
  /** Entries refused one after the other since the last token that was taken. */
  readonly rejects: number;
  /** The keypad takes no token of this meter before this time. */
  readonly lockedUntilMs: number | null;
}

/** The sections of a key change entered so far. They hold parts of the new key in clear. */
export interface PendingKeyChange {
  readonly startedMs: number;
  /** At most one for each section number, ascending. */
  readonly sections: readonly KeyChangeSection[];
}

/** What a meter leaves the factory or the counter with. */
export interface DecoderSetup {
  /** 18 digits; the DRN is part of it. */
  readonly pan: string;
  readonly ea: EncryptionAlgorithm;
  readonly decoderKey: BytesOrHex;
  readonly keyType: KeyType;
  readonly sgc: string;
  readonly krn: number;
  readonly ti: string;
  /** 255, never, when left out. */
  readonly ken?: number | undefined;
  readonly baseDate: BaseDate;
  /** Identifier of the moment of manufacture: no older token is taken. 0 when left out. */
  readonly firstTid?: number | undefined;
}

/**
 * The first state of a decoder. Throws STS_FORMAT, STS_CHECK_DIGIT, STS_RANGE or STS_KEY when a field cannot be.
 */
export function createDecoderState(setup: DecoderSetup): DecoderState {
  const { pan, ea, keyType, sgc, krn, ti, baseDate } = setup;
  const { ken = 255, firstTid = 0 } = setup;
  const { drn } = parsePan(pan);
  assertInteger('A key type', keyType, 0, 3);
  assertDigits('A supply group code', sgc, 6);
  assertDigits('A tariff index', ti, 2);
  assertInteger('A key revision number', krn, keyType === 0 ? 0 : 1, 9);
  assertInteger('A key expiry number', ken, 0, 255);
  assertInteger('The first token identifier', firstTid, 0, MAX_TID);
  if (![1993, 2014, 2035].includes(baseDate)) {
    throw new StsError('STS_RANGE', 'The base date must be 1993, 2014 or 2035');
  }
  const decoderKey = hexOf(keyBytes('The decoder key', setup.decoderKey, ea === '11' ? 16 : 8));
  return {
    drn,
    pan,
    ea,
    decoderKey,
    keyType,
    sgc,
    krn,
    ti,
    ken,
    baseDate,
    tidMemory: [firstTid],
    keyChange: null,
    rejects: 0,
    lockedUntilMs: null,
  };
}
