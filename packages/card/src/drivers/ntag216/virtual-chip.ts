import { concatBytes } from '../../bytes.ts';
import { PAGE_BYTES } from '../../map.ts';
import type { AirAnswer, AirChip } from '../reader-profile/virtual-air.ts';
import { type TearPlan, tornPiece } from '../virtual-card.ts';
import {
  ACKNOWLEDGED,
  FAST_READ,
  GET_VERSION,
  PASSWORD,
  READ,
  READ_BYTES,
  READ_COUNTER,
  READ_SIGNATURE,
  WRITE,
} from './chip.ts';
import { isLocked, pageAfter } from './virtual-locks.ts';
import { type Model, pagesOf } from './virtual-memory.ts';
import { accessOf, acknowledgePassword, shown } from './virtual-password.ts';

/** The four bits of a refusal. */
const INVALID_ARGUMENT = { fourBits: 0x0 };
const TOO_MANY_PASSWORDS = { fourBits: 0x4 };

/** How long each command is; what is not here is none. */
const FRAME_BYTES: Readonly<Record<number, number>> = {
  [GET_VERSION]: 1,
  [READ]: 2,
  [FAST_READ]: 3,
  [WRITE]: 6,
  [READ_COUNTER]: 2,
  [READ_SIGNATURE]: 2,
  [PASSWORD]: 5,
};

const SIGNATURE_BYTES = 32;
const COUNTER_ADDRESS = 0x02;
const FIRST_WRITABLE = 2;

/** What does not get lost with the field. */
export interface Stored {
  readonly pages: Uint8Array;
  /** Times that the chip was read in a field of its own, if it counts. */
  counter: number;
  failures: number;
}

/** A chip of the family with its own commands, as they come over the air (NXP's data sheet NTAG213/215/216, chapter 10). */
export class VirtualType2Chip implements AirChip {
  readonly model: Model;
  readonly stored: Stored;
  present = true;
  /** Page writes since it was made, the torn one included. */
  writes = 0;
  #deaf = false;
  #authenticated = false;
  #counted = false;
  #plan: { readonly tear: TearPlan; readonly atPageWrite: number } | null = null;

  constructor(model: Model, stored: Stored) {
    this.model = model;
    this.stored = stored;
  }

  select(): void {
    if (this.#deaf) this.#authenticated = false;
    this.#deaf = false;
  }

  remove(): void {
    this.present = false;
    this.#deaf = false;
    this.#authenticated = false;
    this.#counted = false;
  }

  tap(): void {
    this.present = true;
  }

  tear(tear: TearPlan): void {
    this.#plan = { tear, atPageWrite: this.writes + tear.atWrite };
  }

  /** After a refusal, and after anything that is no command, the chip is deaf until it is selected again. */
  exchange(frame: Uint8Array): AirAnswer {
    if (!this.present || this.#deaf) return null;
    const answer = this.#answer(frame);
    this.#deaf = answer === null || ('fourBits' in answer && answer.fourBits !== ACKNOWLEDGED);
    return this.present ? answer : null;
  }

  #answer(frame: Uint8Array): AirAnswer {
    const [command, argument = 0, last = 0] = frame;
    if (frame.length !== FRAME_BYTES[command ?? 0]) return INVALID_ARGUMENT;
    switch (command) {
      case GET_VERSION:
        return this.model.version === null ? INVALID_ARGUMENT : { bytes: this.model.version };
      case READ:
        return this.#read(argument);
      case FAST_READ:
        return this.#fastRead(argument, last);
      case WRITE:
        return this.#write(argument, frame.slice(2));
      case READ_COUNTER:
        return this.#readCounter(argument);
      case READ_SIGNATURE:
        return argument === 0 ? { bytes: new Uint8Array(SIGNATURE_BYTES) } : INVALID_ARGUMENT;
      default:
        return this.#takePassword(frame.slice(1));
    }
  }

  /** Pages that can be read now. */
  #limit(): number {
    const { firstProtected, protectsReading } = accessOf(this.stored.pages, this.model);
    const shut = protectsReading && !this.#authenticated;
    return shut ? Math.min(firstProtected, pagesOf(this.model)) : pagesOf(this.model);
  }

  #countReading(): void {
    if (this.#counted || !accessOf(this.stored.pages, this.model).countsReading) return;
    this.#counted = true;
    this.stored.counter = Math.min(this.stored.counter + 1, 0xffffff);
  }

  /** Four pages; past the last one that can be read now the chip goes on with page 0. */
  #read(page: number): AirAnswer {
    const limit = this.#limit();
    if (page >= limit) return INVALID_ARGUMENT;
    this.#countReading();
    const from = page * PAGE_BYTES;
    const end = Math.min(from + READ_BYTES, limit * PAGE_BYTES);
    const bytes = this.#shown(from, end);
    const rest = from + READ_BYTES - end;
    return { bytes: rest === 0 ? bytes : concatBytes([bytes, this.#shown(0, rest)]) };
  }

  #fastRead(first: number, last: number): AirAnswer {
    if (last < first || last >= this.#limit()) return INVALID_ARGUMENT;
    this.#countReading();
    return { bytes: this.#shown(first * PAGE_BYTES, (last + 1) * PAGE_BYTES) };
  }

  #shown(from: number, to: number): Uint8Array {
    return shown(this.stored.pages, this.model, from, to);
  }

  #write(page: number, bytes: Uint8Array): AirAnswer {
    const { pages } = this.stored;
    const shut = page >= accessOf(pages, this.model).firstProtected && !this.#authenticated;
    const writable = page >= FIRST_WRITABLE && page < pagesOf(this.model);
    if (!writable || shut || isLocked(pages, this.model, page)) return INVALID_ARGUMENT;
    this.writes += 1;
    const offset = page * PAGE_BYTES;
    const before = pages.slice(offset, offset + PAGE_BYTES);
    const after = pageAfter(this.model, page, before, bytes);
    const torn = this.#plan?.atPageWrite === this.writes ? this.#plan.tear : null;
    pages.set(torn === null ? after : tornPiece(before, after, torn), offset);
    if (torn === null) return { fourBits: ACKNOWLEDGED };
    this.#plan = null;
    this.remove();
    return null;
  }

  #readCounter(address: number): AirAnswer {
    const { countsReading, protectsCounter } = accessOf(this.stored.pages, this.model);
    const shut = protectsCounter && !this.#authenticated;
    if (address !== COUNTER_ADDRESS || !countsReading || shut) return INVALID_ARGUMENT;
    const { counter } = this.stored;
    return { bytes: Uint8Array.of(counter & 0xff, (counter >> 8) & 0xff, counter >> 16) };
  }

  #takePassword(password: Uint8Array): AirAnswer {
    const { mostFailures } = accessOf(this.stored.pages, this.model);
    if (mostFailures > 0 && this.stored.failures >= mostFailures) return TOO_MANY_PASSWORDS;
    const acknowledged = acknowledgePassword(this.stored.pages, this.model, password);
    this.#authenticated = acknowledged !== null;
    this.stored.failures =
      acknowledged !== null || mostFailures === 0 ? 0 : this.stored.failures + 1;
    return acknowledged === null ? INVALID_ARGUMENT : { bytes: acknowledged };
  }
}
