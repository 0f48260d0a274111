import type { Transaction } from 'kysely';
import { recordAct } from '../../identity/index.ts';
import { cardKeyName, type HeldCardKey } from './model.ts';
import type { CardKeyTables } from './table.ts';

/** Records an act on a card master key in the trail that vending keys are in, too. */
export async function recordCardKeyAct(
  transaction: Transaction<CardKeyTables>,
  { keyId, version, test, checkValue }: HeldCardKey,
  by: {
    readonly act: string;
    readonly actor: string;
    readonly at: Date;
    readonly detail?: Readonly<Record<string, string | number | boolean>>;
  },
): Promise<void> {
  const entry = { actor: by.actor, act: `card-key.${by.act}`, subject: cardKeyName(version) };
  const detail = { keyId, test, checkValue, ...by.detail };
  await recordAct(transaction, { ...entry, detail }, by.at);
}
