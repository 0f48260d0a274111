import { BLOCK_BYTES, BLOCKS, KEY_BYTES, type KeyType } from './chip.ts';
import { SW } from './virtual-status.ts';

/** What a PC/SC reader with this chip is asked to do. */
export type Command =
  | { readonly kind: 'uid' }
  | { readonly kind: 'load-key'; readonly slot: number; readonly key: Uint8Array }
  | {
      readonly kind: 'authenticate';
      readonly block: number;
      readonly type: KeyType;
      readonly slot: number;
    }
  | { readonly kind: 'read'; readonly block: number }
  | { readonly kind: 'write'; readonly block: number; readonly bytes: Uint8Array };

/** Readers have from two of them upwards. */
const KEY_SLOTS = 2;
const HEADER_BYTES = 5;
const AUTHENTICATE_BYTES = 5;

/** The command of an APDU, or the status word of one that this card or its reader does not take. */
export function commandOf(apdu: Uint8Array): Command | Uint8Array {
  const [cla, ins] = apdu;
  if (cla !== 0xff) return SW.unknownCla;
  const parse = parsers[ins ?? 0];
  if (parse === undefined) return SW.unknownIns;
  return apdu.length < HEADER_BYTES ? SW.wrongLength : parse(apdu);
}

const parsers: Readonly<Record<number, (apdu: Uint8Array) => Command | Uint8Array>> = {
  202: uid,
  130: loadKey,
  134: authenticate,
  176: read,
  214: write,
};

function uid([, , p1, p2, ...rest]: Uint8Array): Command | Uint8Array {
  if (p1 !== 0 || p2 !== 0) return SW.unsupported;
  return rest.length === 1 && rest[0] === 0 ? { kind: 'uid' } : SW.wrongLength;
}

function loadKey(apdu: Uint8Array): Command | Uint8Array {
  const [, , structure, slot = 0] = apdu;
  const key = dataOf(apdu, KEY_BYTES);
  // Plain and into volatile memory only: nobody's keys stay behind in a reader.
  if (structure !== 0) return SW.unsupported;
  if (slot >= KEY_SLOTS) return SW.unknownKeySlot;
  return key === null ? SW.wrongLength : { kind: 'load-key', slot, key };
}

function authenticate(apdu: Uint8Array): Command | Uint8Array {
  const data = dataOf(apdu, AUTHENTICATE_BYTES);
  if (apdu[2] !== 0 || apdu[3] !== 0) return SW.wrongP1;
  if (data === null) return SW.wrongLength;
  const [version, high, block = 0, code, slot = 0] = data;
  if (version !== 1) return SW.unsupported;
  if (high !== 0 || block >= BLOCKS) return SW.noSuchBlock;
  if (code !== 0x60 && code !== 0x61) return SW.unknownKeyType;
  if (slot >= KEY_SLOTS) return SW.unknownKeySlot;
  return { kind: 'authenticate', block, type: code === 0x60 ? 'A' : 'B', slot };
}

function read(apdu: Uint8Array): Command | Uint8Array {
  const [, , high, block = 0, length] = apdu;
  if (apdu.length !== HEADER_BYTES || length !== BLOCK_BYTES) return SW.wrongLength;
  if (high !== 0) return SW.wrongP1;
  return block < BLOCKS ? { kind: 'read', block } : SW.noSuchBlock;
}

function write(apdu: Uint8Array): Command | Uint8Array {
  const [, , high, block = 0] = apdu;
  const bytes = dataOf(apdu, BLOCK_BYTES);
  if (bytes === null) return SW.wrongLength;
  if (high !== 0) return SW.wrongP1;
  return block < BLOCKS ? { kind: 'write', block, bytes } : SW.noSuchBlock;
}

/** The data of a command that has to bring so many bytes; null when it brings others. */
function dataOf(apdu: Uint8Array, length: number): Uint8Array | null {
  return apdu[4] === length && apdu.length === HEADER_BYTES + length
    ? apdu.slice(HEADER_BYTES)
    : null;
}
