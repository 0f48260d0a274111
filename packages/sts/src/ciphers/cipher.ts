import type { BytesOrHex } from '../bytes.ts';
import { StsError } from '../error.ts';
import type { BlockCipher, EncryptionAlgorithm } from './block-cipher.ts';
import { Dea } from './des.ts';
import { Misty1 } from './misty1.ts';
import { Sta } from './sta.ts';
import { SAMPLE_STA_TABLES, type StaTables } from './sta-tables.ts';

/** A cipher under one decoder key, as makers and readers of tokens take it. */
export interface StsCipher extends BlockCipher {
  readonly ea: EncryptionAlgorithm;
  /** Bytes of the decoder key: 8 for EA07 and EA09, 16 for EA11. */
  readonly keyLength: 8 | 16;
  /** True when EA07 runs on the sample tables: its tokens fit no live meter. */
  readonly sampleTables: boolean;
}

/** What `createCipher` takes. */
export interface CipherOptions {
  readonly ea: EncryptionAlgorithm;
  /** 8 bytes (EA07, EA09) or 16 bytes (EA11), raw or hexadecimal. */
  readonly decoderKey: BytesOrHex;
  /** The tables of EA07; the sample tables of the standard when left out. Other algorithms need none. */
  readonly tables?: StaTables | undefined;
}

/**
 * The cipher for a decoder key. Keep it while the key lasts: setting up costs about as much as one token.
 * Throws STS_KEY on a wrong length or an unknown algorithm, STS_FORMAT on unusable tables.
 */
export function createCipher({ ea, decoderKey, tables }: CipherOptions): StsCipher {
  switch (ea) {
    case '07': {
      const used = tables ?? SAMPLE_STA_TABLES;
      return new KeyedCipher(ea, 8, used.sample === true, new Sta(decoderKey, used));
    }
    case '09':
      return new KeyedCipher(ea, 8, false, new Dea(decoderKey));
    case '11':
      return new KeyedCipher(ea, 16, false, new Misty1(decoderKey));
    default:
      throw new StsError('STS_KEY', 'The encryption algorithm must be 07, 09 or 11');
  }
}

class KeyedCipher implements StsCipher {
  readonly ea: EncryptionAlgorithm;
  readonly keyLength: 8 | 16;
  readonly sampleTables: boolean;
  readonly #blocks: BlockCipher;

  constructor(
    ea: EncryptionAlgorithm,
    keyLength: 8 | 16,
    sampleTables: boolean,
    blocks: BlockCipher,
  ) {
    this.ea = ea;
    this.keyLength = keyLength;
    this.sampleTables = sampleTables;
    this.#blocks = blocks;
  }

  encrypt(block: Int32Array): void {
    this.#blocks.encrypt(block);
  }

  decrypt(block: Int32Array): void {
    this.#blocks.decrypt(block);
  }
}
