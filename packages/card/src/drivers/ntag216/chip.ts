/** What is particular to the NTAG216 behind a PC/SC reader: docs/card.md §8. */

export const READ_PAGES = 4;
export const READ_BYTES = 16;
export const UID_BYTES = 7;
export const CAPABILITY_PAGE = 3;
export const FIRST_USER_PAGE = 4;
export const LAST_USER_PAGE = 225;

/** The NDEF capability container of an NTAG216: 6D is its size, 872 bytes by eights. */
export const CAPABILITY_CONTAINER = Uint8Array.of(0xe1, 0x10, 0x6d, 0x00);

export function readCommand(page: number): Uint8Array {
  return Uint8Array.of(0xff, 0xb0, 0x00, page, READ_BYTES);
}

export function writeCommand(page: number, bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(0xff, 0xd6, 0x00, page, 4, ...bytes);
}
