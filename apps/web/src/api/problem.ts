import type { ErrorParams } from '@setrum/errors';
import type { Language } from '../i18n/language.ts';

type Bilingual = Readonly<Record<Language, string>>;

/** A problem as the server tells it (RFC 9457): the code of the catalogue, both languages, and what to do. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly messages: Bilingual;
  readonly action: Bilingual;
}

/** A request that was refused, or got no answer. Decide by `code`. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly messages: Bilingual;
  readonly action: Bilingual;

  constructor({ status, code, params, messages, action }: ProblemBody, options?: ErrorOptions) {
    super(`${code}: ${messages.en}`, options);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.params = params;
    this.messages = messages;
    this.action = action;
  }

  /** Whether the same request may succeed later as it is: nobody answered, or somebody was busy. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Whether an error is the problem with that code. */
export function isProblem(error: unknown, ...codes: readonly string[]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code));
}
