import type { Transmit } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { readerMissing } from './pcsc-errors.ts';
import type { CardSession, Reader } from './reader.ts';
import { monotonicMs, withWatchdog } from './watchdog.ts';

/** A reader in which a test or the demo lays a virtual card. */
export interface SimulatedReader extends Reader {
  /** Taps a card; one that lies there is taken away first. */
  insert(transmit: Transmit): void;
  /** Takes the card away: its session gives answers without bytes from now on, for good. */
  remove(): void;
}

export interface SimulatedReaderOptions {
  readonly name?: string;
  /** Longest silence of a card after a command. Default 3000. */
  readonly timeoutMs?: number;
}

const NO_BYTES = new Uint8Array(0);

/** A reader without hardware that behaves to its caller as a real one does. */
export function createSimulatedReader(options: SimulatedReaderOptions = {}): SimulatedReader {
  const { name = 'Simulated reader', timeoutMs = 3000 } = options;
  const closed = new AbortController();
  const watchers = new Set<() => void>();
  let tap: Tap | undefined;
  const put = (next: Tap | undefined): void => {
    tap?.lifted.resolve();
    tap = next;
    for (const look of watchers) look();
  };

  /** Waits until a card lies there (or does not); false when `waitMs` passed first. */
  const waitFor = async (
    present: boolean,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<boolean> => {
    const stop = signal === undefined ? closed.signal : AbortSignal.any([closed.signal, signal]);
    const deadlineMs = monotonicMs() + waitMs;
    for (;;) {
      stop.throwIfAborted();
      if ((tap !== undefined) === present) return true;
      const leftMs = deadlineMs - monotonicMs();
      if (leftMs <= 0) return false;
      await nextChange(watchers, leftMs, stop);
    }
  };

  return {
    name,
    insert: (transmit) => put({ transmit, lifted: Promise.withResolvers<void>() }),
    remove: () => put(undefined),
    async connect({ waitMs, signal }) {
      if (!(await waitFor(true, waitMs, signal)) || tap === undefined) {
        throw new SetrumError('SETRUM_CARD_MISSING');
      }
      return createSession(tap, () => tap, timeoutMs);
    },
    waitForRemoval: ({ waitMs, signal }) => waitFor(false, waitMs, signal),
    async close() {
      closed.abort(readerMissing(`${name} was closed`));
    },
  };
}

/** Ends with the next tap or removal, after `waitMs`, or when `stop` is aborted. */
function nextChange(watchers: Set<() => void>, waitMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      watchers.delete(finish);
      stop.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, waitMs);
    watchers.add(finish);
    stop.addEventListener('abort', finish);
  });
}

/** One card from its tap to its removal. */
interface Tap {
  readonly transmit: Transmit;
  readonly lifted: PromiseWithResolvers<void>;
}

function createSession(tap: Tap, current: () => Tap | undefined, timeoutMs: number): CardSession {
  let open = true;
  return {
    async transmit(apdu) {
      if (!open || current() !== tap) return NO_BYTES;
      const lifted = tap.lifted.promise.then(() => NO_BYTES);
      return await withWatchdog(
        Promise.race([tap.transmit(apdu), lifted]),
        timeoutMs,
        () => new SetrumError('SETRUM_CARD_SILENT', { timeoutMs }),
      );
    },
    async close() {
      open = false;
    },
  };
}
