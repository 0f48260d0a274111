import { SetrumError } from '@setrum/errors';
import { toHex } from '../bytes.ts';
import type { Transmit } from '../memory.ts';

/** An answer taken apart. */
export interface Answer {
  readonly data: Uint8Array;
  /** SW1 SW2, hex. */
  readonly status: string;
}

const STATUS_BYTES = 2;
const OK = '9000';

/** Sends an APDU. Fewer than two bytes back: the card is gone (docs/card.md §8), SETRUM_CARD_REMOVED. */
export async function ask(transmit: Transmit, apdu: Uint8Array): Promise<Answer> {
  const answer = await transmit(apdu);
  if (answer.length < STATUS_BYTES) {
    throw new SetrumError('SETRUM_CARD_REMOVED');
  }
  const end = answer.length - STATUS_BYTES;
  return { data: answer.slice(0, end), status: toHex(answer.subarray(end)) };
}

/** Sends an APDU and gives its data; SETRUM_CARD_REFUSED for any status but 90 00. */
export async function exchange(transmit: Transmit, apdu: Uint8Array): Promise<Uint8Array> {
  const { data, status } = await ask(transmit, apdu);
  if (!isOk(status)) {
    throw new SetrumError('SETRUM_CARD_REFUSED', { status });
  }
  return data;
}

export function isOk(status: string): boolean {
  return status === OK;
}
