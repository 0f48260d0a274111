import { SetrumError } from '@setrum/errors';

/**
 * The error when it is one that a person at the card can do something about (SETRUM_CARD_…);
 * null when it is a mistake of the program and belongs to whoever catches those.
 */
export function cardFault(error: unknown): SetrumError | null {
  return error instanceof SetrumError && error.code.startsWith('SETRUM_CARD_') ? error : null;
}
