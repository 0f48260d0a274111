import { SetrumError } from '@setrum/errors';
import type { Pool } from 'pg';
import type { CardAt, SecurityModule } from '../../vending/index.ts';

/** What card sessions are opened with. */
export interface CardSessionParts {
  readonly pool: Pool;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
}

/** A card that wants the mailbox key proved before it lets anybody write. */
export interface CardChallenge {
  /** Hex, upper case. */
  readonly cardUid: string;
  /** The card key version that the chip names for this key. */
  readonly keyVersion: number;
  /** E(RndB), 16 bytes, hexadecimal. */
  readonly challenge: string;
}

/** A tap is over long before. */
const lifeMs = 60_000;

interface Begun {
  readonly card: CardAt;
  readonly keyVersion: number;
  readonly rndA: string;
  readonly rndB: string;
  readonly atMs: number;
}

/**
 * First step: the answer for the card, and a state that only this installation can open, for the second one. The server keeps nothing.
 * Throws SETRUM_CARD_UNKNOWN, SETRUM_CARD_BLOCKED for a card that is not in use, SETRUM_CARD_KEY_REFUSED when there is no such key.
 *
 * @param seller who asks: nobody else can take the second step
 */
export async function beginCardSession(
  { pool, securityModule, now }: CardSessionParts,
  { cardUid, keyVersion, challenge }: CardChallenge,
  seller: string,
): Promise<{ readonly response: string; readonly state: string }> {
  const { rows } = await pool.query<{ card_state: string; card_meter_no: string }>(
    'select card_state, card_meter_no from ap2t.card_state($1)',
    [cardUid],
  );
  const [known] = rows;
  if (known === undefined) throw new SetrumError('SETRUM_CARD_UNKNOWN', { cardUid });
  if (known.card_state !== 'bound') throw new SetrumError('SETRUM_CARD_BLOCKED');
  const { cards } = securityModule;
  await cards.refresh();
  const card = { meterNo: known.card_meter_no, cardUid };
  const answer = cards.answerChip(card, keyVersion, Buffer.from(challenge, 'hex'));
  if (answer === null) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  const [rndA, rndB] = [hexOf(answer.rndA), hexOf(answer.rndB)];
  const begun: Begun = { card, keyVersion, rndA, rndB, atMs: now().getTime() };
  const state = securityModule.seal(JSON.stringify(begun), contextOf(seller));
  return { response: hexOf(answer.response), state };
}

/**
 * Second step: the keys of this session and no other, once the card has proved its key. Throws SETRUM_CARD_KEY_REFUSED when it has not, or
 * after a minute; SETRUM_BAD_REQUEST for a state that is not of the first step.
 */
export async function finishCardSession(
  { securityModule, now }: CardSessionParts,
  { state, answer }: { readonly state: string; readonly answer: string },
  seller: string,
): Promise<{
  readonly encKey: string;
  readonly macKey: string;
  readonly transactionId: string | null;
}> {
  const begun = opened(securityModule, state, seller);
  const randoms = { rndA: bytesOf(begun.rndA), rndB: bytesOf(begun.rndB) };
  const { cards } = securityModule;
  await cards.refresh();
  const isOver = now().getTime() - begun.atMs > lifeMs;
  const session = isOver
    ? null
    : cards.finishChip(begun.card, begun.keyVersion, randoms, bytesOf(answer));
  if (session === null) throw new SetrumError('SETRUM_CARD_KEY_REFUSED');
  const { encKey, macKey, transactionId } = session;
  return {
    encKey: hexOf(encKey),
    macKey: hexOf(macKey),
    transactionId: transactionId === null ? null : hexOf(transactionId),
  };
}

function opened(module: SecurityModule, state: string, seller: string): Begun {
  try {
    return JSON.parse(module.open(state, contextOf(seller))) as Begun;
  } catch (error) {
    const detail = 'state is not what the first step gave';
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail }, { cause: error });
  }
}

function contextOf(seller: string): string {
  return `card-session ${seller}`;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
