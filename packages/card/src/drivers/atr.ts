import { equalBytes, fromHex, readUint } from '../bytes.ts';

/** What the ATR that a PC/SC reader makes up for a contactless card says of it (PC/SC part 3, §3.1.3.2.3). */
export type CardKind =
  | 'mifare-classic-1k'
  | 'ultralight-family'
  /** Speaks ISO 14443-4, so takes APDUs. */
  | 'iso14443-4'
  | { readonly tooSmall: string }
  /** No ATR, or one that names nothing that we know. */
  | 'unknown';

/** 3B 8F 80 01 80 4F 0C, the RID of PC/SC: a storage card, whose historical bytes name it. */
const STORAGE_CARD = fromHex('3B8F8001804F0CA000000306');
const ISO_14443_4 = fromHex('8001');
const NAME_OFFSET = 13;

const names: Readonly<Record<number, CardKind>> = {
  1: 'mifare-classic-1k',
  3: 'ultralight-family',
  38: { tooSmall: 'MIFARE Mini' },
  58: { tooSmall: 'MIFARE Ultralight C' },
};

/** The kind of card behind an ATR; `unknown` for null and for everything that cannot be told by it. */
export function kindOf(atr: Uint8Array | null): CardKind {
  if (atr === null) return 'unknown';
  if (equalBytes(atr.subarray(0, STORAGE_CARD.length), STORAGE_CARD)) {
    return names[readUint(atr, NAME_OFFSET, 2)] ?? 'unknown';
  }
  const [initial = 0, format = 0] = atr;
  const contactless =
    initial === 0x3b && format >> 4 === 0x8 && equalBytes(atr.subarray(2, 4), ISO_14443_4);
  return contactless ? 'iso14443-4' : 'unknown';
}
