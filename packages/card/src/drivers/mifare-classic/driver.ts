import { SetrumError } from '@setrum/errors';
import type { CardMemory } from '../../memory.ts';
import { kindOf } from '../atr.ts';
import type { Link } from '../link.ts';
import { CHIP, memoryOf } from './card-memory.ts';
import { MAP_SECTORS } from './layout.ts';
import { createSession, type Session } from './session.ts';

/** Four bytes, or seven, hex. */
const UID_DIGITS: readonly number[] = [8, 14];
const PROBED_SECTOR = MAP_SECTORS[0] ?? 1;

/**
 * The map on a MIFARE Classic 1K, laid out as docs/card.md §9 says; null when the card is another chip. SETRUM_CARD_KEY_REFUSED when it is
 * one and takes neither the keys that the program holds nor those of the factory.
 */
export async function openMifareClassic(link: Link): Promise<CardMemory | null> {
  const isClassic = kindOf(link.atr) === 'mifare-classic-1k' || link.known === CHIP;
  if (!isClassic && !UID_DIGITS.includes(link.uid.length)) return null;
  const session = createSession(link);
  if (await opens(session, isClassic)) return memoryOf(session, link.uid);
  if (isClassic) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  return null;
}

/** Opens the sector that a read of the map begins with anyway. On a card of unknown kind a refusal tells that it is no Classic. */
async function opens(session: Session, isClassic: boolean): Promise<boolean> {
  try {
    return await session.opens(PROBED_SECTOR);
  } catch (error) {
    const refused = error instanceof SetrumError && error.code === 'SETRUM_CARD_REFUSED';
    if (refused && !isClassic) return false;
    throw error;
  }
}
