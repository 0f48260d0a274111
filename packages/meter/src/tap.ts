import {
  type CardContents,
  type CardKeyring,
  type CardMemory,
  cardFault,
  type ReportWritten,
  readCard,
  writeReport,
} from '@setrum/card';
import { keyringOf, withKeyVersion } from './card-keys.ts';
import { BLANK, type DisplayText, FAULT, withKwh } from './display.ts';
import { type TappedToken, takeMailbox } from './mailbox.ts';
import { reportOf } from './report.ts';
import { isPowered } from './state.ts';
import type { Steps } from './steps.ts';
import { type CardRefusal, mailboxKeyVersion, refusalOf } from './tap-verdict.ts';

/** What a tap came to. */
export interface TapResult {
  readonly uid: string;
  /** Null: the card is this meter's, or blank. */
  readonly refusal: CardRefusal | null;
  /**
   * taken: tokens were tried; repeated: all were settled at an earlier tap; unreadable: its tokens cannot be read; unsigned: a meter with card
   * keys ignores it, for nobody who may has made it for this card and meter.
   */
  readonly mailbox: 'none' | 'taken' | 'repeated' | 'unreadable' | 'unsigned';
  readonly tokens: readonly TappedToken[];
  /** Credit added by this tap, tenths of a kWh. */
  readonly addedDkwh: number;
  /** Null when the report is not on the card: see `refusal` and `fault`. */
  readonly report: ReportWritten | null;
  /** Why the report did not get onto the card. The meter has saved all it took; the next tap writes it. */
  readonly fault: ReturnType<typeof cardFault>;
  readonly display: DisplayText;
}

type Taken = Pick<TapResult, 'mailbox' | 'tokens'>;

/**
 * A card at the meter's contactless port (docs/card.md §1): takes the mailbox's tokens, saves the state, and only
 * then writes the report with its acknowledgement. A card that goes before it is read fails with SETRUM_CARD_REMOVED
 * and has changed nothing; after that a fault of the card is part of the result. A meter without power does not even read it.
 */
export async function tapCard(steps: Steps, memory: CardMemory): Promise<TapResult> {
  if (!isPowered(steps.state)) return resultOf(memory.uid, { refusal: 'off' });
  const card = await readCard(memory);
  const keys = keyringOf(steps.state, card.uid);
  const refusal = refusalOf(card, steps.state, keys);
  if (refusal !== null) {
    return resultOf(card.uid, { refusal });
  }
  const taken = await takeTokens(steps, card, keys);
  try {
    const { state } = steps;
    const update = reportOf(state, card.uid, steps.clockMs());
    const report = await writeReport(memory, update, keyringOf(state, card.uid));
    return resultOf(card.uid, { ...taken, report });
  } catch (error) {
    const fault = cardFault(error);
    if (fault === null) {
      throw error;
    }
    return resultOf(card.uid, { ...taken, fault });
  }
}

async function takeTokens(
  steps: Steps,
  card: CardContents,
  keys: CardKeyring | null,
): Promise<Taken> {
  const { uid, mailbox, unreadable } = card;
  const version = mailboxKeyVersion(card, keys);
  if (mailbox === null || version === null) {
    // A meter that is run catches up all the same.
    await steps.take((state) => ({ state, value: undefined }));
    const isThere = mailbox !== null || unreadable.includes('mailbox');
    return {
      mailbox: !isThere ? 'none' : version === null ? 'unsigned' : 'unreadable',
      tokens: [],
    };
  }
  const tokens = await steps.take((state, { clockMs }) =>
    takeMailbox(withKeyVersion(state, version), uid, mailbox, clockMs),
  );
  if (tokens.length === 0) {
    return { mailbox: 'none', tokens };
  }
  return { mailbox: tokens.some(({ tried }) => tried) ? 'taken' : 'repeated', tokens };
}

function resultOf(uid: string, part: Partial<TapResult>): TapResult {
  const tokens = part.tokens ?? [];
  const result = {
    uid,
    refusal: null,
    mailbox: 'none',
    report: null,
    fault: null,
    ...part,
    tokens,
    addedDkwh: tokens.reduce((sum, { addedDkwh }) => sum + addedDkwh, 0),
  } as const;
  return { ...result, display: textOf(result) };
}

const refusals: Readonly<Record<CardRefusal, DisplayText>> = {
  'other-meter': { id: 'KARTU METER LAIN', en: "ANOTHER METER'S CARD" },
  blocked: { id: 'KARTU DIBLOKIR', en: 'CARD IS BLOCKED' },
  unreadable: { id: 'KARTU TIDAK TERBACA', en: 'CARD CANNOT BE READ' },
  copied: { id: 'KARTU SALINAN', en: 'CARD IS A COPY' },
  foreign: { id: 'BUKAN KARTU METER', en: 'NO CARD OF A METER' },
  newer: { id: 'KARTU VERSI BARU', en: 'CARD OF A LATER VERSION' },
  fault: FAULT,
  off: BLANK,
};

const unsigned: DisplayText = { id: 'KARTU TIDAK SAH', en: 'CARD IS NOT AUTHENTIC' };

function textOf(result: Omit<TapResult, 'display'>): DisplayText {
  const { refusal, fault, addedDkwh, tokens, mailbox } = result;
  if (refusal !== null) {
    return refusals[refusal];
  }
  const failed = tokens.find(({ tried, accepted }) => tried && !accepted);
  const done = mailbox === 'unsigned' ? unsigned : (failed?.display ?? { id: 'BENAR', en: 'DONE' });
  const text = addedDkwh === 0 ? done : withKwh({ id: 'BENAR', en: 'ACCEPTED' }, addedDkwh);
  return fault === null ? text : { id: `${text.id} - TEMPEL LAGI`, en: `${text.en} - TAP AGAIN` };
}
