import { type BytesOrHex, keyBytes, wordAt } from '../bytes.ts';
import { assertDigits, assertInteger } from '../check.ts';
import type { StsCipher } from '../ciphers/cipher.ts';
import { StsError } from '../error.ts';
import type { KeyType } from '../keys/parameters.ts';
import { blockOfSection, type KeyChangeSection } from './key-change-section.ts';
import { seal } from './seal.ts';

/** The key that a meter is to get, with all that belongs to it. */
export interface KeyChangeInput {
  /** The new decoder key: as long as the old one, raw or hexadecimal. */
  readonly newDecoderKey: BytesOrHex;
  /** 1-3: an initialisation key is made by the manufacturer, not by a key change. */
  readonly keyType: KeyType;
  readonly krn: number;
  readonly ken: number;
  /** 2 digits. */
  readonly ti: string;
  /** 6 digits; a set of two tokens does not carry it. */
  readonly sgc: string;
  /** True when the new key's base date is later than the old one's: the meter forgets all identifiers. */
  readonly rollover: boolean;
  /** How many tokens: 2 or 3 for a 64-bit key, 4 for a 128-bit key. */
  readonly count: 2 | 3 | 4;
}

/**
 * The tokens of a key change, in the order of their sections: 20 digits each, encrypted under the current key
 * (IEC 62055-41, 6.2.4.4 to 6.2.4.9). They may be entered in any order.
 * Throws STS_RANGE, STS_FORMAT or STS_KEY.
 */
export function makeKeyChangeTokens(cipher: StsCipher, input: KeyChangeInput): string[] {
  return sectionsOf(input, cipher.keyLength).map((section) => {
    const { high, low } = blockOfSection(section);
    return seal(cipher, 2, high, low);
  });
}

/** The sections of a change to a key of `keyLength` bytes, not encrypted. Throws as `makeKeyChangeTokens`. */
export function sectionsOf(input: KeyChangeInput, keyLength: 8 | 16): KeyChangeSection[] {
  const { keyType, krn, ken, ti, sgc, rollover, count } = input;
  const key = keyBytes('The new decoder key', input.newDecoderKey, keyLength);
  assertInteger('A new key type', keyType, 1, 3);
  assertInteger('A key revision number', krn, 1, 9);
  assertInteger('A key expiry number', ken, 0, 255);
  assertDigits('A tariff index', ti, 2);
  assertDigits('A supply group code', sgc, 6);
  if (keyLength === 16 ? count !== 4 : count !== 2 && count !== 3) {
    throw new StsError('STS_RANGE', 'A 64-bit key takes 2 or 3 tokens, a 128-bit key takes 4');
  }
  const kind = 'keyChange';
  const words = Array.from({ length: keyLength / 4 }, (_, index) => wordAt(key, index * 4) >>> 0);
  const [first = 0, second = 0, third = 0] = words;
  const last = words.at(-1) ?? 0;
  const group = Number(sgc);
  const sections: KeyChangeSection[] = [
    {
      kind,
      section: 1,
      kenHigh: ken >>> 4,
      krn,
      rollover,
      threeTokens: count === 3,
      keyType,
      keyWord: first,
    },
    { kind, section: 2, kenLow: ken & 15, ti: Number(ti), keyWord: last },
  ];
  if (count === 3) {
    const keyWord = ((group & 0xfff) << 20) >>> 0;
    sections.push({ kind, section: 3, groupBits: group >>> 12, keyWord });
  }
  if (count === 4) {
    sections.push({ kind, section: 3, groupBits: group & 0xfff, keyWord: second });
    sections.push({ kind, section: 4, groupBits: group >>> 12, keyWord: third });
  }
  return sections;
}
