import { SetrumError } from '@setrum/errors';
import { toHex } from '../bytes.ts';
import type { CardMemory, Transmit } from '../memory.ts';
import { exchange } from './exchange.ts';
import { openNtag216 } from './ntag216/driver.ts';

/** Tells whether the card is of this driver's chip; null when it is not. */
type Driver = (transmit: Transmit, uid: string) => Promise<CardMemory | null>;

const drivers: readonly Driver[] = [openNtag216];

const GET_UID = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/**
 * Opens the card on the reader: reads its UID and finds the driver of its chip.
 * SETRUM_CARD_UNKNOWN_CHIP when there is none, SETRUM_CARD_REMOVED when the card goes,
 * SETRUM_CARD_REFUSED when it does not tell its UID.
 */
export async function openCard(transmit: Transmit): Promise<CardMemory> {
  const uid = toHex(await exchange(transmit, GET_UID));
  for (const open of drivers) {
    const memory = await open(transmit, uid);
    if (memory !== null) {
      return memory;
    }
  }
  throw new SetrumError('SETRUM_CARD_UNKNOWN_CHIP');
}
