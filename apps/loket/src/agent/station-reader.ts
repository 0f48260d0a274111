import { SetrumError } from '@setrum/errors';
import type { ReaderDriver } from '../driver/index.ts';
import {
  type CardSession,
  codedError,
  guardReader,
  type Reader,
  type WaitOptions,
} from '../reader/index.ts';
import { withWatchdog } from '../reader/watchdog.ts';

export interface StationReaderOptions {
  readonly driver: ReaderDriver;
  readonly name: string;
  readonly timeoutMs: number;
  readonly graceMs: number;
  onSilent(problem: SetrumError): void;
  /** Called before a session is closed. */
  release(session: CardSession): Promise<void>;
}

/** A reader by its name, opened when it is used, and anew after it was unplugged or hung: its user need not know. */
export class StationReader implements Reader {
  readonly name: string;
  readonly #options: StationReaderOptions;
  #opened: Promise<Reader> | null = null;

  constructor(options: StationReaderOptions) {
    this.name = options.name;
    this.#options = options;
  }

  async connect(options: WaitOptions): Promise<CardSession> {
    const inner = await (await this.#open()).connect(options);
    const { release } = this.#options;
    const session: CardSession = {
      ...inner,
      async close() {
        await release(session);
        await inner.close();
      },
    };
    return session;
  }

  async waitForRemoval(options: WaitOptions): Promise<boolean> {
    return (await this.#open()).waitForRemoval(options);
  }

  /** Lets go of the open reader; the next call opens it anew. */
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    // What did not open needs no closing.
    const reader = await opened?.catch(() => undefined);
    await reader?.close();
  }

  #open(): Promise<Reader> {
    this.#opened ??= this.#openNow().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #openNow(): Promise<Reader> {
    const { driver, name, timeoutMs, graceMs } = this.#options;
    try {
      const opening = driver.open(name);
      const reader = await withWatchdog(opening, timeoutMs + graceMs, () => this.#silent());
      return guardReader(reader, { timeoutMs, graceMs, onSilent: () => this.#silent() });
    } catch (error) {
      throw codedError(error);
    }
  }

  /** A reader that hangs is of no use: whoever comes next opens it anew. */
  #silent(): SetrumError {
    const problem = new SetrumError('SETRUM_READER_SILENT', { reader: this.name });
    // Its close may hang as well; the guard ends that.
    void this.close();
    this.#options.onSilent(problem);
    return problem;
  }
}
