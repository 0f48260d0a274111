import { SetrumError } from '@setrum/errors';

/** Null where the card refuses: it is then no card of the kind that was asked for. SETRUM_CARD_REMOVED stays one. */
export async function unlessRefused<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act;
  } catch (error) {
    if (!(error instanceof SetrumError) || error.code === 'SETRUM_CARD_REMOVED') throw error;
    return null;
  }
}
