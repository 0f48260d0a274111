import { SetrumError } from '@setrum/errors';
import { ALL_REGISTERS, MAX_UNITS } from '@setrum/sts';
import { carriedEnergy, type OrderedToken } from '../../vending/index.ts';
import type { TokenKind, TokenRequest, WantedToken } from './model.ts';

/**
 * The value as a token carries it: power and energy are rounded up to the next amount that its 16 bits hold. Throws SETRUM_TOKEN_VALUE for
 * what no token of this kind says.
 */
export function carriedValue({ kind, value }: Pick<WantedToken, 'kind' | 'value'>): number {
  const { least, most } = boundsOf(kind);
  const fits = value === ALL_REGISTERS && kind === 'clear-credit';
  if (!Number.isSafeInteger(value) || ((value < least || value > most) && !fits))
    throw new SetrumError('SETRUM_TOKEN_VALUE', { kind, value });
  return isAmount(kind) ? carriedEnergy(value) : value;
}

function boundsOf(kind: TokenKind): { readonly least: number; readonly most: number } {
  if (isAmount(kind)) return { least: 1, most: MAX_UNITS };
  return { least: 0, most: kind === 'clear-credit' ? 7 : 0 };
}

/** Energy or power: both are carried in the same form (IEC 62055-41, 6.3.6). */
function isAmount(kind: TokenKind): boolean {
  return kind === 'max-power' || kind === 'first-stroom' || kind === 'compensation';
}

/** What vending is asked for. */
export function orderedTokenOf({
  kind,
  value,
}: Pick<TokenRequest, 'kind' | 'value'>): OrderedToken {
  switch (kind) {
    case 'key-change':
      return { kind };
    case 'max-power':
      return { kind: 'management', command: 'maximumPower', value };
    case 'clear-tamper':
      return { kind: 'management', command: 'clearTamper', value };
    case 'clear-credit':
      return { kind: 'management', command: 'clearCredit', value };
    case 'first-stroom':
    case 'compensation':
      return { kind: 'credit', units: value };
  }
}
