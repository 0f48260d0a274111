import { SetrumError } from '@setrum/errors';
import { codeOf } from './files.ts';

const full: readonly (string | undefined)[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** What a failed write to the journal is called. A coded error stays what it is. */
export function unwritable(error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  return full.includes(codeOf(error))
    ? new SetrumError('SETRUM_JOURNAL_FULL', {}, { cause: error })
    : new SetrumError('SETRUM_JOURNAL_UNWRITABLE', { detail: textOf(error) }, { cause: error });
}

/** What a journal that cannot be opened is called. A coded error stays what it is. */
export function unreadable(error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  if (full.includes(codeOf(error))) return unwritable(error);
  return new SetrumError('SETRUM_JOURNAL_UNREADABLE', { detail: textOf(error) }, { cause: error });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
