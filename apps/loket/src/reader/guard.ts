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
  const { timeoutMs, graceMs } = guard;
  let cardWasSilent = false;

  const silent = (): SetrumError => {
    const problem = new SetrumError('SETRUM_READER_SILENT', { reader: reader.name });
    guard.onSilent(problem);
    return problem;
  };
  const within = <T>(work: Promise<T>, ms: number): Promise<T> =>
    withWatchdog(work, ms + graceMs, silent);
  const waiting = async <T>(work: Promise<T>, options: WaitOptions, ms: number): Promise<T> => {
    const { signal } = options;
    try {
      return await within(withAbort(work, graceMs, signal), options.waitMs + ms);
    } catch (error) {
      throw signal?.aborted === true && error === signal.reason ? error : codedError(error);
    }
  };

  const connect = async (options: WaitOptions): Promise<CardSession> => {
    const work = call(() => reader.connect(options));
    try {
      const session = await waiting(work, options, timeoutMs);
      cardWasSilent = false;
      return session;
    } catch (error) {
      work.then(closeLater, () => undefined);
      if (cardWasSilent && isSilent(error)) throw silent();
      throw error;
    }
  };
  /** Whoever lets go has nothing to learn from how it went; that the reader hangs is told by onSilent. */
  const letGo = async (what: { close(): Promise<void> }): Promise<void> => {
    await within(
      call(() => what.close()),
      0,
    ).catch(() => undefined);
  };
  const closeLater = (session: CardSession): void => void letGo(session);

  const guardSession = (session: CardSession): CardSession => ({
    atr: session.atr ?? null,
    async transmit(apdu) {
      try {
        const answer: unknown = await within(
          call(() => session.transmit(apdu)),
          timeoutMs,
        );
        if (answer instanceof Uint8Array) return answer;
        throw readerFault('the driver answers with something else than bytes');
      } catch (error) {
        const coded = codedError(error);
        cardWasSilent = isSilent(coded);
        throw coded;
      }
    },
    close: () => letGo(session),
  });

  return {
    name: reader.name,
    connect: async (options) => guardSession(await connect(options)),
    waitForRemoval: (options) =>
      waiting(
        call(() => reader.waitForRemoval(options)),
        options,
        0,
      ),
    close: () => letGo(reader),
  };
}

/** Also what is thrown before there is a promise is a rejection. */
async function call<T>(work: () => Promise<T>): Promise<T> {
  return await work();
}

function isSilent(error: unknown): boolean {
  return error instanceof SetrumError && error.code === 'SETRUM_CARD_SILENT';
}
