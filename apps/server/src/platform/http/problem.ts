import { catalogue, type ErrorParams, type SetrumError } from '@setrum/errors';
import { Type } from 'typebox';

/** RFC 9457, with the catalogue's code, both languages and what to do. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:setrum:error:CODE, explained in docs/errors.md' }),
    title: Type.String({
      description: 'The message in the language asked for (Accept-Language), else Indonesian',
    }),
    status: Type.Integer(),
    code: Type.String({ description: 'Decide by this: it never changes its meaning' }),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]), {
      description: 'What the messages are filled with',
    }),
    messages: Type.Object({ id: Type.String(), en: Type.String() }),
    action: Type.Object({ id: Type.String(), en: Type.String() }),
  },
  { $id: 'Problem', description: 'A coded error (application/problem+json)' },
);

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly messages: { readonly id: string; readonly en: string };
  readonly action: { readonly id: string; readonly en: string };
}

/** Declares the problem answers of a route. */
export function problemResponses(...statuses: number[]): Record<number, typeof Problem> {
  return Object.fromEntries(statuses.map((status) => [status, Problem]));
}

export function problemOf(error: SetrumError, acceptLanguage: string | undefined): ProblemBody {
  const entry = catalogue[error.code];
  const messages = { id: error.text('id'), en: error.text('en') };
  return {
    type: `urn:setrum:error:${error.code}`,
    title: prefersEnglish(acceptLanguage) ? messages.en : messages.id,
    status: entry.http ?? 500,
    code: error.code,
    params: error.params,
    messages,
    action: entry.action,
  };
}

function prefersEnglish(acceptLanguage: string | undefined): boolean {
  const first = acceptLanguage?.split(',').find((part) => /^\s*(id|en)\b/i.test(part));
  return first !== undefined && /^\s*en\b/i.test(first);
}
