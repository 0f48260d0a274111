import { MAP_BYTES, PAGE_BYTES } from '../../map.ts';
import {
  CAPABILITY_CONTAINER,
  CAPABILITY_PAGE,
  FIRST_USER_PAGE,
  READ_BYTES,
  UID_BYTES,
} from './chip.ts';
import { PAGES } from './virtual-commands.ts';

/** What the chip has stored when the card goes in the middle of a page write. */
export type TearMode = 'nothing' | 'half' | 'unanswered';

/** A tear at the n-th page write from now (1 = the next one). */
export interface TearPlan {
  readonly atWrite: number;
  /** nothing: not stored; half: part of the page, and one bit wrong; unanswered: stored, the answer is lost. */
  readonly mode: TearMode;
  /** half only: how many of the four bytes are stored, default 2. */
  readonly storedBytes?: number;
  /** half only: which of the page's 32 bits comes out wrong; default: another one for each `atWrite`. */
  readonly wrongBit?: number;
}

/** All 231 pages: serial number with its check bytes, capability container, user memory, configuration. */
export function freshMemory(uid: Uint8Array, image: Uint8Array): Uint8Array {
  if (uid.length !== UID_BYTES || image.length !== MAP_BYTES) {
    throw new RangeError(`an NTAG216 has a UID of ${UID_BYTES} bytes and ${MAP_BYTES} user bytes`);
  }
  const [u0 = 0, u1 = 0, u2 = 0, u3 = 0, u4 = 0, u5 = 0, u6 = 0] = uid;
  const pages = new Uint8Array(PAGES * PAGE_BYTES);
  pages.set([u0, u1, u2, 0x88 ^ u0 ^ u1 ^ u2, u3, u4, u5, u6, u3 ^ u4 ^ u5 ^ u6, 0x48, 0, 0]);
  pages.set(CAPABILITY_CONTAINER, CAPABILITY_PAGE * PAGE_BYTES);
  pages.set(image, FIRST_USER_PAGE * PAGE_BYTES);
  return pages;
}

/** Four pages from `page`; past the last one the chip goes on with page 0. */
export function readRolling(pages: Uint8Array, page: number): Uint8Array {
  return Uint8Array.from(
    { length: READ_BYTES },
    (_, index) => pages[(page * PAGE_BYTES + index) % pages.length] ?? 0,
  );
}

/** What a page holds when the card goes in the middle of its write. */
export function tornPage(before: Uint8Array, after: Uint8Array, plan: TearPlan): Uint8Array {
  if (plan.mode !== 'half') {
    return plan.mode === 'nothing' ? before : after;
  }
  const page = before.slice();
  page.set(after.subarray(0, plan.storedBytes ?? 2));
  const bit = (plan.wrongBit ?? plan.atWrite * 7) % (8 * PAGE_BYTES);
  const byte = Math.floor(bit / 8);
  page[byte] = (page[byte] ?? 0) ^ (1 << (bit % 8));
  return page;
}
