import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inRetriedTransaction } from '../../platform/index.ts';
import { digestOf } from '../application/digest.ts';
import { lockCustomer } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import type { RequestMark } from './add-event.ts';
import { eventByKey } from './events.ts';
import type { Card, CardRules, HoldSales } from './model.ts';
import { findCard, lockCard } from './store.ts';

/** What acts on cards need. */
export interface CardDesk {
  readonly database: Database;
  readonly rules: CardRules;
  readonly holdSales: HoldSales;
  /** Called after a commit, so that lookers hear of it at once. */
  readonly onCommit?: () => void;
}

/** Who asks for an act on a card. */
export interface CardRequest {
  readonly caller: Caller;
  /** Makes a repeated request the same act. */
  readonly requestKey: string;
  readonly at: Date;
}

/**
 * Does an act on a card once for each request key, in a transaction of its own; gives the card as it then is. `ask` is what is asked for,
 * word for word: the same key with another ask is refused with SETRUM_REQUEST_KEY_REUSED. `begin` takes the locks before the key is
 * looked up, so that of two equal requests at once the second finds what the first did.
 */
export async function once<Held>(
  desk: CardDesk,
  request: CardRequest,
  ask: Readonly<Record<string, unknown>>,
  parts: {
    readonly begin: (transaction: AnyTransaction) => Promise<Held>;
    readonly act: (transaction: AnyTransaction, held: Held, mark: RequestMark) => Promise<Card>;
  },
): Promise<Card> {
  const mark = { requestKey: request.requestKey, digest: digestOf(ask) };
  const card = await inRetriedTransaction(desk.database, async (transaction) => {
    const held = await parts.begin(transaction);
    const known = await eventByKey(transaction, mark.requestKey);
    if (known === null) return parts.act(transaction, held, mark);
    const same = known.digest === mark.digest ? await findCard(transaction, known.cardUid) : null;
    if (same === null) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    return same;
  });
  desk.onCommit?.();
  return card;
}

/** A card with the customer it belongs to, both locked; null for one whose application is not posted yet. */
export interface HeldCard {
  readonly card: Card;
  readonly customer: CustomerRecord | null;
}

/**
 * Locks a card and its customer, the customer first as everybody does. Throws SETRUM_CARD_UNKNOWN, SETRUM_UNIT_FORBIDDEN, and
 * SETRUM_CARD_STATE for a card that changes its customer at this moment.
 */
export async function holdCard(
  transaction: AnyTransaction,
  cardUid: string,
  caller: Caller,
): Promise<HeldCard> {
  const seen = await findCard(transaction, cardUid);
  if (seen === null) throw new SetrumError('SETRUM_CARD_UNKNOWN', { cardUid });
  assertUnit(caller, seen.unit);
  const customer = await lockCustomer(transaction, seen.idpel);
  const card = await lockCard(transaction, cardUid);
  if (card === null || card.idpel !== seen.idpel)
    throw new SetrumError('SETRUM_CARD_STATE', { cardUid, state: seen.state, action: '-' });
  return { card, customer };
}
