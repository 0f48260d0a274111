import { fromHex, toHex } from '../../bytes.ts';
import { MAP_BYTES, PAGE_BYTES } from '../../map.ts';
import type { Transmit } from '../../memory.ts';
import { CAPABILITY_PAGE, FIRST_USER_PAGE, LAST_USER_PAGE } from './chip.ts';
import { refusalOf, SW_OK } from './virtual-commands.ts';
import { freshMemory, readRolling, type TearPlan, tornPage } from './virtual-memory.ts';

/** What a reader reports on insertion of an NTAG or Ultralight card (PC/SC part 3). */
export const NTAG216_ATR = fromHex('3B8F8001804F0CA0000003060300030000000068');

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

const GONE = new Uint8Array(0);

/** What changes in a virtual card. */
interface Chip {
  readonly uid: Uint8Array;
  readonly pages: Uint8Array;
  present: boolean;
  pageWrites: number;
  plan: { readonly tear: TearPlan; readonly atPageWrite: number } | null;
}

/** A virtual NTAG216, in the field from the start. RangeError for a UID or image of the wrong size. */
export function createVirtualNtag216(options: VirtualNtag216Options = {}): VirtualNtag216 {
  const uid = fromHex(options.uid ?? '04A1B2C3D4E5F6');
  const pages = freshMemory(uid, options.image ?? new Uint8Array(MAP_BYTES));
  const chip: Chip = { uid, pages, present: true, pageWrites: 0, plan: null };
  return {
    uid: toHex(uid),
    atr: NTAG216_ATR,
    get present() {
      return chip.present;
    },
    get pageWrites() {
      return chip.pageWrites;
    },
    image: () => pages.slice(FIRST_USER_PAGE * PAGE_BYTES, (LAST_USER_PAGE + 1) * PAGE_BYTES),
    answer: (apdu) => answerOf(chip, apdu),
    transmit: (apdu) => Promise.resolve(answerOf(chip, apdu)),
    remove() {
      chip.present = false;
    },
    tap() {
      chip.present = true;
    },
    tear(tear) {
      chip.plan = { tear, atPageWrite: chip.pageWrites + tear.atWrite };
    },
  };
}

function answerOf(chip: Chip, apdu: Uint8Array): Uint8Array {
  if (!chip.present) {
    return GONE;
  }
  const refusal = refusalOf(apdu);
  if (refusal !== null) {
    return refusal;
  }
  const page = apdu[3] ?? 0;
  switch (apdu[1]) {
    case 0xca:
      return Uint8Array.of(...chip.uid, ...SW_OK);
    case 0xb0:
      return Uint8Array.of(...readRolling(chip.pages, page), ...SW_OK);
    default:
      return writePage(chip, page, apdu.slice(5));
  }
}

function writePage(chip: Chip, page: number, bytes: Uint8Array): Uint8Array {
  chip.pageWrites += 1;
  const offset = page * PAGE_BYTES;
  const before = chip.pages.slice(offset, offset + PAGE_BYTES);
  // The capability container is one-time programmable: bits can be set and never cleared.
  const after = page === CAPABILITY_PAGE ? bytes.map((byte, i) => byte | (before[i] ?? 0)) : bytes;
  if (chip.plan?.atPageWrite !== chip.pageWrites) {
    chip.pages.set(after, offset);
    return SW_OK;
  }
  chip.pages.set(tornPage(before, after, chip.plan.tear), offset);
  chip.plan = null;
  chip.present = false;
  return GONE;
}
