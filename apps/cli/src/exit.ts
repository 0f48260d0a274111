import { catalogue, SetrumError } from '@setrum/errors';

/** What scripts can rely on. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Prints an error for a person on standard error, Indonesian first; gives the exit code. */
export function reportFailure(error: unknown): number {
  if (!(error instanceof SetrumError)) {
    console.error(error);
    return exitCodes.failed;
  }
  const { action } = catalogue[error.code];
  console.error(
    `${error.code}\n  ${error.text('id')} ${action.id}\n  ${error.text('en')} ${action.en}`,
  );
  return error.code === 'SETRUM_USAGE' ? exitCodes.usage : exitCodes.failed;
}
