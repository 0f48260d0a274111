import { SetrumError } from '@setrum/errors';
import type { PcscCard, PcscContext } from './pcsc-binding.ts';
import { transmitError } from './pcsc-errors.ts';
import type { CardSession } from './reader.ts';
import { settlesWithin, withWatchdog } from './watchdog.ts';

/** How long `close` waits for a transmit that is still under way before it leaves it to itself. */
const CLOSE_WAIT_MS = 200;

export interface PcscSession extends CardSession {
  /**
   * Resolves once card and context are given back to PC/SC; while a transmit hangs it does not.
   * Until then the reader must not be connected to: the call would block, and take a thread with it.
   */
  readonly released: Promise<void>;
}

/** A session on a connected card. It owns the context, and ends with its first fault. */
export function createPcscSession(
  card: PcscCard,
  context: PcscContext,
  timeoutMs: number,
): PcscSession {
  let fault: SetrumError | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  const released = Promise.withResolvers<void>();
  let closing: Promise<boolean> | undefined;

  const transmit = async (apdu: Uint8Array): Promise<Uint8Array> => {
    if (fault !== undefined) throw fault;
    const work = card.transmit(apdu);
    underWay = work;
    try {
      const late = (): Error => new SetrumError('SETRUM_CARD_SILENT', { timeoutMs });
      const answer = await withWatchdog(work, timeoutMs, late);
      // A card that leaves during the command gives success without bytes.
      if (answer.length < 2) throw new SetrumError('SETRUM_CARD_REMOVED');
      return answer;
    } catch (error) {
      fault ??= transmitError(error);
      throw fault;
    }
  };

  const close = async (): Promise<void> => {
    fault ??= new SetrumError('SETRUM_CARD_REMOVED');
    // Disconnecting blocks behind a transmit, so it waits for the end of the last one, however long that takes.
    closing ??= settlesWithin(
      underWay
        .catch(() => undefined)
        .then(() => giveBack(card, context))
        .finally(released.resolve),
      CLOSE_WAIT_MS,
    );
    await closing;
  };

  return { atr: card.atr, transmit, close, released: released.promise };
}

/** Gives card and context back to PC/SC. */
export function giveBack(card: PcscCard, context: PcscContext): void {
  try {
    card.disconnect();
  } catch {
    // A card that is gone cannot be disconnected properly; its handle is dropped all the same.
  }
  context.close();
}
