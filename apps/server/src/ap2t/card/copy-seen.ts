import { recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inRetriedTransaction } from '../../platform/index.ts';
import { type Card, cardName } from './model.ts';
import { moveCard } from './move.ts';
import { cardTables, lockCard } from './store.ts';

/** A card that turned up with what another one holds. */
export interface CopiedCard {
  readonly meterNo: string;
  readonly originalUid: string;
  readonly copyUid: string;
  /** Where it was seen. */
  readonly by: string;
  readonly at: Date;
}

/**
 * Notes a copied card with the events of the original, whose state stays as it is, and in the audit trail: once for each pair of cards. Of an
 * original that is older than the register only the trail tells.
 */
export async function noteCopiedCard(database: Database, copied: CopiedCard): Promise<void> {
  const { meterNo, originalUid, copyUid, by, at } = copied;
  await inRetriedTransaction(database, async (transaction) => {
    const original = await lockCard(transaction, originalUid);
    if (original !== null) {
      if (await isNoted(transaction, original, copyUid)) return;
      const { replacedBy } = original;
      const kept = replacedBy === null ? {} : { replacedBy };
      const seen = { action: 'copy-seen', otherUid: copyUid, by, at, ...kept } as const;
      await moveCard(transaction, original, seen);
    }
    const detail = { meterNo, copy: cardName(copyUid) };
    const act = { actor: by, act: 'card.copy-seen', subject: cardName(originalUid), detail };
    await recordAct(transaction, act, at);
  });
}

async function isNoted(
  transaction: AnyTransaction,
  { cardUid }: Card,
  copyUid: string,
): Promise<boolean> {
  const event = await cardTables(transaction)
    .selectFrom('card_event')
    .select('version')
    .where('card_uid', '=', cardUid)
    .where('action', '=', 'copy-seen')
    .where('other_uid', '=', copyUid)
    .limit(1)
    .executeTakeFirst();
  return event !== undefined;
}
