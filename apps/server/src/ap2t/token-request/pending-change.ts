import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { meterKeysIn } from '../../vending/index.ts';
import type { TokenAsk } from './ask.ts';
import { isCredit, type TokenKind, tokenKinds } from './model.ts';

/** The tokens in their order, and in front of them the key change that is on its way, where they cannot go without it. */
export async function withPendingChange(
  transaction: AnyTransaction,
  { meterNo, tokens: asked, target }: TokenAsk,
): Promise<Pick<TokenAsk, 'tokens' | 'target'>> {
  const tokens = asked.toSorted((one, other) => placeOf(one.kind) - placeOf(other.kind));
  const changes = tokens.filter(({ kind }) => kind === 'key-change').length;
  if (changes > 1 || (changes === 1 && target === null))
    throw new RangeError('there is one key change at a time, and it has a target');
  const keys = await meterKeysIn(transaction, meterNo);
  if (!keys.some(({ state }) => state === 'current'))
    throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  if (changes === 1) return { tokens, target };
  const pending = keys.find(({ state }) => state === 'pending');
  const isNeeded =
    pending !== undefined &&
    (pending.issued_at !== null || tokens.some(({ kind }) => isCredit(kind)));
  if (!isNeeded) return { tokens, target: null };
  const { sgc, krn, ti, ken, base_date: baseDate, key_type: keyType } = pending;
  const mandatory = tokens.some((token) => token.mandatory);
  return {
    tokens: [{ kind: 'key-change', value: 0, mandatory }, ...tokens],
    target: { sgc, krn, ti, ken, baseDate, keyType },
  };
}

function placeOf(kind: TokenKind): number {
  return tokenKinds.indexOf(kind);
}
