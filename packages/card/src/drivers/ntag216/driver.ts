import { SetrumError } from '@setrum/errors';
import { equalBytes } from '../../bytes.ts';
import { MAP_BYTES, PAGE_BYTES } from '../../map.ts';
import type { CardMemory, Transmit } from '../../memory.ts';
import { ask, exchange, isOk } from '../exchange.ts';
import {
  CAPABILITY_CONTAINER,
  CAPABILITY_PAGE,
  FIRST_USER_PAGE,
  LAST_USER_PAGE,
  READ_BYTES,
  READ_PAGES,
  readCommand,
  UID_BYTES,
  writeCommand,
} from './chip.ts';

/** The memory of an NTAG216; null when the card is another chip. Follows docs/card.md §8. */
export async function openNtag216(transmit: Transmit, uid: string): Promise<CardMemory | null> {
  if (uid.length !== UID_BYTES * 2) {
    return null;
  }
  const { data, status } = await ask(transmit, readCommand(CAPABILITY_PAGE));
  const isNtag216 = isOk(status) && equalBytes(data.subarray(0, 4), CAPABILITY_CONTAINER);
  return isNtag216 ? memoryOf(transmit, uid) : null;
}

function memoryOf(transmit: Transmit, uid: string): CardMemory {
  return {
    uid,
    chip: 'NTAG216',
    sizeBytes: MAP_BYTES,
    writeBytes: PAGE_BYTES,
    async read(offset, length) {
      checkRange(offset, length);
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const page = FIRST_USER_PAGE + Math.floor((offset + done) / PAGE_BYTES);
        const first = Math.min(page, LAST_USER_PAGE + 1 - READ_PAGES);
        const data = await readPages(transmit, first);
        const skip = offset + done - (first - FIRST_USER_PAGE) * PAGE_BYTES;
        const part = data.subarray(skip, skip + length - done);
        bytes.set(part, done);
        done += part.length;
      }
      return bytes;
    },
    async write(offset, bytes) {
      checkRange(offset, bytes.length);
      if (offset % PAGE_BYTES !== 0 || bytes.length % PAGE_BYTES !== 0) {
        throw new RangeError('a write begins and ends on a page of 4 bytes');
      }
      for (let done = 0; done < bytes.length; done += PAGE_BYTES) {
        const page = FIRST_USER_PAGE + (offset + done) / PAGE_BYTES;
        await exchange(transmit, writeCommand(page, bytes.subarray(done, done + PAGE_BYTES)));
      }
    },
  };
}

async function readPages(transmit: Transmit, page: number): Promise<Uint8Array> {
  const data = await exchange(transmit, readCommand(page));
  if (data.length !== READ_BYTES) {
    // Status 90 00 with too little data: a reader that does not read four pages at once.
    throw new SetrumError('SETRUM_CARD_REFUSED', { status: `9000, ${data.length} bytes` });
  }
  return data;
}

function checkRange(offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > MAP_BYTES) {
    throw new RangeError(`bytes ${offset} to ${offset + length} are outside the map`);
  }
}
