import { equalBytes } from '../../bytes.ts';
import { PAGE_BYTES } from '../../map.ts';
import { configPages, type Model } from './virtual-memory.ts';

const FIRST_PROTECTED = 3;
const PROTECT_READING = 0x80;
const COUNT_READING = 0x10;
const PROTECT_COUNTER = 0x08;
const MOST_FAILURES = 0x07;

/** What the configuration pages say of passwords and of the counter. */
export interface Access {
  /** Pages from here on ask for the password; behind the last page: none does. */
  readonly firstProtected: number;
  /** To be read, too; otherwise only to be written. */
  readonly protectsReading: boolean;
  readonly countsReading: boolean;
  readonly protectsCounter: boolean;
  /** Wrong passwords until no password is taken any more; 0: as many as one likes. */
  readonly mostFailures: number;
}

const OPEN: Access = {
  firstProtected: 0xff,
  protectsReading: false,
  countsReading: false,
  protectsCounter: false,
  mostFailures: 0,
};

export function accessOf(pages: Uint8Array, model: Model): Access {
  const places = configPages(model);
  if (places === null) return OPEN;
  const access = pages[places.access * PAGE_BYTES] ?? 0;
  return {
    firstProtected: pages[places.config * PAGE_BYTES + FIRST_PROTECTED] ?? OPEN.firstProtected,
    protectsReading: (access & PROTECT_READING) !== 0,
    countsReading: (access & COUNT_READING) !== 0,
    protectsCounter: (access & PROTECT_COUNTER) !== 0,
    mostFailures: access & MOST_FAILURES,
  };
}

/** The two bytes that answer the right password; null for a wrong one, and from a chip that has none. */
export function acknowledgePassword(
  pages: Uint8Array,
  model: Model,
  password: Uint8Array,
): Uint8Array | null {
  const places = configPages(model);
  if (places === null) return null;
  const at = places.password * PAGE_BYTES;
  const right = equalBytes(pages.subarray(at, at + PAGE_BYTES), password);
  return right ? pages.slice(at + PAGE_BYTES, at + PAGE_BYTES + 2) : null;
}

/** Bytes of the memory as reading shows them: password and acknowledgement read as zero. */
export function shown(pages: Uint8Array, model: Model, from: number, to: number): Uint8Array {
  const bytes = pages.slice(from, to);
  const secret = (configPages(model)?.password ?? Number.POSITIVE_INFINITY) * PAGE_BYTES;
  return to > secret ? bytes.fill(0, Math.max(0, secret - from)) : bytes;
}
