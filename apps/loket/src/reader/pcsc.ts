import { SetrumError } from '@setrum/errors';
import { loadPcscBinding, type PcscBinding, type PcscContext } from './pcsc-binding.ts';
import { connectOnce } from './pcsc-connect.ts';
import { connectError, readerMissing } from './pcsc-errors.ts';
import { waitForPresence } from './pcsc-presence.ts';
import { createRetries, type RetrySettings } from './pcsc-retries.ts';
import type { PcscSession } from './pcsc-session.ts';
import type { Reader } from './reader.ts';
import { monotonicMs, pause, settlesWithin } from './watchdog.ts';

/** How a PC/SC reader is used. Everything may be left out. */
export interface PcscReaderOptions {
  /** The reader's whole name. */
  readonly name?: string;
  /** Instead: a part of the reader's name, in any case; the first reader that has it is taken. */
  readonly nameContains?: string;
  /** Longest silence of a card after a command. Nothing below this layer times out. Default 3000. */
  readonly timeoutMs?: number;
  /**
   * Default exclusive: a write is many commands, and nothing else keeps another program from
   * putting its own in between.
   */
  readonly share?: 'exclusive' | 'shared';
  /** Pause between two tries to connect. Default 100. */
  readonly retryPauseMs?: number;
  /** How long a busy reader or a stale card is tried again. Default 1500. */
  readonly retryMs?: number;
  /** The PC/SC binding; the package `smartcard` when left out. */
  readonly binding?: PcscBinding;
}

/** The names of the readers that PC/SC knows. SETRUM_READER_SERVICE_DOWN when PC/SC itself is not there. */
export async function listPcscReaders(binding?: PcscBinding): Promise<readonly string[]> {
  const context = openContext(binding ?? (await loadPcscBinding()));
  try {
    return context.readerNames();
  } catch (error) {
    throw connectError(error);
  } finally {
    context.close();
  }
}

/**
 * Opens a PC/SC reader. SETRUM_READER_MISSING, with the reason, when there is no fitting reader;
 * SETRUM_READER_SERVICE_DOWN when PC/SC itself is not there.
 */
export async function openPcscReader(options: PcscReaderOptions = {}): Promise<Reader> {
  const binding = options.binding ?? (await loadPcscBinding());
  const names = await listPcscReaders(binding);
  const part = options.name ?? options.nameContains ?? '';
  const name =
    options.name === undefined
      ? names.find((candidate) => candidate.toLowerCase().includes(part.toLowerCase()))
      : names.find((candidate) => candidate === options.name);
  if (name === undefined) {
    throw readerMissing(
      names.length === 0 ? 'PC/SC knows no reader' : `none of ${names.join(', ')} is "${part}"`,
    );
  }
  return createPcscReader(binding, name, {
    timeoutMs: options.timeoutMs ?? 3000,
    share: options.share ?? 'exclusive',
    retryPauseMs: options.retryPauseMs ?? 100,
    retryMs: options.retryMs ?? 1500,
  });
}

interface Settings extends RetrySettings {
  readonly timeoutMs: number;
  readonly share: 'exclusive' | 'shared';
  readonly retryPauseMs: number;
}

function createPcscReader(binding: PcscBinding, name: string, settings: Settings): Reader {
  const closed = new AbortController();
  const whileOpen = (signal: AbortSignal | undefined): AbortSignal =>
    signal === undefined ? closed.signal : AbortSignal.any([closed.signal, signal]);
  let session: PcscSession | undefined;
  let released: Promise<void> = Promise.resolve();
  const occupy = (until: Promise<void>): void => {
    released = until;
  };

  /** A command that hangs holds the reader: connecting now would only hang another thread. */
  const requireReleased = async (waitMs: number, ending: AbortSignal): Promise<void> => {
    await session?.close();
    if (await settlesWithin(released, waitMs, ending)) return;
    throw new SetrumError('SETRUM_CARD_SILENT', { timeoutMs: settings.timeoutMs });
  };

  return {
    name,
    async connect({ waitMs, signal }) {
      const ending = whileOpen(signal);
      ending.throwIfAborted();
      const retries = createRetries(monotonicMs() + waitMs, settings);
      await requireReleased(waitMs, ending);
      for (;;) {
        try {
          const context = openContext(binding);
          const until = retries.deadlineMs();
          session = await connectOnce(context, name, settings, until, ending, occupy);
          return session;
        } catch (error) {
          if (!retries.allowedAfter(error, monotonicMs())) throw error;
        }
        await pause(settings.retryPauseMs, ending);
      }
    },
    async waitForRemoval({ waitMs, signal }) {
      const context = openContext(binding);
      try {
        const deadlineMs = monotonicMs() + waitMs;
        return await waitForPresence(context, name, false, deadlineMs, whileOpen(signal));
      } finally {
        context.close();
      }
    },
    async close() {
      closed.abort(readerMissing(`${name} was closed`));
      await session?.close();
    },
  };
}

function openContext(binding: PcscBinding): PcscContext {
  try {
    return binding.openContext();
  } catch (error) {
    throw connectError(error);
  }
}
