import { SetrumError } from '@setrum/errors';
import type { Transmit } from '../../memory.ts';
import { type Answer, ask, isOk } from '../exchange.ts';
import { readBinary, SW, updateBinary } from './chip.ts';

/** SETRUM_CARD_KEY_REFUSED where the card wants a proof of rights, otherwise SETRUM_CARD_REFUSED. */
export function accepted({ data, status }: Answer): Uint8Array {
  if (isOk(status)) return data;
  if (status === SW.securityStatus) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  throw new SetrumError('SETRUM_CARD_REFUSED', { status });
}

/**
 * Bytes of the selected file, by as many as the card gives at a time. A card may give fewer than it was asked for, or say how many it has
 * (6C XX); SETRUM_CARD_REFUSED when it gives none at all.
 */
export async function readFile(
  transmit: Transmit,
  offset: number,
  length: number,
  maxLe: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const data = await readSome(transmit, offset + done, Math.min(maxLe, length - done));
    if (data.length === 0)
      throw new SetrumError('SETRUM_CARD_REFUSED', { status: '9000, 0 bytes' });
    const part = data.subarray(0, length - done);
    bytes.set(part, done);
    done += part.length;
  }
  return bytes;
}

async function readSome(transmit: Transmit, offset: number, length: number): Promise<Uint8Array> {
  const answer = await ask(transmit, readBinary(offset, length));
  if (!answer.status.startsWith(SW.wrongLe)) return accepted(answer);
  const offered = Number.parseInt(answer.status.slice(2), 16);
  if (offered === 0) return accepted(answer);
  return accepted(await ask(transmit, readBinary(offset, offered)));
}

/** Writes into the selected file, by as many bytes as the card takes at a time, in their order. */
export async function updateFile(
  transmit: Transmit,
  offset: number,
  bytes: Uint8Array,
  maxLc: number,
): Promise<void> {
  for (let done = 0; done < bytes.length; done += maxLc) {
    const part = bytes.subarray(done, done + maxLc);
    accepted(await ask(transmit, updateBinary(offset + done, part)));
  }
}
