import { SetrumError } from '@setrum/errors';
import type { CardKeyCustody } from './custody.ts';

/**
 * Refuses to start with card keys that cannot be used: SETRUM_CARD_MASTER_KEY_BLOCK when one does not open, SETRUM_CARD_MASTER_KEY_TEST when
 * production would run with a test key.
 */
export async function assertUsableCardKeys(
  custody: CardKeyCustody,
  production: boolean,
): Promise<void> {
  const [broken] = await custody.findBroken();
  if (broken !== undefined)
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_BLOCK', { version: broken });
  if (!production) return;
  const test = (await custody.list()).find(
    (row) => row.test && (row.state === 'current' || row.state === 'next'),
  );
  if (test !== undefined)
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_TEST', { version: test.version });
}

/** A few words on the card keys, for health. */
export async function describeCardKeys(custody: CardKeyCustody): Promise<string> {
  const rows = await custody.list();
  const current = rows.find(({ state }) => state === 'current');
  if (current === undefined) return 'no card key in use: cards are not signed';
  const next = rows.find(({ state }) => state === 'next');
  const told = `card key ${current.version}${next === undefined ? '' : `, next ${next.version}`}`;
  return current.test ? `${told} (test key)` : told;
}
