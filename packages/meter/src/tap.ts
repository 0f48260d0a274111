import {
  type CardContents,
  type CardMemory,
  cardFault,
  type ReportWritten,
  readCard,
  writeReport,
} from '@setrum/card';
import { type DisplayText, withKwh } from './display.ts';
import { type TappedToken, takeMailbox } from './mailbox.ts';
import { reportOf } from './report.ts';
import type { MeterPorts, StateStore } from './store.ts';

/** Why the meter leaves a card alone: nothing is taken from it and nothing written on it. */
export type CardRefusal = 'other-meter' | 'blocked' | 'unreadable';

/** What a tap came to. */
export interface TapResult {
  readonly uid: string;
  /** Null: the card is this meter's, or blank. */
  readonly refusal: CardRefusal | null;
  /** taken: tokens were tried; repeated: all were settled at an earlier tap; unreadable: its tokens cannot be read. */
  readonly mailbox: 'none' | 'taken' | 'repeated' | 'unreadable';
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
 * and has changed nothing; after that a fault of the card is part of the result.
 */
export async function tapCard(
  store: StateStore,
  ports: MeterPorts,
  memory: CardMemory,
): Promise<TapResult> {
  const card = await readCard(memory);
  const refusal = refusalOf(card, store.state.meterNo);
  if (refusal !== null) {
    return resultOf(card.uid, { refusal });
  }
  const taken = await takeTokens(store, ports, card);
  try {
    const report = await writeReport(memory, reportOf(store.state, card.uid, ports.nowMs()));
    return resultOf(card.uid, { ...taken, report });
  } catch (error) {
    const fault = cardFault(error);
    if (fault === null) {
      throw error;
    }
    return resultOf(card.uid, { ...taken, fault });
  }
}

/** A blank card is nobody's yet: the meter writes its report on it, and its number with that. */
function refusalOf({ identity, unreadable }: CardContents, meterNo: string): CardRefusal | null {
  if (unreadable.includes('identity')) {
    return 'unreadable';
  }
  if (identity === null) {
    return null;
  }
  if (identity.meterNo !== meterNo) {
    return 'other-meter';
  }
  return identity.state === 'blocked' ? 'blocked' : null;
}

async function takeTokens(
  store: StateStore,
  ports: MeterPorts,
  { uid, mailbox, unreadable }: CardContents,
): Promise<Taken> {
  if (mailbox === null) {
    return { mailbox: unreadable.includes('mailbox') ? 'unreadable' : 'none', tokens: [] };
  }
  const tokens = await store.update((state) => takeMailbox(state, uid, mailbox, ports.nowMs()));
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
};

function textOf(result: Omit<TapResult, 'display'>): DisplayText {
  const { refusal, fault, addedDkwh, tokens } = result;
  if (refusal !== null) {
    return refusals[refusal];
  }
  const failed = tokens.find(({ tried, accepted }) => tried && !accepted);
  const done = failed?.display ?? { id: 'BENAR', en: 'DONE' };
  const text = addedDkwh === 0 ? done : withKwh({ id: 'BENAR', en: 'ACCEPTED' }, addedDkwh);
  return fault === null ? text : { id: `${text.id} - TEMPEL LAGI`, en: `${text.en} - TAP AGAIN` };
}
