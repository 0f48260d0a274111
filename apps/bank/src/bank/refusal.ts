import { SetrumError } from '@setrum/errors';
import { type IsoMessage, responseCode } from '@setrum/iso8583';
import { codeOf } from '../messages/frame.ts';

/** The answer when it says 0000; SETRUM_BANK_REFUSED with code and meaning for any other. */
export function accepted(answer: IsoMessage): IsoMessage {
  const code = codeOf(answer);
  if (code === '0000') return answer;
  throw refusal(code);
}

/** The error that names a response code and what it means, Indonesian and English. */
export function refusal(code: string): SetrumError {
  return new SetrumError('SETRUM_BANK_REFUSED', { code, meaning: meaningOf(code) });
}

export function meaningOf(code: string): string {
  const known = responseCode(code);
  return known === undefined ? '?' : `${known.id} / ${known.en}`;
}
