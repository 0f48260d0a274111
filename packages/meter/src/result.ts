import { resultCode, type TokenResult } from '@setrum/sts';

/** What a meter says of a token: the decoder's word, or `NotReady`: it has not taken the token now and may take it later. */
export type MeterResult = TokenResult | 'NotReady';

const NOT_READY = 16;

/** The number of docs/card.md §6. */
export function meterResultCode(result: MeterResult): number {
  return result === 'NotReady' ? NOT_READY : resultCode(result);
}

/** A locked meter has not looked at the token, and one that is not ready has not taken it: both try it again (docs/card.md §6). */
export function isSettled(result: MeterResult): boolean {
  return result !== 'Lockout' && result !== 'NotReady';
}
