/** Encryption algorithms of the standard: 07 STA, 09 DEA (deprecated), 11 MISTY1. */
export type EncryptionAlgorithm = '07' | '09' | '11';

/**
 * A 64-bit block cipher under one key. A block is an Int32Array of two words, the most significant first, and is
 * changed in place: halves instead of a BigInt keep the path of every token free of allocation.
 */
export interface BlockCipher {
  encrypt(block: Int32Array): void;
  decrypt(block: Int32Array): void;
}
