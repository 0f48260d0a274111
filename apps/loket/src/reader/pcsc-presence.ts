import type { PcscContext } from './pcsc-binding.ts';
import { connectError, readerMissing } from './pcsc-errors.ts';
import { monotonicMs } from './watchdog.ts';

/** One blocking wait: short, so that an aborted signal is heeded and no thread is held for long. */
const SLICE_MS = 200;

/**
 * Waits until a card is on the reader (or is not); false when `deadlineMs` (monotonic) came first. The state is looked
 * at least once, also after the deadline. SETRUM_READER_MISSING when the reader is unplugged, SETRUM_READER_SERVICE_DOWN when PC/SC goes.
 */
export async function waitForPresence(
  context: PcscContext,
  reader: string,
  wanted: boolean,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  let seen = 0;
  for (;;) {
    signal.throwIfAborted();
    const leftMs = Math.max(0, deadlineMs - monotonicMs());
    const sliceMs = Math.ceil(Math.min(SLICE_MS, leftMs));
    const [state] = await context
      .waitForChange([{ name: reader, seen }], sliceMs)
      .catch((error: unknown) => {
        throw connectError(error);
      });
    signal.throwIfAborted();
    if (state !== undefined) {
      if (state.readerGone) throw readerMissing(`${reader} was disconnected`);
      if (state.cardPresent === wanted) return true;
      seen = state.seen;
    } else if (leftMs === 0) {
      return false;
    }
  }
}
