import { type AccessConditions, decodeAccess } from './access-bits.ts';
import { dataRights, isKeyBData, trailerRights, type Who } from './access-rights.ts';
import {
  BLOCK_BYTES,
  BLOCKS_PER_SECTOR,
  isTrailer,
  KEY_BYTES,
  type KeyType,
  sectorOf,
  trailerOf,
} from './chip.ts';
import { blockIn } from './virtual-memory.ts';

/** The parts of a trailer; byte 9, which is free, goes with the access bits. */
const PARTS = { keyA: [0, 6], access: [6, 10], keyB: [10, 16] } as const;
type Part = keyof typeof PARTS;

export function keyIn(memory: Uint8Array, sector: number, type: KeyType): Uint8Array {
  const [from, to] = type === 'A' ? PARTS.keyA : PARTS.keyB;
  return blockIn(memory, trailerOf(sector)).slice(from, to);
}

/** What the chip gives of a block to whoever opened its sector with this key; null: nothing. Keys read as zeros. */
export function readable(memory: Uint8Array, block: number, type: KeyType): Uint8Array | null {
  const conditions = conditionsOf(memory, block, type);
  if (conditions === null) return null;
  const bytes = blockIn(memory, block);
  if (!isTrailer(block)) {
    return dataRights(conditionOf(conditions, block)).read.includes(type) ? bytes : null;
  }
  const rights = trailerRights(conditions.trailer);
  return partsOf(bytes, new Uint8Array(BLOCK_BYTES), type, {
    keyA: [],
    access: rights.readAccess,
    keyB: rights.readKeyB,
  });
}

/** What a block holds after a write by whoever opened its sector with this key; null: the chip refuses. */
export function writable(
  memory: Uint8Array,
  block: number,
  type: KeyType,
  bytes: Uint8Array,
): Uint8Array | null {
  const conditions = conditionsOf(memory, block, type);
  // The manufacturer's block is read-only whatever the access bits say (data sheet, 8.7.3).
  if (conditions === null || block === 0) return null;
  if (!isTrailer(block)) {
    return dataRights(conditionOf(conditions, block)).write.includes(type) ? bytes : null;
  }
  const rights = trailerRights(conditions.trailer);
  const who = { keyA: rights.writeKeyA, access: rights.writeAccess, keyB: rights.writeKeyB };
  // Our own reading: the data sheet does not say what a write does to the part of a trailer that the key may not change.
  return Object.values(who).some((keys) => keys.includes(type))
    ? partsOf(bytes, blockIn(memory, block), type, who)
    : null;
}

/** `bytes` in the parts that this key may have, `others` in the rest. */
function partsOf(
  bytes: Uint8Array,
  others: Uint8Array,
  type: KeyType,
  who: Readonly<Record<Part, Who>>,
): Uint8Array {
  const mixed = others.slice();
  for (const part of ['keyA', 'access', 'keyB'] as const) {
    const [from, to] = PARTS[part];
    if (who[part].includes(type)) mixed.set(bytes.subarray(from, to), from);
  }
  return mixed;
}

/** Null when the sector gives nothing to this key: its access bits are broken, or key B is data. */
function conditionsOf(memory: Uint8Array, block: number, type: KeyType): AccessConditions | null {
  const trailer = blockIn(memory, trailerOf(sectorOf(block)));
  const conditions = decodeAccess(trailer.subarray(KEY_BYTES));
  return conditions === null || (type === 'B' && isKeyBData(conditions.trailer))
    ? null
    : conditions;
}

function conditionOf({ blocks }: AccessConditions, block: number): number {
  return blocks[block % BLOCKS_PER_SECTOR] ?? 0b111;
}
