import { SetrumError } from '@setrum/errors';
import { codedError } from './coded-error.ts';
import { readerFault } from './pcsc-errors.ts';
import type { CardSession, Reader, WaitOptions } from './reader.ts';
import { withAbort, withWatchdog } from './watchdog.ts';

/** How long a reader may keep us waiting beyond what it was asked for. */
export interface ReaderGuard {
  /** The reader's own watchdog over a card, ms. */
  readonly timeoutMs: number;
  /** What it may need on top: a card that is tried again, a connection given back. */
  readonly graceMs: number;
  /** Told when the reader itself hangs. It is of no use any more until it is opened anew. */
  onSilent(problem: SetrumError): void;
}

/**
 * A reader that cannot hang its caller, whoever wrote its driver. What does not end in time ends as SETRUM_READER_SILENT. So does a
 * connect that finds the command of a silent card still under way: then it is not the card. Foreign errors become coded ones.
 */
export function guardReader(reader: Reader, guard: ReaderGuard): Reader {
  return new GuardedReader(reader, guard);
}

class GuardedReader implements Reader {
  readonly name: string;
  readonly #reader: Reader;
  readonly #guard: ReaderGuard;
  #cardWasSilent = false;

  constructor(reader: Reader, guard: ReaderGuard) {
    this.name = reader.name;
    this.#reader = reader;
    this.#guard = guard;
  }

  async connect(options: WaitOptions): Promise<CardSession> {
    const work = call(() => this.#reader.connect(options));
    try {
      const session = await this.#waiting(work, options, this.#guard.timeoutMs);
      this.#cardWasSilent = false;
      return this.#guarded(session);
    } catch (error) {
      work.then(
        (session) => this.#letGo(session),
        () => undefined,
      );
      if (this.#cardWasSilent && isSilent(error)) throw this.#silent();
      throw error;
    }
  }

  waitForRemoval(options: WaitOptions): Promise<boolean> {
    const work = call(() => this.#reader.waitForRemoval(options));
    return this.#waiting(work, options, 0);
  }

  close(): Promise<void> {
    return this.#letGo(this.#reader);
  }

  #guarded(session: CardSession): CardSession {
    return {
      atr: session.atr ?? null,
      transmit: (apdu) => this.#transmit(session, apdu),
      close: () => this.#letGo(session),
    };
  }

  async #transmit(session: CardSession, apdu: Uint8Array): Promise<Uint8Array> {
    try {
      const work = call(() => session.transmit(apdu));
      const answer: unknown = await this.#within(work, this.#guard.timeoutMs);
      if (answer instanceof Uint8Array) return answer;
      throw readerFault('the driver answers with something else than bytes');
    } catch (error) {
      const coded = codedError(error);
      this.#cardWasSilent = isSilent(coded);
      throw coded;
    }
  }

  async #waiting<T>(work: Promise<T>, { waitMs, signal }: WaitOptions, ms: number): Promise<T> {
    try {
      return await this.#within(withAbort(work, this.#guard.graceMs, signal), waitMs + ms);
    } catch (error) {
      throw signal?.aborted === true && error === signal.reason ? error : codedError(error);
    }
  }

  #within<T>(work: Promise<T>, ms: number): Promise<T> {
    return withWatchdog(work, ms + this.#guard.graceMs, () => this.#silent());
  }

  /** Whoever lets go has nothing to learn from how it went; that the reader hangs is told by onSilent. */
  async #letGo(what: { close(): Promise<void> }): Promise<void> {
    const work = call(() => what.close());
    await this.#within(work, 0).catch(() => undefined);
  }

  #silent(): SetrumError {
    const problem = new SetrumError('SETRUM_READER_SILENT', { reader: this.name });
    this.#guard.onSilent(problem);
    return problem;
  }
}

/** Also what is thrown before there is a promise is a rejection. */
async function call<T>(work: () => Promise<T>): Promise<T> {
  return await work();
}

function isSilent(error: unknown): boolean {
  return error instanceof SetrumError && error.code === 'SETRUM_CARD_SILENT';
}
