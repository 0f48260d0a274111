import { fromHex, toHex } from '../../bytes.ts';
import { MAP_BYTES } from '../../map.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { type Capability, encodeCapability } from './capability.ts';
import { CC_FILE, MAP_FILE, SETRUM_DF_NAME } from './chip.ts';
import { answerOf, type Iso7816Chip } from './virtual-commands.ts';

/** A card of ISO 14443-4 without historical bytes. */
export const ISO7816_ATR = fromHex('3B80800101');

export interface VirtualIso7816Options {
  /** 8, 14 or 20 hex digits. */
  readonly uid?: string;
  /** What the map's file holds, 888 bytes or more; blank when absent. */
  readonly image?: Uint8Array;
  /** Where it lies: our own application when absent. */
  readonly dfName?: Uint8Array;
  /** Most bytes of one command, as the capability container says them. */
  readonly maxLe?: number;
  readonly maxLc?: number;
  /** False: nobody may write, as the container says, too. */
  readonly writable?: boolean;
  /** Besides: an NDEF file with this content, for phones. */
  readonly ndef?: Uint8Array;
}

export interface VirtualIso7816 extends VirtualCard {
  /** A copy of the map's file. */
  image(): Uint8Array;
}

const NDEF_FILE = 0xe104;

/** An ISO 7816-4 card in memory that answers what a Type 4 applet would, in the field from the start. RangeError for a shorter file. */
export function createVirtualIso7816(options: VirtualIso7816Options = {}): VirtualIso7816 {
  const { uid = '0448B2C1D2E380', maxLe = 0xf6, maxLc = 0xf0, writable = true, ndef } = options;
  const image = (options.image ?? new Uint8Array(1024)).slice();
  if (image.length < MAP_BYTES) throw new RangeError(`the map has ${MAP_BYTES} bytes`);
  const writeAccess = writable ? 0x00 : 0xff;
  const map = { fileId: MAP_FILE, sizeBytes: image.length, writeAccess };
  const capability: Capability = { maxLe, maxLc, proprietary: [map] };
  const phones =
    ndef === undefined ? null : { fileId: NDEF_FILE, sizeBytes: ndef.length, writeAccess };
  const readOnly = { writable: false };
  const chip: Iso7816Chip = {
    uid: fromHex(uid),
    dfName: toHex(options.dfName ?? SETRUM_DF_NAME),
    files: new Map([
      [CC_FILE, { ...readOnly, bytes: encodeCapability(capability, phones) }],
      [MAP_FILE, { writable, bytes: image }],
      ...(ndef === undefined ? [] : [[NDEF_FILE, { writable, bytes: ndef.slice() }] as const]),
    ]),
    ...{ maxLe, maxLc, present: true, application: false, current: null, writes: 0, plan: null },
  };
  return {
    uid: toHex(chip.uid),
    atr: ISO7816_ATR,
    chip: 'ISO-7816-4',
    get present() {
      return chip.present;
    },
    get writes() {
      return chip.writes;
    },
    answer: (apdu) => answerOf(chip, apdu),
    transmit: (apdu) => Promise.resolve(answerOf(chip, apdu)),
    image: () => image.slice(),
    dump: () => image.slice(),
    remove() {
      Object.assign(chip, { present: false, application: false, current: null });
    },
    tap() {
      chip.present = true;
    },
    tear(tear) {
      chip.plan = { tear, atWrite: chip.writes + tear.atWrite };
    },
  };
}
