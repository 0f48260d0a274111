import { encodeIdentity } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import { type CardSecurity, meterCardKeys } from '../../vending/index.ts';
import { type Card, cardName } from './model.ts';
import { findCard } from './store.ts';

/** What the identity area of a chip says of it (docs/card.md section 3). */
export interface ChipIdentity {
  readonly meterNo: string;
  readonly state: 'active' | 'blocked';
  readonly cardNo: number;
}

/** An identity to be written on the chip as it is. */
export interface IdentityImage extends ChipIdentity {
  readonly cardUid: string;
  readonly sequence: number;
  /** The card master key that it is signed with; 0: it bears no MAC, for the meter has no share. */
  readonly keyVersion: number;
  /** 40 bytes, base64. */
  readonly image: string;
}

export interface IdentityParts {
  readonly database: Database;
  readonly cards: CardSecurity;
}

/** Only a card in use lets its holder buy; a meter leaves any other alone. */
export function chipIdentityOf({ meterNo, state, cardNo }: Card): ChipIdentity {
  return { meterNo, state: state === 'bound' ? 'active' : 'blocked', cardNo };
}

/** The card master key that the chip's identity is to be signed with, 0: none. */
export async function identityKeyVersion(
  { database, cards }: IdentityParts,
  card: Card,
): Promise<number> {
  await cards.refresh();
  return cards.signingKey(card, await meterCardKeys(database, card.meterNo))?.version ?? 0;
}

/**
 * Makes the identity that belongs on a chip now, to follow the one of `presentSequence` that lies there (0: none): for whoever gives cards
 * out, and again whenever a card was bound to another meter, blocked or freed. On record in the audit trail. Throws SETRUM_CARD_UNKNOWN,
 * SETRUM_UNIT_FORBIDDEN.
 */
export async function makeIdentity(
  parts: IdentityParts,
  { cardUid, presentSequence }: { readonly cardUid: string; readonly presentSequence: number },
  { caller, at }: { readonly caller: Caller; readonly at: Date },
): Promise<IdentityImage> {
  const { database, cards } = parts;
  const card = await findCard(database, cardUid);
  if (card === null) throw new SetrumError('SETRUM_CARD_UNKNOWN', { cardUid });
  assertUnit(caller, card.unit);
  await cards.refresh();
  const key = cards.signingKey(card, await meterCardKeys(database, card.meterNo));
  const identity = { ...chipIdentityOf(card), sequence: presentSequence + 1 };
  const image = Buffer.from(encodeIdentity(identity, key)).toString('base64');
  const made = { ...identity, cardUid, keyVersion: key?.version ?? 0, image };
  const { meterNo, state, sequence, keyVersion } = made;
  const act = { actor: caller.label, act: 'card.identity', subject: cardName(cardUid) };
  const detail = { meterNo, state, sequence, keyVersion };
  await recordAct(database, { ...act, source: caller.source, detail }, at);
  return made;
}
