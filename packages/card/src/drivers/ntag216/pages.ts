import { SetrumError } from '@setrum/errors';
import { concatBytes } from '../../bytes.ts';
import { PAGE_BYTES } from '../../map.ts';
import type { Transmit } from '../../memory.ts';
import { exchange } from '../exchange.ts';
import { LAST_USER_PAGE, READ_BYTES, READ_PAGES, readCommand, writeCommand } from './chip.ts';

/** The chip's user pages, by whichever commands. SETRUM_CARD_REMOVED when the card goes, SETRUM_CARD_REFUSED when it says no. */
export interface Pages {
  /** Both pages included. */
  read(first: number, last: number): Promise<Uint8Array>;
  /** Four bytes. */
  write(page: number, bytes: Uint8Array): Promise<void>;
}

/** By READ BINARY and UPDATE BINARY of PC/SC part 3, which every reader has. */
export function plainPages(transmit: Transmit): Pages {
  return {
    async read(first, last) {
      const parts: Uint8Array[] = [];
      for (let page = first; page <= last; page += READ_PAGES) {
        // Four pages from here would run past the last one: begin earlier.
        const start = Math.min(page, LAST_USER_PAGE + 1 - READ_PAGES);
        const data = await readFour(transmit, start);
        const wanted = Math.min(READ_PAGES, last + 1 - page);
        const skip = page - start;
        parts.push(data.subarray(skip * PAGE_BYTES, (skip + wanted) * PAGE_BYTES));
      }
      return concatBytes(parts);
    },
    async write(page, bytes) {
      await exchange(transmit, writeCommand(page, bytes));
    },
  };
}

async function readFour(transmit: Transmit, page: number): Promise<Uint8Array> {
  const data = await exchange(transmit, readCommand(page));
  if (data.length !== READ_BYTES) {
    // Status 90 00 with too little data: a reader that does not read four pages at once.
    throw new SetrumError('SETRUM_CARD_REFUSED', { status: `9000, ${data.length} bytes` });
  }
  return data;
}
