import type { KeyType } from '../keys/parameters.ts';

/** Section 1 (class 2, subclass 3): KENHO, KRN, RO, 3KCT, KT, and the most significant word of the new key. */
export interface FirstSection {
  readonly kind: 'keyChange';
  readonly section: 1;
  readonly kenHigh: number;
  readonly krn: number;
  /** The base date moves on, and the memory of identifiers starts again. */
  readonly rollover: boolean;
  /** Set only for the set of three tokens of a 64-bit key. */
  readonly threeTokens: boolean;
  readonly keyType: KeyType;
  readonly keyWord: number;
}

/** Section 2 (subclass 4): KENLO, TI, and the least significant word. */
export interface SecondSection {
  readonly kind: 'keyChange';
  readonly section: 2;
  readonly kenLow: number;
  /** 8 bits; only 0-99 is a tariff index. */
  readonly ti: number;
  readonly keyWord: number;
}

/**
 * Sections 3 and 4 (subclasses 8 and 9) of a 128-bit key: the lower (3) or upper (4) 12 bits of the SGC, and the
 * second (3) or third (4) word of the key. In the three-token set of a 64-bit key, section 3 holds the SGC alone:
 * 24 bits from the top of these 44, then zeros.
 */
export interface GroupSection {
  readonly kind: 'keyChange';
  readonly section: 3 | 4;
  readonly groupBits: number;
  readonly keyWord: number;
}

/** One token of a key change. It has no identifier: its checksum under the current key is its only guard. */
export type KeyChangeSection = FirstSection | SecondSection | GroupSection;

/** 12 and 32 bits: the Info field of a section. */
interface SectionInfo {
  readonly top: number;
  readonly word: number;
}

/** The section of a decrypted class 2 block, or null when its subclass is no key change. */
export function sectionOfBlock(high: number, low: number): KeyChangeSection | null {
  const top = (high >>> 16) & 0xfff;
  const keyWord = ((high << 16) | (low >>> 16)) >>> 0;
  switch (high >>> 28) {
    case 3:
      return {
        kind: 'keyChange',
        section: 1,
        kenHigh: top >>> 8,
        krn: (top >>> 4) & 15,
        rollover: (top & 8) !== 0,
        threeTokens: (top & 4) !== 0,
        keyType: keyTypeOf(top),
        keyWord,
      };
    case 4:
      return { kind: 'keyChange', section: 2, kenLow: top >>> 8, ti: top & 255, keyWord };
    case 8:
      return { kind: 'keyChange', section: 3, groupBits: top, keyWord };
    case 9:
      return { kind: 'keyChange', section: 4, groupBits: top, keyWord };
    default:
      return null;
  }
}

/** The two words of a section's block, checksum field empty. */
export function blockOfSection(section: KeyChangeSection): { high: number; low: number } {
  const subclass = [3, 4, 8, 9][section.section - 1] ?? 0;
  const { top, word } = infoOf(section);
  return { high: (subclass << 28) | (top << 16) | (word >>> 16), low: word << 16 };
}

function infoOf(section: KeyChangeSection): SectionInfo {
  const word = section.keyWord;
  if (section.section === 1) {
    const { kenHigh, krn, rollover, threeTokens, keyType } = section;
    const flags = (rollover ? 8 : 0) | (threeTokens ? 4 : 0) | keyType;
    return { top: (kenHigh << 8) | (krn << 4) | flags, word };
  }
  if (section.section === 2) return { top: (section.kenLow << 8) | section.ti, word };
  return { top: section.groupBits, word };
}

function keyTypeOf(bits: number): KeyType {
  const types = [0, 1, 2, 3] as const;
  return types[bits & 3] ?? 0;
}
