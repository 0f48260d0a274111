import { catalogue, type SetrumError } from '@setrum/errors';
import type { Problem } from '../schema/state.ts';

/** An error of the play, as its person reads it. */
export function problemView(error: SetrumError): Problem {
  return {
    code: error.code,
    params: { ...error.params },
    messages: { id: error.text('id'), en: error.text('en') },
    action: { ...catalogue[error.code].action },
  };
}
