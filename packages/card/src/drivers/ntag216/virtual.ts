import { fromHex, toHex } from '../../bytes.ts';
import { MAP_BYTES, PAGE_BYTES } from '../../map.ts';
import type { Transmit } from '../../memory.ts';
import {
  CAPABILITY_CONTAINER,
  CAPABILITY_PAGE,
  FIRST_USER_PAGE,
  LAST_USER_PAGE,
  READ_BYTES,
  UID_BYTES,
} from './chip.ts';

/** What a reader reports on insertion of an NTAG or Ultralight card (PC/SC part 3). */
export const NTAG216_ATR = fromHex('3B8F8001804F0CA0000003060300030000000068');

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

export interface VirtualNtag216Options {
  /** 14 hex digits. */
  readonly uid?: string;
  /** The 888 user bytes; blank when absent. */
  readonly image?: Uint8Array;
}

/** An NTAG216 in memory that answers what a PC/SC reader with the real chip would. */
export interface VirtualNtag216 {
  readonly uid: string;
  readonly atr: Uint8Array;
  /** Whether the card is in the field. */
  readonly present: boolean;
  /** Page writes since it was made, the torn one included. */
  readonly pageWrites: number;
  /** A copy of the 888 user bytes. */
  image(): Uint8Array;
  /** One APDU, one answer; no bytes when the card is gone. */
  answer(apdu: Uint8Array): Uint8Array;
  /** `answer` as the port that openCard takes. */
  readonly transmit: Transmit;
  /** Takes the card out of the field. */
  remove(): void;
  /** Puts it back. */
  tap(): void;
  /** Plans a tear; the card is gone after it until the next tap. A new plan takes the place of the old one. */
  tear(plan: TearPlan): void;
}

const PAGES = 231;
const SW_OK = Uint8Array.of(0x90, 0x00);
const SW_WRONG_LENGTH = Uint8Array.of(0x67, 0x00);
const SW_NOT_SUPPORTED = Uint8Array.of(0x6a, 0x81);
const SW_NO_SUCH_PAGE = Uint8Array.of(0x6a, 0x82);
const SW_WRONG_P1 = Uint8Array.of(0x6b, 0x00);
const SW_UNKNOWN_INS = Uint8Array.of(0x6d, 0x00);
const SW_UNKNOWN_CLA = Uint8Array.of(0x6e, 0x00);
const GONE = new Uint8Array(0);

/** A virtual NTAG216, in the field from the start. RangeError for a UID or image of the wrong size. */
export function createVirtualNtag216(options: VirtualNtag216Options = {}): VirtualNtag216 {
  const uid = fromHex(options.uid ?? '04A1B2C3D4E5F6');
  const pages = freshMemory(uid, options.image);
  let present = true;
  let pageWrites = 0;
  let plan: { readonly tear: TearPlan; readonly atPageWrite: number } | null = null;

  const answer = (apdu: Uint8Array): Uint8Array => {
    if (!present) {
      return GONE;
    }
    const refusal = refusalOf(apdu);
    if (refusal !== null) {
      return refusal;
    }
    const page = apdu[3] ?? 0;
    switch (apdu[1]) {
      case 0xca:
        return Uint8Array.of(...uid, ...SW_OK);
      case 0xb0:
        return Uint8Array.of(...readRolling(pages, page), ...SW_OK);
      default:
        return writePage(page, apdu.slice(5));
    }
  };

  const writePage = (page: number, bytes: Uint8Array): Uint8Array => {
    pageWrites += 1;
    const offset = page * PAGE_BYTES;
    const before = pages.slice(offset, offset + PAGE_BYTES);
    // The capability container is one-time programmable: bits can be set and never cleared.
    const after =
      page === CAPABILITY_PAGE ? bytes.map((byte, i) => byte | (before[i] ?? 0)) : bytes;
    if (plan?.atPageWrite !== pageWrites) {
      pages.set(after, offset);
      return SW_OK;
    }
    pages.set(tornPage(before, after, plan.tear), offset);
    plan = null;
    present = false;
    return GONE;
  };

  return {
    uid: toHex(uid),
    atr: NTAG216_ATR,
    get present() {
      return present;
    },
    get pageWrites() {
      return pageWrites;
    },
    image: () => pages.slice(FIRST_USER_PAGE * PAGE_BYTES, (LAST_USER_PAGE + 1) * PAGE_BYTES),
    answer,
    transmit: (apdu) => Promise.resolve(answer(apdu)),
    remove() {
      present = false;
    },
    tap() {
      present = true;
    },
    tear(tear) {
      plan = { tear, atPageWrite: pageWrites + tear.atWrite };
    },
  };
}

/** All 231 pages: serial number with its check bytes, capability container, user memory, configuration. */
function freshMemory(uid: Uint8Array, image: Uint8Array = new Uint8Array(MAP_BYTES)): Uint8Array {
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

/** The status word of a command that this card or its reader does not take; null when it is sound. */
function refusalOf(apdu: Uint8Array): Uint8Array | null {
  const [cla, ins, p1, p2 = 0, length] = apdu;
  if (cla !== 0xff) {
    return SW_UNKNOWN_CLA;
  }
  if (ins !== 0xca && ins !== 0xb0 && ins !== 0xd6) {
    return SW_UNKNOWN_INS;
  }
  if (length === undefined) {
    return SW_WRONG_LENGTH;
  }
  if (ins === 0xca) {
    if (p1 !== 0 || p2 !== 0) {
      return SW_NOT_SUPPORTED;
    }
    return apdu.length === 5 && (length === 0 || length === UID_BYTES) ? null : SW_WRONG_LENGTH;
  }
  const soundLength =
    ins === 0xb0
      ? apdu.length === 5 && length === READ_BYTES
      : apdu.length === 5 + PAGE_BYTES && length === PAGE_BYTES;
  if (!soundLength) {
    return SW_WRONG_LENGTH;
  }
  if (p1 !== 0) {
    return SW_WRONG_P1;
  }
  // Serial number, lock bits and configuration are no business of this product: they cannot be written here.
  const soundPage = ins === 0xb0 ? p2 < PAGES : p2 >= CAPABILITY_PAGE && p2 <= LAST_USER_PAGE;
  return soundPage ? null : SW_NO_SUCH_PAGE;
}

/** Four pages from `page`; past the last one the chip goes on with page 0. */
function readRolling(pages: Uint8Array, page: number): Uint8Array {
  return Uint8Array.from(
    { length: READ_BYTES },
    (_, index) => pages[(page * PAGE_BYTES + index) % pages.length] ?? 0,
  );
}

function tornPage(before: Uint8Array, after: Uint8Array, plan: TearPlan): Uint8Array {
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
