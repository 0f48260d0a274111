import { isErrorCode, SetrumError } from '@setrum/errors';
import { messageOf, readerFault } from './pcsc-errors.ts';

/** The catalogue's error for what a driver threw: by its `code` when it has one that we know, else SETRUM_READER_FAULT. */
export function codedError(error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  if (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    isErrorCode(error.code)
  ) {
    return new SetrumError(error.code, paramsOf(error), { cause: error });
  }
  return readerFault(messageOf(error), error);
}

function paramsOf(error: object): Record<string, string | number> {
  if (!('params' in error) || typeof error.params !== 'object' || error.params === null) return {};
  const known = Object.entries(error.params).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(known);
}
