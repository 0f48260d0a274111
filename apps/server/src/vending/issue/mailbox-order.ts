import type { StoredToken } from './stored-token.ts';

/**
 * The tokens of a mailbox in the order in which the meter takes them. What is made under its present key comes before the change of that
 * key, for it is worth nothing after it, and what is made under the new key behind it. Management comes before credit, and clearing a tamper
 * first of all: a tampered meter refuses credit. Otherwise the order in which they are given stays.
 *
 * @param presentKey version of the meter's key at this moment
 */
export function inMailboxOrder<
  Token extends Pick<StoredToken, 'class' | 'subclass' | 'tid' | 'key_version'>,
>(tokens: readonly Token[], presentKey: number): readonly Token[] {
  return tokens
    .map((token, at) => ({ token, at, rank: rankOf(token, presentKey) }))
    .sort((one, other) => one.rank - other.rank || one.at - other.at)
    .map(({ token }) => token);
}

/** IEC 62055-41, 6.2.7. */
const clearTamper = 5;

function rankOf(
  token: Pick<StoredToken, 'class' | 'subclass' | 'tid' | 'key_version'>,
  presentKey: number,
): number {
  // Sections of a key change, which alone have no identifier, are made under the key that they replace.
  if (token.class === 2 && token.tid === null) return 3;
  const inGroup = token.class === 0 ? 2 : token.subclass === clearTamper ? 0 : 1;
  return (token.key_version > presentKey ? 4 : 0) + inGroup;
}
