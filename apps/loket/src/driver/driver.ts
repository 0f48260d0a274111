import type { Reader, ReaderWatch, TellReaderEvent } from '../reader/index.ts';

/** The version of this port. A plug-in exports the one that it was written for as `readerPort`. */
export const READER_PORT = 1;

/**
 * The port to the readers of one maker: what LibContactless.ocx was to the counters of 2015. Whatever fails, fails with an
 * error that has a `code` of docs/errors.md; anything else is told as SETRUM_READER_FAULT with its message.
 */
export interface ReaderDriver {
  readonly name: string;
  /** The driver's own version, for the support desk. */
  readonly version: string;
  /** The readers that are connected, by names that are told apart and stay the same while they are. */
  list(): Promise<readonly string[]>;
  /** Tells every reader that comes or goes, and every card that is laid on one, first of all those that are there. */
  watch(tell: TellReaderEvent): ReaderWatch;
  /** Opens a reader of the list. SETRUM_READER_MISSING when it is not there (any more). */
  open(name: string): Promise<Reader>;
  /** Gives everything back. Never hangs. */
  close(): Promise<void>;
  /** Drops everything and begins anew, for a driver that can: the watchdog calls it when a reader hangs. */
  reset?(): Promise<void>;
}

/** What a driver is made with. */
export interface DriverOptions {
  /** Longest silence of a card after a command, ms. */
  readonly timeoutMs: number;
  /** `driverSettings` of the counter's settings, as they are. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What the module of a driver exports. */
export interface DriverModule {
  readonly readerPort: number;
  createReaderDriver(options: DriverOptions): ReaderDriver | Promise<ReaderDriver>;
}
