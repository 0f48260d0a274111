import type { PcscBinding, PcscContext, ReaderState } from './pcsc-binding.ts';
import { connectError, serviceDown } from './pcsc-errors.ts';
import { KnownReaders } from './pcsc-known.ts';
import type { ReaderWatch, TellReaderEvent } from './reader-events.ts';
import { pause, settlesOrEnds, settlesWithin } from './watchdog.ts';

export interface PcscWatchSettings {
  /** Longest time until a reader that came or went is seen. Default 400. */
  readonly sliceMs?: number;
  /** Pause before PC/SC is asked again after it failed. Default 500. */
  readonly retryMs?: number;
  /** How much later than it should an answer may come before the service is told to be down. Default 3000. */
  readonly stuckMs?: number;
}

/**
 * Watches the readers and cards of PC/SC. The list of readers is asked for anew in every slice instead of waiting for PC/SC to
 * announce them: announcing works differently in each implementation, and not at all over a restart of the service.
 */
export function watchPcscReaders(
  binding: PcscBinding,
  tell: TellReaderEvent,
  settings: PcscWatchSettings = {},
): ReaderWatch {
  const { sliceMs = 400, retryMs = 500, stuckMs = 3_000 } = settings;
  const closed = new AbortController();
  const known = new KnownReaders((event) => {
    if (!closed.signal.aborted) tell(event);
  });
  let context: PcscContext | undefined;

  const round = async (): Promise<void> => {
    context ??= binding.openContext();
    known.up();
    known.list(context.readerNames());
    const seen = known.seen();
    // Without names the binding would wait for whatever it likes.
    if (seen.length === 0) await pause(sliceMs, closed.signal);
    else known.look(await changeOf(context.waitForChange(seen, sliceMs)));
  };
  /** A service that does not answer is waited for: to ask it anything else, or to let it go, would block the whole process. */
  const changeOf = async (
    work: Promise<readonly ReaderState[]>,
  ): Promise<readonly ReaderState[]> => {
    if (!(await settlesWithin(work, sliceMs + stuckMs))) {
      known.down(serviceDown('PC/SC does not answer'));
      const held = context;
      context = undefined;
      await settlesOrEnds(work, closed.signal);
      context = held;
      known.up();
    }
    return await work;
  };
  const lose = async (error: unknown): Promise<void> => {
    closeQuietly(context);
    context = undefined;
    known.down(connectError(error));
    await pause(retryMs, closed.signal);
  };
  const run = async (): Promise<void> => {
    while (!closed.signal.aborted) await round().catch(lose);
  };
  const ended = run()
    .catch(() => undefined)
    .finally(() => closeQuietly(context));
  return {
    async close() {
      closed.abort(new Error('the watch was closed'));
      await ended;
    },
  };
}

function closeQuietly(context: PcscContext | undefined): void {
  try {
    context?.close();
  } catch {
    // A context of a service that is gone has nothing left to give back.
  }
}
