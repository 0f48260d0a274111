import { SetrumError } from '@setrum/errors';
import { toHex } from '../bytes.ts';
import type { Transmit } from '../memory.ts';
import { exchange } from './exchange.ts';

export const GET_UID = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/** The UID of the card on the reader, hex. SETRUM_CARD_REMOVED when it goes, SETRUM_CARD_REFUSED when it does not tell. */
export async function readUid(transmit: Transmit): Promise<string> {
  return toHex(await exchange(transmit, GET_UID));
}

/**
 * Asked whenever the card was selected anew behind the back of PC/SC: another card may lie there by now, which must not be written on.
 * SETRUM_CARD_REMOVED when it does.
 */
export async function assertStillThere(transmit: Transmit, uid: string): Promise<void> {
  if ((await readUid(transmit)) !== uid) throw new SetrumError('SETRUM_CARD_REMOVED');
}
