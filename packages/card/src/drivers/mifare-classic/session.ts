import { SetrumError } from '@setrum/errors';
import type { Link } from '../link.ts';
import { createBlocks } from './blocks.ts';
import { isTrailer, type KeyType, sectorOf } from './chip.ts';
import { type SectorKeys, waysInto } from './keys.ts';

/** The chip's data blocks; it opens their sectors with the right keys by itself, each as seldom as can be. */
export interface Session {
  /** Opens a sector for reading; false when the card takes none of the keys. */
  opens(sector: number): Promise<boolean>;
  /** SETRUM_CARD_KEY_REFUSED when the card takes no key for it. */
  read(block: number): Promise<Uint8Array>;
  /** As read. RangeError for sector 0 and for a sector trailer, which nobody writes in normal use. */
  write(block: number, bytes: Uint8Array): Promise<void>;
  /** The sector that is open, for reading at least. */
  readonly openSector: number | null;
}

type Use = 'read' | 'write';

/** A key to try, and what it is good for. */
interface Attempt {
  readonly type: KeyType;
  readonly key: Uint8Array;
  readonly writes: boolean;
}

export function createSession(link: Pick<Link, 'transmit' | 'uid' | 'keys'>): Session {
  const blocks = createBlocks(link.transmit);
  /** What opened each sector last: tried first the next time. */
  const last = new Map<number, Attempt>();
  const ways = new Map<number, readonly SectorKeys[]>();

  async function opens(sector: number, use: Use): Promise<boolean> {
    const known = ways.get(sector) ?? waysInto(link.keys, sector, link.uid);
    ways.set(sector, known);
    for (const attempt of attempts(known, last.get(sector) ?? null, use)) {
      if (await blocks.authenticate(sector, attempt.type, attempt.key)) {
        last.set(sector, attempt);
        return true;
      }
    }
    return false;
  }

  async function ready(block: number, use: Use): Promise<void> {
    const sector = sectorOf(block);
    const isOpen = blocks.open?.sector === sector;
    if (isOpen && (use === 'read' || last.get(sector)?.writes === true)) return;
    if (!(await opens(sector, use))) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  }

  return {
    opens: (sector) => opens(sector, 'read'),
    get openSector() {
      return blocks.open?.sector ?? null;
    },
    async read(block) {
      await ready(block, 'read');
      return await blocks.read(block);
    },
    async write(block, bytes) {
      if (sectorOf(block) === 0 || isTrailer(block)) {
        throw new RangeError(`block ${block} is not for data`);
      }
      await ready(block, 'write');
      await blocks.write(block, bytes);
    },
  };
}

/**
 * What opened the sector last comes first. So who comes back to a sector that was written, to read back and to commit, has the key that
 * writes at once and need not open it a second time.
 */
function attempts(ways: readonly SectorKeys[], last: Attempt | null, use: Use): readonly Attempt[] {
  const fresh = ways.map((keys) => attemptOf(keys, use));
  return last === null || (use === 'write' && !last.writes) ? fresh : [last, ...fresh];
}

function attemptOf({ keyA, keyB }: SectorKeys, use: Use): Attempt {
  return use === 'write' && keyB !== null
    ? { type: 'B', key: keyB, writes: true }
    : { type: 'A', key: keyA, writes: keyB === null };
}
