import { SetrumError } from '@setrum/errors';
import type { PcscCard, PcscContext } from './pcsc-binding.ts';
import { connectError } from './pcsc-errors.ts';
import { waitForPresence } from './pcsc-presence.ts';
import { createPcscSession, giveBack, type PcscSession } from './pcsc-session.ts';
import { withWatchdog } from './watchdog.ts';

export interface ConnectSettings {
  readonly timeoutMs: number;
  readonly share: 'exclusive' | 'shared';
}

/** Told of what still holds the reader, and until when. */
export type Occupy = (released: Promise<void>) => void;

/** PC/SC part 3, 3.2.2.1.3: get data (UID). Every contactless reader answers it, and it changes nothing. */
const GET_UID = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

/**
 * One try: waits for a card, connects, and asks for the UID. For a card that was lifted and tapped again quickly
 * PC/SC still has the old connection, and only the first command shows it; this command is ours,
 * so that none of the caller's is ever repeated. Takes `context` over, whatever comes of it.
 * SETRUM_CARD_MISSING, SETRUM_CARD_REMOVED (gone or stale), SETRUM_CARD_SILENT, SETRUM_READER_BUSY, SETRUM_READER_MISSING.
 */
export async function connectOnce(
  context: PcscContext,
  reader: string,
  settings: ConnectSettings,
  deadlineMs: number,
  signal: AbortSignal,
  occupy: Occupy,
): Promise<PcscSession> {
  await requireCard(context, reader, deadlineMs, signal);
  const card = await openHandle(context, reader, settings, occupy);
  const session = createPcscSession(card, context, settings.timeoutMs);
  occupy(session.released);
  try {
    await session.transmit(GET_UID);
    signal.throwIfAborted();
  } catch (error) {
    await session.close();
    throw error;
  }
  return session;
}

async function requireCard(
  context: PcscContext,
  reader: string,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (await waitForPresence(context, reader, true, deadlineMs, signal)) return;
    throw new SetrumError('SETRUM_CARD_MISSING');
  } catch (error) {
    context.close();
    throw error;
  }
}

async function openHandle(
  context: PcscContext,
  reader: string,
  settings: ConnectSettings,
  occupy: Occupy,
): Promise<PcscCard> {
  const { timeoutMs } = settings;
  const work = context.connect(reader, settings.share);
  try {
    return await withWatchdog(
      work,
      timeoutMs,
      () => new SetrumError('SETRUM_CARD_SILENT', { timeoutMs }),
    );
  } catch (error) {
    // Refused, or still hanging: then the reader stays occupied until PC/SC has done with it.
    occupy(
      work.then(
        (card) => giveBack(card, context),
        () => context.close(),
      ),
    );
    throw connectError(error);
  }
}
