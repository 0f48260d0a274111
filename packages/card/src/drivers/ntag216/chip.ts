/** What is particular to the NTAG216: docs/card.md §8. */

import { PAGE_BYTES } from '../../map.ts';

export const READ_PAGES = 4;
export const READ_BYTES = 16;
export const UID_BYTES = 7;
export const CAPABILITY_PAGE = 3;
export const FIRST_USER_PAGE = 4;
export const LAST_USER_PAGE = 225;

/** The NDEF capability container of an NTAG216: 6D is its size, 872 bytes by eights. */
export const CAPABILITY_CONTAINER = Uint8Array.of(0xe1, 0x10, 0x6d, 0x00);

/** The chip's own commands, as they go over the air. */
export const GET_VERSION = 0x60;
export const READ = 0x30;
export const FAST_READ = 0x3a;
export const WRITE = 0xa2;
export const READ_COUNTER = 0x39;
export const READ_SIGNATURE = 0x3c;
export const PASSWORD = 0x1b;

/** What the chip sends, in four bits, when it has stored a page. */
export const ACKNOWLEDGED = 0x0a;

/** READ BINARY of PC/SC: four pages. */
export function readCommand(page: number): Uint8Array {
  return Uint8Array.of(0xff, 0xb0, 0x00, page, READ_BYTES);
}

/** UPDATE BINARY of PC/SC: one page. */
export function writeCommand(page: number, bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(0xff, 0xd6, 0x00, page, PAGE_BYTES, ...bytes);
}
