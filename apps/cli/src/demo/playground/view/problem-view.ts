import { catalogue, type SetrumError } from '@setrum/errors';
import type { Problem } from '../schema/state.ts';

/** After these the sale is open, and goes on when it is taken up again. */
const open: readonly string[] = [
  'SETRUM_CENTRE_UNREACHABLE',
  'SETRUM_CARD_REMOVED',
  'SETRUM_CARD_MISSING',
];

/** An error of the play, as its person reads it. */
export function problemView(error: SetrumError): Problem {
  return {
    code: error.code,
    params: { ...error.params },
    messages: { id: error.text('id'), en: error.text('en') },
    action: { ...catalogue[error.code].action },
    final: !open.includes(error.code),
  };
}
