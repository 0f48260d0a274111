import type { Transmit } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { readerMissing } from './pcsc-errors.ts';
import type { CardSession, Reader } from './reader.ts';
import { createSimulatedSlot, type SimulatedSlot, type Tap } from './simulated-slot.ts';
import { monotonicMs, withWatchdog } from './watchdog.ts';

/** A reader in which a test or the demo lays a virtual card. */
export interface SimulatedReader extends Reader {
  /** Taps a card; one that lies there is taken away first. */
  insert(transmit: Transmit, atr?: Uint8Array | null): void;
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
  const slot = createSimulatedSlot();
  return {
    ...openSimulatedReader(slot, name, timeoutMs),
    insert: slot.insert,
    remove: slot.remove,
  };
}

/** A reader over a slot. There may be several after each other, as when a reader is opened again. */
export function openSimulatedReader(slot: SimulatedSlot, name: string, timeoutMs: number): Reader {
  const closed = new AbortController();
  let session: CardSession | undefined;

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
      if (!slot.isPlugged()) throw readerMissing(`${name} was disconnected`);
      if ((slot.tap() !== undefined) === present) return true;
      const leftMs = deadlineMs - monotonicMs();
      if (leftMs <= 0) return false;
      await nextChange(slot, leftMs, stop);
    }
  };

  return {
    name,
    async connect({ waitMs, signal }) {
      const isThere = await waitFor(true, waitMs, signal);
      const tap = slot.tap();
      if (!isThere || tap === undefined) throw new SetrumError('SETRUM_CARD_MISSING');
      await session?.close();
      session = createSession(tap, slot, timeoutMs);
      return session;
    },
    waitForRemoval: ({ waitMs, signal }) => waitFor(false, waitMs, signal),
    async close() {
      closed.abort(readerMissing(`${name} was closed`));
      await session?.close();
    },
  };
}

/** Ends with the next tap or removal, after `waitMs`, or when `stop` is aborted. */
function nextChange(slot: SimulatedSlot, waitMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      forget();
      stop.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, waitMs);
    const forget = slot.onChange(finish);
    stop.addEventListener('abort', finish);
  });
}

function createSession(tap: Tap, slot: SimulatedSlot, timeoutMs: number): CardSession {
  let open = true;
  return {
    atr: tap.atr,
    async transmit(apdu) {
      if (!open || slot.tap() !== tap) return NO_BYTES;
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
