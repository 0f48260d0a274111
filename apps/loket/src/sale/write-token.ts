import { type CardMemory, decodeMailbox, readCard, writeMailbox } from '@setrum/card';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import type { CardMailbox } from '../centre.ts';
import { assertSameCard } from './card.ts';

/** How a write came out; `problem` is for the clerk. */
export type Written =
  | { readonly kind: 'written' }
  /** This card does not take the token, now or ever. */
  | { readonly kind: 'never'; readonly problem: SetrumError }
  /** The card does not hold what was written: it may be worn. */
  | { readonly kind: 'failed'; readonly problem: SetrumError };

const never: readonly ErrorCode[] = [
  'SETRUM_CARD_NEWER',
  'SETRUM_CARD_FOREIGN',
  'SETRUM_CARD_FULL',
  'SETRUM_CARD_TOO_SMALL',
  'SETRUM_CARD_KEY_REFUSED',
  'SETRUM_CARD_COPIED',
  'SETRUM_BAD_REQUEST',
];
const failed: readonly ErrorCode[] = ['SETRUM_CARD_WRITE_FAILED', 'SETRUM_CARD_REFUSED'];

/**
 * Writes a sale's mailbox on the card that it is for; the sale's own token may not be in it. Throws what another tap may mend: SETRUM_CARD_OTHER, SETRUM_CARD_REMOVED,
 * SETRUM_CARD_SILENT and the reader's errors.
 */
export async function writeToken(
  memory: CardMemory,
  mailbox: CardMailbox,
  token: string,
): Promise<Written> {
  assertSameCard(memory, mailbox.cardUid);
  try {
    const image = Buffer.from(mailbox.image, 'base64');
    await writeMailbox(memory, image);
    // Where there was room only for what waited before, the mailbox brings that.
    const isIn = decodeMailbox(image)?.entries.some((entry) => entry.token === token) ?? false;
    return isIn
      ? { kind: 'written' }
      : { kind: 'never', problem: new SetrumError('SETRUM_CARD_FULL') };
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    if (error.code === 'SETRUM_CARD_OUTDATED') return await lookFor(memory, token, error);
    if (never.includes(error.code)) return { kind: 'never', problem: error };
    if (failed.includes(error.code)) return { kind: 'failed', problem: error };
    throw error;
  }
}

/** A newer mailbox carries along what was still waiting; when the token is not in it, the meter has dealt with it, or the sale's end is paper. */
async function lookFor(memory: CardMemory, token: string, problem: SetrumError): Promise<Written> {
  const { mailbox } = await readCard(memory);
  const carried = mailbox?.entries.some((entry) => entry.token === token) ?? false;
  return carried ? { kind: 'written' } : { kind: 'never', problem };
}
