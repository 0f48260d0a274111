import { type CatalogueEntry, webErrors } from '@setrum/errors';
import { ProblemError } from './problem.ts';

export type OwnCode = keyof typeof webErrors;

/** A problem that the browser itself finds. Status 0: no server has spoken. */
export function ownProblem(code: OwnCode, cause?: unknown): ProblemError {
  const { id, en, action }: CatalogueEntry = webErrors[code];
  return new ProblemError({ status: 0, code, params: {}, messages: { id, en }, action }, { cause });
}

/** Any error as a problem: what is none is a mistake in the screens. */
export function problemOf(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : ownProblem('SETRUM_WEB_SCREEN', error);
}
