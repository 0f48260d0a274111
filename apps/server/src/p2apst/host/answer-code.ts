import { catalogue, SetrumError } from '@setrum/errors';
import type { MessageUse } from '@setrum/iso8583';

const otherError = '0005';
const timedOut = '0068';

/**
 * Field 39 for a request that failed. A bank takes most codes for a final refusal and gives the customer the money back, so whatever may
 * have sold or paid all the same is a time-out, after which banks ask again:
 *
 * | what went wrong | inquiry | purchase, payment | advice, reversal |
 * |---|---|---|---|
 * | database unreachable, unexpected error | 0005 | 0068 | 0068 |
 * | busy: certainly nothing was done | 0005 | 0005 | 0068 (of the sale that it asks about nothing is known) |
 * | our deadline | 0068 | 0068 | 0068 |
 */
export function answerCode(error: unknown, use: MessageUse): string {
  const code = error instanceof SetrumError ? error.code : 'SETRUM_INTERNAL';
  const isSale = use === 'purchase' || use === 'advice' || use === 'reversal';
  switch (code) {
    case 'SETRUM_UNAVAILABLE':
    case 'SETRUM_INTERNAL':
      return isSale ? timedOut : otherError;
    case 'SETRUM_BUSY':
      return isSale && use !== 'purchase' ? timedOut : otherError;
    default:
      return catalogue[code].iso ?? (isSale ? timedOut : otherError);
  }
}
