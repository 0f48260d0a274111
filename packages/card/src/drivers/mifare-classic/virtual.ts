import { fromHex, toHex } from '../../bytes.ts';
import type { VirtualCard } from '../virtual-card.ts';
import { answerOf, leave, type State } from './virtual-chip.ts';
import { factoryMemory, uidIn } from './virtual-memory.ts';

/** What a reader reports on insertion of a MIFARE Classic 1K (PC/SC part 3). */
export const MIFARE_CLASSIC_ATR = fromHex('3B8F8001804F0CA000000306030001000000006A');

export interface VirtualClassicOptions {
  /** 8 or 14 hex digits. */
  readonly uid?: string;
  /** The 1024 bytes that `dump` gave, in place of a UID; a chip from the factory when absent. */
  readonly dump?: Uint8Array;
}

/**
 * A virtual MIFARE Classic 1K from the factory, or out of a dump, in the field from the start. RangeError for a UID of the wrong size and
 * for bytes that are no dump.
 */
export function createVirtualClassic(options: VirtualClassicOptions = {}): VirtualCard {
  const { dump } = options;
  const uid = dump === undefined ? fromHex(options.uid ?? '5A1B2C3D') : uidIn(dump);
  const state: State = {
    uid,
    memory: dump?.slice() ?? factoryMemory(uid),
    present: true,
    writes: 0,
    plan: null,
    open: null,
    slots: new Map(),
  };
  return {
    uid: toHex(uid),
    atr: MIFARE_CLASSIC_ATR,
    chip: 'MIFARE-CLASSIC-1K',
    get present() {
      return state.present;
    },
    get writes() {
      return state.writes;
    },
    answer: (apdu) => answerOf(state, apdu),
    transmit: (apdu) => Promise.resolve(answerOf(state, apdu)),
    tear(tear) {
      state.plan = { tear, atWrite: state.writes + tear.atWrite };
    },
    remove: () => leave(state),
    tap() {
      state.present = true;
    },
    dump: () => state.memory.slice(),
  };
}
