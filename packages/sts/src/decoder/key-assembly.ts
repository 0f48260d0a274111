import type { EncryptionAlgorithm } from '../ciphers/block-cipher.ts';
import type { KeyType } from '../keys/parameters.ts';
import type {
  FirstSection,
  GroupSection,
  KeyChangeSection,
  SecondSection,
} from '../tokens/key-change-section.ts';

/** A whole set of sections put together. */
export interface AssembledKey {
  /** Hexadecimal. */
  readonly decoderKey: string;
  readonly keyType: KeyType;
  readonly krn: number;
  readonly ken: number;
  readonly ti: string;
  readonly sgc: string;
  readonly rollover: boolean;
}

/** What a meter shows as its group after a set of two tokens, which does not carry it. */
const UNKNOWN_GROUP = '000000';

/**
 * The key of a complete set; 'incomplete' while a section is missing, 'range' when the group is no six digits.
 * A 128-bit key takes sections 1, 3, 4 and 2, in the order of its words; a 64-bit key takes 1 and 2, and section 3 for
 * the group when section 1 says so.
 */
export function assembledKey(
  sections: readonly KeyChangeSection[],
  ea: EncryptionAlgorithm,
): AssembledKey | 'incomplete' | 'range' {
  const first = sections.find((section): section is FirstSection => section.section === 1);
  const second = sections.find((section): section is SecondSection => section.section === 2);
  const third = groupSection(sections, 3);
  const fourth = groupSection(sections, 4);
  if (first === undefined || second === undefined) return 'incomplete';
  if (ea === '11') {
    if (third === undefined || fourth === undefined) return 'incomplete';
    const words = [first.keyWord, third.keyWord, fourth.keyWord, second.keyWord];
    return assemble(first, second, words, groupOf(fourth.groupBits * 4096 + third.groupBits));
  }
  const words = [first.keyWord, second.keyWord];
  if (!first.threeTokens) return assemble(first, second, words, UNKNOWN_GROUP);
  if (third === undefined) return 'incomplete';
  // 24 bits of group from the top of the 44, then 20 bits that must be zero.
  const padded = (third.keyWord & 0xf_ffff) === 0;
  const group = groupOf(third.groupBits * 4096 + (third.keyWord >>> 20));
  return assemble(first, second, words, padded ? group : null);
}

function assemble(
  first: FirstSection,
  second: SecondSection,
  words: readonly number[],
  sgc: string | null,
): AssembledKey | 'range' {
  if (sgc === null) return 'range';
  return {
    decoderKey: words.map((word) => word.toString(16).padStart(8, '0')).join(''),
    keyType: first.keyType,
    krn: first.krn,
    ken: (first.kenHigh << 4) | second.kenLow,
    ti: String(second.ti).padStart(2, '0'),
    sgc,
    rollover: first.rollover,
  };
}

function groupOf(number: number): string | null {
  return number > 999_999 ? null : String(number).padStart(6, '0');
}

function groupSection(
  sections: readonly KeyChangeSection[],
  number: 3 | 4,
): GroupSection | undefined {
  return sections.find((section): section is GroupSection => section.section === number);
}
