import { PAGE_BYTES } from '../../map.ts';
import { CAPABILITY_PAGE } from './chip.ts';
import { configPages, type Model } from './virtual-memory.ts';

const STATIC_LOCK_PAGE = 2;
const STATIC_LOCK_OFFSET = STATIC_LOCK_PAGE * PAGE_BYTES + 2;
const STATIC_PAGES = 16;
const PAGES_A_BIT = 16;

/** Whether lock bits, once set, forbid writing this page: two bytes of page 2 for pages 3 to 15, the lock page for those behind. */
export function isLocked(pages: Uint8Array, model: Model, page: number): boolean {
  const bit = (at: number, index: number) =>
    ((((pages[at] ?? 0) | ((pages[at + 1] ?? 0) << 8)) >> index) & 1) === 1;
  if (page < CAPABILITY_PAGE) return false;
  if (page < STATIC_PAGES) return bit(STATIC_LOCK_OFFSET, page);
  const lock = configPages(model)?.lock ?? 0;
  return page < lock && bit(lock * PAGE_BYTES, Math.floor((page - STATIC_PAGES) / PAGES_A_BIT));
}

/**
 * What a page holds after a write: serial number and check bytes stay, bits of locks and of the capability container are set and
 * never cleared, everything else is taken as it comes.
 */
export function pageAfter(
  model: Model,
  page: number,
  before: Uint8Array,
  bytes: Uint8Array,
): Uint8Array {
  const or = (from: number) =>
    before.map((byte, index) => (index < from ? byte : byte | (bytes[index] ?? 0)));
  if (page === STATIC_LOCK_PAGE) return or(2);
  const onceOnly = page === CAPABILITY_PAGE || page === configPages(model)?.lock;
  return onceOnly ? or(0) : bytes.slice();
}
