import { SetrumError } from '@setrum/errors';
import { equalBytes } from '../../bytes.ts';
import type { Link } from '../link.ts';
import { type AccessConditions, decodeAccess, encodeAccess } from './access-bits.ts';
import { trailerRights } from './access-rights.ts';
import { type Blocks, createBlocks } from './blocks.ts';
import { KEY_BYTES, trailerOf } from './chip.ts';
import { heldKeys, TRANSPORT_KEY } from './keys.ts';
import { MAP_SECTORS } from './layout.ts';
import {
  ACCESS_END,
  CARD_ACCESS,
  KEY_B_OFFSET,
  opensWithB,
  type TrailerKeys,
  writeAccess,
  writeKeys,
} from './trailer.ts';

/**
 * Gives the sectors of the map their keys and access bits: the issuer does this when a card is made, before anything is written on it.
 * A sector that has them already is checked and left alone, so after a tear the same call goes on. First the keys are written under
 * the access bits of the factory and tried; only then come the access bits, so that no slip can lock a sector. A tear in the middle of a trailer can:
 * such a card says SETRUM_CARD_KEY_REFUSED and is thrown away.
 * Gives how many sectors were written. RangeError without a key A and another key B for each sector; SETRUM_CARD_KEY_REFUSED when a sector
 * is somebody else's, SETRUM_CARD_WRITE_FAILED when it does not hold what was written, SETRUM_CARD_REMOVED, _REFUSED.
 */
export async function personaliseClassic(
  link: Pick<Link, 'transmit' | 'uid' | 'keys'>,
): Promise<number> {
  const keys = MAP_SECTORS.map((sector) => keysOf(link, sector));
  const blocks = createBlocks(link.transmit);
  let written = 0;
  for (const [index, sector] of MAP_SECTORS.entries()) {
    const own = keys[index];
    if (own !== undefined && (await personaliseSector(blocks, sector, own))) written += 1;
  }
  return written;
}

function keysOf(link: Pick<Link, 'uid' | 'keys'>, sector: number): TrailerKeys {
  const held = heldKeys(link.keys, sector, link.uid);
  if (held === null || held.keyB === null || equalBytes(held.keyA, held.keyB)) {
    throw new RangeError(`sector ${sector} needs a key A and another key B`);
  }
  return { keyA: held.keyA, keyB: held.keyB };
}

async function personaliseSector(
  blocks: Blocks,
  sector: number,
  keys: TrailerKeys,
): Promise<boolean> {
  const isOurs = await blocks.authenticate(sector, 'A', keys.keyA);
  if (!isOurs && !(await blocks.authenticate(sector, 'A', TRANSPORT_KEY))) throw refused();
  const present = await blocks.read(trailerOf(sector));
  const conditions = decodeAccess(present.subarray(KEY_BYTES, ACCESS_END));
  if (conditions !== null && isSame(conditions, CARD_ACCESS)) {
    if (!(await opensWithB(blocks, sector, keys))) throw refused();
    return false;
  }
  if (conditions === null || !isForKeyA(conditions)) throw refused();
  if (!isOurs || !equalBytes(present.subarray(KEY_B_OFFSET), keys.keyB)) {
    await writeKeys(blocks, sector, keys, present.slice(KEY_BYTES, KEY_B_OFFSET));
  }
  await writeAccess(blocks, sector, keys, present.slice(ACCESS_END, KEY_B_OFFSET));
  return true;
}

/** Whether key A may change the whole trailer, as on a card from the factory. */
function isForKeyA({ trailer }: AccessConditions): boolean {
  const { writeKeyA, writeAccess, writeKeyB } = trailerRights(trailer);
  return [writeKeyA, writeAccess, writeKeyB].every((who) => who.includes('A'));
}

function isSame(left: AccessConditions, right: AccessConditions): boolean {
  return equalBytes(encodeAccess(left), encodeAccess(right));
}

function refused(): SetrumError {
  return new SetrumError('SETRUM_CARD_KEY_REFUSED');
}
