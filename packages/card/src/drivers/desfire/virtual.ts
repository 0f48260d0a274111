import { fromHex, toHex } from '../../bytes.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { AES_BLOCK, UID_BYTES } from './chip.ts';
import { execute } from './virtual-commands.ts';
import { chipEncrypt } from './virtual-crypto.ts';
import { PICC, type Picc, reset } from './virtual-picc.ts';
import { dumpStore, loadStore, type Store } from './virtual-store.ts';

/** What a reader makes of a DESFire's ATS: one historical byte, 80. */
export const DESFIRE_ATR = fromHex('3B8180018080');

export interface VirtualDesfireOptions {
  /** 14 hex digits. */
  readonly uid?: string;
  readonly chip?: 'DESFIRE-EV2' | 'DESFIRE-EV3';
  readonly storageBytes?: 2048 | 4096 | 8192;
  /** The card's own master key, AES. Absent: the triple DES key of the factory, which is not emulated and not needed. */
  readonly piccKey?: Uint8Array;
  /** What `dump` gave: everything else but `random` is then taken from there. */
  readonly dump?: Uint8Array;
  /** The card's random numbers; the same ones for every card of this UID when absent. */
  readonly random?: (bytes: number) => Uint8Array;
}

const GONE = new Uint8Array(0);
const OK = fromHex('9000');
const WRONG_LENGTH = fromHex('6700');
const WRONG_P1_P2 = fromHex('6A86');
const NOT_FOUND = fromHex('6A82');
const UNKNOWN_CLA = fromHex('6E00');
const NATIVE = 0x90;

/** A DESFire EV2 or EV3 in memory, blank as from the factory and in the field. RangeError for a UID of the wrong size. */
export function createVirtualDesfire(options: VirtualDesfireOptions = {}): VirtualCard {
  const store = options.dump === undefined ? freshStore(options) : loadStore(options.dump);
  const random = options.random ?? seededBy(store.uid);
  const picc: Picc = {
    ...{ store, random, present: true, selected: PICC, session: null, exchange: null },
    ...{ shadows: new Map(), writes: 0, plan: null },
  };
  return {
    uid: store.uid,
    atr: DESFIRE_ATR,
    chip: store.chip,
    get present() {
      return picc.present;
    },
    get writes() {
      return picc.writes;
    },
    answer: (apdu) => answerOf(picc, apdu),
    transmit: (apdu) => Promise.resolve(answerOf(picc, apdu)),
    dump: () => dumpStore(store),
    remove() {
      picc.present = false;
      reset(picc, PICC);
    },
    tap() {
      picc.present = true;
    },
    tear(tear) {
      picc.plan = { tear, atWrite: picc.writes + tear.atWrite };
    },
  };
}

function freshStore({
  uid = '04D35F6A1B2C80',
  chip = 'DESFIRE-EV3',
  ...options
}: VirtualDesfireOptions): Store {
  if (fromHex(uid).length !== UID_BYTES) throw new RangeError(`a UID has ${UID_BYTES} bytes`);
  const { storageBytes = 2048, piccKey } = options;
  return {
    uid: toHex(fromHex(uid)),
    chip,
    storageBytes,
    piccKey: piccKey === undefined ? null : { key: piccKey.slice(), version: 0 },
    applications: new Map(),
  };
}

/** Numbers that repeat with the UID, so that a test can be repeated. */
function seededBy(uid: string): (bytes: number) => Uint8Array {
  const key = new Uint8Array(AES_BLOCK);
  key.set(fromHex(uid));
  let block: Uint8Array = new Uint8Array(AES_BLOCK).fill(1);
  return (bytes) => {
    block = chipEncrypt(key, block);
    return block.slice(0, bytes);
  };
}

function answerOf(picc: Picc, apdu: Uint8Array): Uint8Array {
  if (!picc.present) return GONE;
  const [cla, ins = 0, p1, p2, length = 0] = apdu;
  if (cla === 0xff && ins === 0xca) return Uint8Array.of(...fromHex(picc.store.uid), ...OK);
  // Our card has no names of ISO 7816-4 on it.
  if (cla === 0x00 && ins === 0xa4) return NOT_FOUND;
  if (cla !== NATIVE) return UNKNOWN_CLA;
  if (p1 !== 0 || p2 !== 0) return WRONG_P1_P2;
  const isShort = apdu.length === 5 && length === 0;
  if (!isShort && (length === 0 || apdu.length !== length + 6 || apdu.at(-1) !== 0)) {
    return WRONG_LENGTH;
  }
  const result = execute(picc, ins, isShort ? GONE : apdu.slice(5, 5 + length));
  return result === null ? GONE : Uint8Array.of(...result.data, 0x91, result.status);
}
