import type { Language } from '../../i18n/language.ts';

/** The help of a page in one language: short, for somebody who is in the middle of work. */
export interface HelpText {
  /** What the page is for, in one or two sentences. */
  readonly what: string;
  /** How one does the usual, step by step. */
  readonly steps: readonly string[];
  /** What people ask, and the answer. */
  readonly asked?: readonly (readonly [question: string, answer: string])[];
  /** Keys of this page beside those of every page. */
  readonly keys?: readonly (readonly [key: string, what: string])[];
}

export type Help = Readonly<Record<Language, HelpText>>;
