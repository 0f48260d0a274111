import type { Transmit } from '@setrum/card';
import type { CardSession } from '../reader.ts';

export const WAIT_MS = 2000;
export const GET_UID = Uint8Array.of(0xff, 0xca, 0, 0, 0);
export const WRITE = Uint8Array.of(0xff, 0xd6, 0, 4, 4, 1, 2, 3, 4);

/** A card that gives its UID, and `90 00` to everything else. */
export function plainCard(uid: string): Transmit {
  const answer = Buffer.from(`${uid}9000`, 'hex');
  return async (apdu) => (apdu[1] === 0xca ? answer : answer.subarray(-2));
}

/** A card that gives its UID and then says nothing more. */
export function silentCard(uid: string): Transmit {
  const card = plainCard(uid);
  return (apdu) => (apdu[1] === 0xca ? card(apdu) : new Promise(() => {}));
}

export async function uidOf(session: CardSession): Promise<string> {
  const answer = await session.transmit(GET_UID);
  return Buffer.from(answer.subarray(0, -2)).toString('hex');
}
