/**
 * What is particular to a MIFARE Classic 1K behind a PC/SC reader: docs/card.md §9. A chip of the past: its cipher (CRYPTO1) is
 * broken, its keys can be had in minutes by whoever holds the card, so nothing rests on them. They keep honest programs
 * apart; what is true on the card, the MAC of the map alone tells.
 */

export const SECTORS = 16;
export const BLOCKS_PER_SECTOR = 4;
export const BLOCKS = SECTORS * BLOCKS_PER_SECTOR;
export const BLOCK_BYTES = 16;
export const KEY_BYTES = 6;

export type KeyType = 'A' | 'B';

const KEY_TYPE_CODES = { A: 0x60, B: 0x61 } as const;

/** Where the reader keeps a key between LOAD KEYS and GENERAL AUTHENTICATE: two places, which the smallest readers have, too. */
export const KEY_SLOTS = { A: 0, B: 1 } as const;

export function sectorOf(block: number): number {
  return Math.floor(block / BLOCKS_PER_SECTOR);
}

/** A sector's last block: its keys and access bits. */
export function trailerOf(sector: number): number {
  return sector * BLOCKS_PER_SECTOR + BLOCKS_PER_SECTOR - 1;
}

export function isTrailer(block: number): boolean {
  return block === trailerOf(sectorOf(block));
}

/** PC/SC part 3, LOAD KEYS: a key of 6 bytes into a volatile place of the reader. */
export function loadKeyCommand(type: KeyType, key: Uint8Array): Uint8Array {
  return Uint8Array.of(0xff, 0x82, 0x00, KEY_SLOTS[type], KEY_BYTES, ...key);
}

/** PC/SC part 3, GENERAL AUTHENTICATE: opens the sector of a block with the key in the type's place. */
export function authenticateCommand(block: number, type: KeyType): Uint8Array {
  const data = [0x01, 0x00, block, KEY_TYPE_CODES[type], KEY_SLOTS[type]];
  return Uint8Array.of(0xff, 0x86, 0x00, 0x00, data.length, ...data);
}

export function readCommand(block: number): Uint8Array {
  return Uint8Array.of(0xff, 0xb0, 0x00, block, BLOCK_BYTES);
}

export function writeCommand(block: number, bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(0xff, 0xd6, 0x00, block, BLOCK_BYTES, ...bytes);
}
