import { fromHex, readUint, toHex, writeUint } from '../../bytes.ts';
import { MAP_BYTES, PAGE_BYTES } from '../../map.ts';
import type { ReaderProfileName } from '../reader-profile/profile.ts';
import { virtualReader } from '../reader-profile/virtual-readers.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { FIRST_USER_PAGE, LAST_USER_PAGE } from './chip.ts';
import { type Stored, VirtualType2Chip } from './virtual-chip.ts';
import { pcscCommands } from './virtual-commands.ts';
import { freshMemory, pagesOf } from './virtual-memory.ts';
import { models } from './virtual-models.ts';

/** What a reader reports on insertion of an NTAG or Ultralight card (PC/SC part 3). */
export const NTAG216_ATR = fromHex('3B8F8001804F0CA0000003060300030000000068');

const PAGES_BYTES = pagesOf(models.NTAG216) * PAGE_BYTES;
const COUNTER_BYTES = 3;
const DUMP_BYTES = PAGES_BYTES + COUNTER_BYTES + 1;

export interface VirtualNtag216Options {
  /** 14 hex digits. */
  readonly uid?: string;
  /** The 888 user bytes; blank when absent. */
  readonly image?: Uint8Array;
  /** What `dump` gave, in place of UID and image. */
  readonly dump?: Uint8Array;
  /** The reader that it lies on; plain when absent. */
  readonly reader?: ReaderProfileName;
}

/** An NTAG216 in memory that answers what a PC/SC reader with the real chip would. */
export interface VirtualNtag216 extends VirtualCard {
  /** Page writes since it was made, the torn one included. */
  readonly pageWrites: number;
  /** A copy of the 888 user bytes. */
  image(): Uint8Array;
}

/** A virtual NTAG216, in the field from the start. RangeError for a UID, image or dump of the wrong size. */
export function createVirtualNtag216(options: VirtualNtag216Options = {}): VirtualNtag216 {
  const stored = options.dump === undefined ? fresh(options) : load(options.dump);
  const uid = Uint8Array.of(...stored.pages.subarray(0, 3), ...stored.pages.subarray(4, 8));
  const chip = new VirtualType2Chip(models.NTAG216, stored);
  const pcsc = pcscCommands(chip, uid, pagesOf(models.NTAG216));
  const answer = virtualReader(options.reader ?? 'plain', chip, pcsc);
  return {
    uid: toHex(uid),
    atr: NTAG216_ATR,
    chip: 'NTAG216',
    get present() {
      return chip.present;
    },
    get writes() {
      return chip.writes;
    },
    get pageWrites() {
      return chip.writes;
    },
    image: () =>
      stored.pages.slice(FIRST_USER_PAGE * PAGE_BYTES, (LAST_USER_PAGE + 1) * PAGE_BYTES),
    dump: () => dumpOf(stored),
    answer,
    transmit: (apdu) => Promise.resolve(answer(apdu)),
    remove: () => chip.remove(),
    tap: () => chip.tap(),
    tear: (plan) => chip.tear(plan),
  };
}

function fresh({ uid = '04A1B2C3D4E5F6', image }: VirtualNtag216Options): Stored {
  const pages = freshMemory(models.NTAG216, fromHex(uid), image ?? new Uint8Array(MAP_BYTES));
  return { pages, counter: 0, failures: 0 };
}

/** All pages, the counter, the number of wrong passwords. */
function dumpOf({ pages, counter, failures }: Stored): Uint8Array {
  const dump = new Uint8Array(DUMP_BYTES);
  dump.set(pages);
  writeUint(dump, PAGES_BYTES, COUNTER_BYTES, counter);
  writeUint(dump, PAGES_BYTES + COUNTER_BYTES, 1, failures);
  return dump;
}

function load(dump: Uint8Array): Stored {
  if (dump.length !== DUMP_BYTES) throw new RangeError(`a dump has ${DUMP_BYTES} bytes`);
  return {
    pages: dump.slice(0, PAGES_BYTES),
    counter: readUint(dump, PAGES_BYTES, COUNTER_BYTES),
    failures: readUint(dump, PAGES_BYTES + COUNTER_BYTES, 1),
  };
}
