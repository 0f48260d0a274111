import type { Database, Logger } from '../../platform/index.ts';
import { catchUp, mostMissed } from './catch-up.ts';
import { type Cursor, isAfter } from './cursor.ts';
import type { Listener, Place, Resumption } from './listener.ts';
import type { Change } from './model.ts';
import { changesAfter, horizonOf, purgeChanges } from './read.ts';

export type { Listener } from './listener.ts';

export interface FeedOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
  /** From the end of one look at the record to the next, while somebody listens. */
  readonly pollMs?: number;
  readonly purgeEveryMs?: number;
  /** How long changes can be told again to a listener that comes back. */
  readonly keepMs?: number;
}

const defaults = { pollMs: 250, purgeEveryMs: 60_000, keepMs: 24 * 3600_000 };
const pageSize = 500;
const purgeSize = 5_000;
const pauseAfterErrorMs = 1_000;

/**
 * Tells changes to the listeners of this server. One loop looks at the record for all of them, and only while there are any; each
 * change is told to each listener once, in the order of the record.
 */
export class LiveFeed {
  readonly #options: Required<FeedOptions>;
  readonly #places = new Set<Place>();
  /** Everything up to here has been told. Null: nobody listens. */
  #cursor: Cursor | null = null;
  #opening: Promise<Cursor> | null = null;
  #looking: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #nudged = false;
  #stopped = false;
  readonly #purging: NodeJS.Timeout;

  constructor(options: FeedOptions) {
    this.#options = { ...defaults, ...options };
    this.#purging = setInterval(() => void this.purge(), this.#options.purgeEveryMs);
    this.#purging.unref();
  }

  get listeners(): number {
    return this.#places.size;
  }

  /** Tells `listener` of the changes after `after`, or of those from now on, until it is over; resolves when it has what it missed. */
  async subscribe(listener: Listener, after: Resumption | null): Promise<void> {
    let until: Cursor | null = null;
    // Read once more when it is known: the feed may have gone on meanwhile, and from here on nothing comes between.
    while (until === null) {
      await this.#open();
      until = this.#cursor;
    }
    const place: Place = {
      listener,
      after: after?.cursor ?? until,
      later: after === null ? null : [],
    };
    if (this.#stopped) return listener.end();
    if (after === null) listener.ready(until);
    this.#places.add(place);
    this.#look();
    if (after === null) return;
    try {
      const { database, now, keepMs } = this.#options;
      const oldest = new Date(now().getTime() - keepMs);
      await catchUp(database.pool, place, { after, until, oldest });
      for (const change of place.later ?? []) listener.take(change);
      place.later = null;
    } catch (error) {
      this.#leave(place);
      throw error;
    }
  }

  /** Looks no more for a listener that is over. */
  leave(listener: Listener): void {
    for (const place of this.#places) if (place.listener === listener) this.#leave(place);
  }

  /** Looks at once: to be called after a commit that announced something. */
  nudge(): void {
    this.#nudged = true;
    this.#wake?.();
  }

  /** Removes what is older than is kept. What goes wrong is logged, and tried again the next time. */
  async purge(): Promise<void> {
    const { database, now, log, keepMs } = this.#options;
    try {
      await purgeChanges(database.pool, new Date(now().getTime() - keepMs), purgeSize);
    } catch (error) {
      log.error({ err: error }, 'live: old changes were not removed');
    }
  }

  /** Tells nothing more; resolves when no look is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#purging);
    for (const place of this.#places) this.#leave(place);
    this.#wake?.();
    await this.#looking;
  }

  /** Where the feed stands; it begins here when nobody has listened so far. */
  async #open(): Promise<Cursor> {
    if (this.#cursor !== null) return this.#cursor;
    this.#opening ??= horizonOf(this.#options.database.pool).finally(() => {
      this.#opening = null;
    });
    const cursor = await this.#opening;
    this.#cursor ??= cursor;
    return this.#cursor;
  }

  #give(place: Place, change: Change): void {
    const { listener, after, later } = place;
    // Another server may have told it already: servers do not stand at the same place.
    if (!isAfter(change, after)) return;
    if (later === null) listener.take(change);
    else if (later.push(change) > mostMissed) this.#leave(place);
  }

  #leave(place: Place): void {
    this.#places.delete(place);
    place.listener.end();
  }

  #look(): void {
    this.#looking ??= this.#loop().finally(() => {
      this.#looking = null;
      // Somebody may have come between the last look and this.
      if (this.#places.size > 0 && !this.#stopped) this.#look();
      else this.#cursor = null;
    });
  }

  async #loop(): Promise<void> {
    while (this.#places.size > 0 && !this.#stopped) {
      let pauseMs = this.#options.pollMs;
      try {
        if (await this.#tell()) continue;
      } catch (error) {
        this.#options.log.error({ err: error }, 'live: a look at the changes failed');
        pauseMs = pauseAfterErrorMs;
      }
      await this.#pause(pauseMs);
    }
  }

  /** Tells the next page of changes; true when there may be more. */
  async #tell(): Promise<boolean> {
    this.#nudged = false;
    const cursor = await this.#open();
    const page = await changesAfter(this.#options.database.pool, cursor, null, pageSize);
    for (const change of page) {
      for (const place of this.#places) this.#give(place, change);
      this.#cursor = change;
    }
    return page.length === pageSize || this.#nudged;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stopped || this.#nudged) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#wake = end;
    });
  }
}
