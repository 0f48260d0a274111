import { SetrumError } from '@setrum/errors';
import { concatBytes, equalBytes } from '../../bytes.ts';
import { type AccessConditions, encodeAccess } from './access-bits.ts';
import type { Blocks } from './blocks.ts';
import { BLOCKS_PER_SECTOR, KEY_BYTES, trailerOf } from './chip.ts';

/** Data: key A and B read, key B writes. Trailer: key B alone changes keys and access bits; nobody reads a key. */
export const CARD_ACCESS: AccessConditions = { blocks: [0b100, 0b100, 0b100], trailer: 0b011 };

/** Access bits end here; the byte behind them is free and stays as it is. */
export const ACCESS_END = KEY_BYTES + 3;
export const KEY_B_OFFSET = 10;

export interface TrailerKeys {
  readonly keyA: Uint8Array;
  readonly keyB: Uint8Array;
}

/** Under these access bits key B can still be read: both keys are proved before anything depends on them. */
export async function writeKeys(
  blocks: Blocks,
  sector: number,
  { keyA, keyB }: TrailerKeys,
  access: Uint8Array,
): Promise<void> {
  await blocks.write(trailerOf(sector), concatBytes([keyA, access, keyB]));
  const proved = concatBytes([new Uint8Array(KEY_BYTES), access, keyB]);
  if (!(await blocks.authenticate(sector, 'A', keyA))) throw failed();
  if (!equalBytes(await blocks.read(trailerOf(sector)), proved)) throw failed();
}

export async function writeAccess(
  blocks: Blocks,
  sector: number,
  keys: TrailerKeys,
  free: Uint8Array,
): Promise<void> {
  const access = encodeAccess(CARD_ACCESS);
  const trailer = concatBytes([keys.keyA, access, free, keys.keyB]);
  await blocks.write(trailerOf(sector), trailer);
  if (!(await blocks.authenticate(sector, 'A', keys.keyA))) throw failed();
  const held = await blocks.read(trailerOf(sector));
  if (!equalBytes(held.subarray(KEY_BYTES, ACCESS_END), access)) throw failed();
  if (!(await opensWithB(blocks, sector, keys))) throw failed();
}

/** A key B that is only data authenticates, too, but then nothing can be read. */
export async function opensWithB(
  blocks: Blocks,
  sector: number,
  { keyB }: TrailerKeys,
): Promise<boolean> {
  if (!(await blocks.authenticate(sector, 'B', keyB))) return false;
  await blocks.read(sector * BLOCKS_PER_SECTOR);
  return true;
}

function failed(): SetrumError {
  return new SetrumError('SETRUM_CARD_WRITE_FAILED');
}
