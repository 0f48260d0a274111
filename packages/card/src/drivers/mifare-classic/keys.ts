import type { ChipKeys } from '../link.ts';
import { KEY_BYTES, type KeyType } from './chip.ts';

/** What every key is when the chip leaves the factory. */
export const TRANSPORT_KEY = new Uint8Array(KEY_BYTES).fill(0xff);

/** The keys of a sector: A reads, B writes. Without a key B, A writes, as on a card from the factory. */
export interface SectorKeys {
  readonly keyA: Uint8Array;
  readonly keyB: Uint8Array | null;
}

export const TRANSPORT_KEYS: SectorKeys = { keyA: TRANSPORT_KEY, keyB: null };

/** Sector keys as data: those of single sectors, and those of all the others. */
export interface ClassicKeys {
  readonly default: SectorKeys;
  readonly sectors?: Readonly<Record<number, SectorKeys>>;
}

/** Keys that are data, as the port that openCard takes. RangeError when one of them has not 6 bytes. */
export function sectorKeysOf(keys: ClassicKeys): Required<Pick<ChipKeys, 'sector'>> {
  for (const { keyA, keyB } of [keys.default, ...Object.values(keys.sectors ?? {})]) {
    checkKey(keyA);
    if (keyB !== null) checkKey(keyB);
  }
  return {
    sector(sector: number, type: KeyType) {
      const { keyA, keyB } = keys.sectors?.[sector] ?? keys.default;
      return type === 'A' ? keyA : keyB;
    },
  };
}

/** What a program holds for a sector of this card; null when it has no key A. RangeError for a key that has not 6 bytes. */
export function heldKeys(keys: ChipKeys, sector: number, uid: string): SectorKeys | null {
  const keyA = keys.sector?.(sector, 'A', uid) ?? null;
  const keyB = keys.sector?.(sector, 'B', uid) ?? null;
  if (keyB !== null) checkKey(keyB);
  return keyA === null ? null : { keyA: checkKey(keyA), keyB };
}

/** The keys to try on a sector, in this order: those that the program holds, then those of the factory. */
export function waysInto(keys: ChipKeys, sector: number, uid: string): readonly SectorKeys[] {
  const held = heldKeys(keys, sector, uid);
  return held === null ? [TRANSPORT_KEYS] : [held, TRANSPORT_KEYS];
}

function checkKey(key: Uint8Array): Uint8Array {
  if (key.length !== KEY_BYTES) throw new RangeError(`a sector key has ${KEY_BYTES} bytes`);
  return key;
}
