import { SetrumError } from '@setrum/errors';

/**
 * What an error of PC/SC means to the counter:
 * `gone` the card is away or does not talk; `busy` another program holds it; `chip` the card is of a kind
 * that the reader cannot drive; `reader` no such reader; `service` PC/SC itself is away; `unknown` anything else.
 */
export type PcscFault = 'gone' | 'busy' | 'chip' | 'reader' | 'service' | 'unknown';

// The binding's low-level errors are plain Errors without a code: their message is all there is.
const FAULT_BY_MESSAGE: ReadonlyMap<string, PcscFault> = new Map([
  ['Transaction failed', 'gone'],
  ['Card was removed', 'gone'],
  ['Card was reset', 'gone'],
  ['Card is unpowered', 'gone'],
  ['Card is unresponsive', 'gone'],
  ['Card is not connected', 'gone'],
  ['No smart card present', 'gone'],
  ['Reader not ready', 'gone'],
  ['Sharing violation', 'busy'],
  ['Protocol mismatch', 'chip'],
  ['Invalid ATR', 'chip'],
  ['Unknown card type', 'chip'],
  ['Card is not supported', 'chip'],
  ['PC/SC service not running', 'service'],
  ['PC/SC service stopped', 'service'],
  ['No readers available', 'reader'],
  ['Unknown reader', 'reader'],
  ['Reader unavailable', 'reader'],
  // The service went away during a call, or the handle is one from before it came back.
  ['Communication error', 'service'],
  ['Context is not valid', 'service'],
  ['Invalid handle', 'service'],
]);

/** Classifies an error of the binding by its message. */
export function pcscFault(error: unknown): PcscFault {
  return FAULT_BY_MESSAGE.get(messageOf(error)) ?? 'unknown';
}

/**
 * The catalogue's error for a transmit that failed. What is not known for something else counts as a
 * card that went away: Windows drivers report a lifted card by codes of their own, and a re-tap
 * that reads first is right in any case.
 */
export function transmitError(error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  switch (pcscFault(error)) {
    case 'reader':
      return readerMissing(messageOf(error), error);
    case 'service':
      return serviceDown(messageOf(error), error);
    default:
      return new SetrumError('SETRUM_CARD_REMOVED', {}, { cause: error });
  }
}

/** The catalogue's error for a connect, or another call to the reader, that failed. */
export function connectError(error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  const cause = { cause: error };
  switch (pcscFault(error)) {
    case 'gone':
      return new SetrumError('SETRUM_CARD_REMOVED', {}, cause);
    case 'busy':
      return new SetrumError('SETRUM_READER_BUSY', {}, cause);
    case 'chip':
      return new SetrumError('SETRUM_CARD_UNKNOWN_CHIP', {}, cause);
    case 'reader':
      return readerMissing(messageOf(error), error);
    case 'service':
      return serviceDown(messageOf(error), error);
    default:
      return readerFault(messageOf(error), error);
  }
}

/** SETRUM_READER_MISSING with its reason in few words. */
export function readerMissing(detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_READER_MISSING', { detail }, { cause });
}

/** SETRUM_READER_SERVICE_DOWN: the way to every reader is away, until the service is back. */
export function serviceDown(detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_READER_SERVICE_DOWN', { detail }, { cause });
}

/** SETRUM_READER_FAULT: the reader says something that nobody here knows. */
export function readerFault(detail: string, cause?: unknown): SetrumError {
  return new SetrumError('SETRUM_READER_FAULT', { detail }, { cause });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
