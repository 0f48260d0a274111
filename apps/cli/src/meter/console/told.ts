import { catalogue, SetrumError } from '@setrum/errors';

/** An error as the terminal tells it; what is no mistake of a person is thrown on. */
export function toldError(error: unknown): readonly string[] {
  if (!(error instanceof SetrumError)) throw error;
  const { action } = catalogue[error.code];
  return [error.code, `  ${error.text('id')} ${action.id}`, `  ${error.text('en')} ${action.en}`];
}
