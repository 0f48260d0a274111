import { catalogue, type ErrorParams, type Language, SetrumError } from '@setrum/errors';

type Texts = Readonly<Record<Language, string>>;

/** An error of the catalogue as the browser app and scripts get it. */
export interface Problem {
  readonly code: string;
  readonly params: ErrorParams;
  readonly message: Texts;
  /** What the clerk can do. */
  readonly action: Texts;
}

/** What is no error of ours becomes SETRUM_INTERNAL: its own words may hold anything, and go into the log of whoever catches it. */
export function problemOf(error: unknown): Problem {
  const coded = error instanceof SetrumError ? error : new SetrumError('SETRUM_INTERNAL');
  const { id, en } = catalogue[coded.code].action;
  return {
    code: coded.code,
    params: coded.params,
    message: { id: coded.text('id'), en: coded.text('en') },
    action: { id, en },
  };
}

/** The same of an error that there may be. */
export function problemOrNull(error: unknown): Problem | null {
  return error === null ? null : problemOf(error);
}
