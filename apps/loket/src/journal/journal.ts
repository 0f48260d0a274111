import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { isPending, type JournalEntry } from './entry.ts';
import { unreadable } from './errors.ts';
import { codeOf, type JournalFiles, localFiles } from './files.ts';
import { lockFolder } from './lock.ts';
import { type LockOwner, thisProcess } from './owner.ts';
import { type JournalReading, readJournal } from './read.ts';
import { businessDay, type Segment } from './segment.ts';
import { JournalWriter } from './writer.ts';

/** Everything may be left out. */
export interface JournalOptions {
  /** The counter's clock. */
  readonly now?: () => Date;
  /** Of how many days with sales segments are kept, one at least. Days are counted and not dates: a clock may have been wrong. Default 35. */
  readonly keepDays?: number;
  /** A clock that goes back by less than this is put right by the operating system, and nothing is said. Default 10 minutes. */
  readonly toleratedMs?: number;
  readonly files?: JournalFiles;
  readonly owner?: LockOwner;
}

type Settings = Required<Omit<JournalOptions, 'owner'>>;

interface Kept {
  readonly entry: JournalEntry;
  /** Where its last line stands. */
  readonly segment: Segment;
}

/** The counter's memory of its sales: only ever appended to, and every step is on disk before the next one is taken. */
export class Journal {
  /** SETRUM_JOURNAL_DAMAGED for each place that could not be read. It is for people: a sale may be missing from the pending ones. */
  readonly damage: readonly SetrumError[];
  readonly #folder: string;
  readonly #settings: Settings;
  readonly #unlock: () => Promise<void>;
  readonly #writer: JournalWriter;
  readonly #sales = new Map<string, Kept>();
  #segments: readonly Segment[];
  #last: { readonly n: number; readonly at: Date } | null;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(
    folder: string,
    settings: Settings,
    unlock: () => Promise<void>,
    { segments, lines, damage }: JournalReading,
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.#unlock = unlock;
    this.#writer = new JournalWriter(settings.files, folder);
    this.#segments = segments;
    this.damage = damage;
    for (const { sale, segment } of lines) {
      if (sale !== null) this.#sales.set(sale.requestKey, { entry: sale, segment });
    }
    const last = lines.at(-1);
    this.#last = last === undefined ? null : { n: last.n, at: new Date(last.at) };
  }

  /**
   * Opens or begins the journal in a folder of its own. SETRUM_LOKET_RUNNING when another program has it, SETRUM_JOURNAL_UNREADABLE,
   * SETRUM_JOURNAL_FULL. What is merely damaged opens, and says so in `damage`.
   */
  static async open(folder: string, options: JournalOptions = {}): Promise<Journal> {
    const { now = () => new Date(), keepDays = 35, toleratedMs = 600_000 } = options;
    const { files = localFiles, owner = thisProcess() } = options;
    try {
      await files.makeFolder(folder);
      const unlock = await lockFolder(files, folder, owner);
      try {
        const reading = await readJournal(files, folder);
        await keep(files, folder, reading);
        const journal = new Journal(folder, { now, keepDays, toleratedMs, files }, unlock, reading);
        await journal.#inTurn(() => journal.#retire());
        return journal;
      } catch (error) {
        await unlock();
        throw error;
      }
    } catch (error) {
      throw unreadable(error);
    }
  }

  /** Sales that have begun and not ended, oldest first, of whatever day. */
  pending(): readonly JournalEntry[] {
    return this.all().filter(isPending);
  }

  /** Every sale that is kept, in the order in which they were begun. */
  all(): readonly JournalEntry[] {
    return [...this.#sales.values()].map(({ entry }) => entry);
  }

  /** Null when the journal has no such sale, or has it no more. */
  find(requestKey: string): JournalEntry | null {
    return this.#sales.get(requestKey)?.entry ?? null;
  }

  /** The business day that it is now, `YYYY-MM-DD`. */
  today(): string {
    return businessDay(this.#settings.now());
  }

  /**
   * Notes a new sale; resolves when it is on disk. SETRUM_CLOCK_BACK, SETRUM_JOURNAL_FULL, SETRUM_JOURNAL_UNWRITABLE, SETRUM_REQUEST_KEY_REUSED:
   * it is not begun.
   */
  begin(entry: JournalEntry): Promise<void> {
    return this.#inTurn(async () => {
      this.#assertClock();
      if (this.#sales.has(entry.requestKey)) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
      await this.#write(entry);
      await this.#retire();
    });
  }

  /** Notes how far a sale has come; resolves when that is on disk. Errors as of {@link begin}, but the clock may say what it likes. */
  record(entry: JournalEntry): Promise<void> {
    return this.#inTurn(() => this.#write(entry));
  }

  /** Somebody has looked at the clock and says that it is right: time goes on from here. */
  acceptClock(): Promise<void> {
    return this.#inTurn(async () => {
      this.#last = { n: this.#last?.n ?? 0, at: this.#settings.now() };
      await this.#write(null);
    });
  }

  /** Lets the folder go. Nothing can be noted any more. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      if (this.#closed) return;
      this.#closed = true;
      await this.#writer.close();
      await this.#unlock();
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const run = this.#queue.then(work, work);
    this.#queue = run;
    return run;
  }

  #assertClock(): void {
    const now = this.#settings.now();
    const last = this.#last?.at ?? now;
    if (now.getTime() >= last.getTime() - this.#settings.toleratedMs) return;
    throw new SetrumError('SETRUM_CLOCK_BACK', {
      now: now.toISOString(),
      last: last.toISOString(),
    });
  }

  async #write(sale: JournalEntry | null): Promise<void> {
    if (this.#closed) throw new SetrumError('SETRUM_JOURNAL_UNWRITABLE', { detail: 'closed' });
    const n = (this.#last?.n ?? 0) + 1;
    const at = new Date(Math.max(this.#settings.now().getTime(), this.#last?.at.getTime() ?? 0));
    const line = { n, at: at.toISOString(), sale };
    const segment = await this.#writer.append(line, businessDay(at));
    this.#last = { n, at };
    if (!this.#segments.includes(segment)) this.#segments = [...this.#segments, segment];
    if (sale !== null) this.#sales.set(sale.requestKey, { entry: sale, segment });
  }

  /**
   * Removes segments that are older than they have to be kept; sales that are still pending in them are written anew first. Where the disk
   * does not let us, everything stays: the next time does it.
   */
  async #retire(): Promise<void> {
    const days = [...new Set(this.#segments.map(({ day }) => day))];
    const keep = new Set(days.slice(-Math.max(1, this.#settings.keepDays)));
    const kept = this.#segments.findIndex(({ day }) => keep.has(day));
    const retired = new Set(this.#segments.slice(0, Math.max(kept, 0)));
    if (retired.size === 0) return;
    const leaving = [...this.#sales.values()].filter(({ segment }) => retired.has(segment));
    try {
      for (const { entry } of leaving) if (isPending(entry)) await this.#write(entry);
      for (const { name } of retired) await this.#settings.files.remove(join(this.#folder, name));
    } catch (error) {
      if (error instanceof SetrumError || codeOf(error) !== undefined) return;
      throw error;
    }
    for (const { entry } of leaving) if (!isPending(entry)) this.#sales.delete(entry.requestKey);
    this.#segments = this.#segments.filter((segment) => !retired.has(segment));
  }
}

/**
 * What a program that crashed had written and not synchronised can be read, and is yet lost in a power cut. Before anything is built on it, it
 * goes to disk. Only the last segment can hold such a thing: a new one is begun by an opening, which has done this, or makes void what is doubtful.
 */
async function keep(
  files: JournalFiles,
  folder: string,
  { segments }: JournalReading,
): Promise<void> {
  const last = segments.at(-1);
  if (last === undefined) return;
  await files.syncFile(join(folder, last.name));
  await files.syncFolder(folder);
}
