import { MAILBOX_ENTRIES, type Mailbox, type MailboxEntry } from '@setrum/card';
import { resultCode, type TokenResult } from '@setrum/sts';
import { resultText } from './display.ts';
import type { DealtMailbox, MeterState } from './state.ts';
import { type TokenOutcome, takeToken } from './token.ts';

/** What became of one entry of a mailbox. */
export interface TappedToken extends TokenOutcome {
  readonly kind: MailboxEntry['kind'];
  readonly ref: string;
  /** False: the meter had settled it at an earlier tap, and repeats the result. */
  readonly tried: boolean;
}

/**
 * How many cards' mailboxes the meter remembers. The tokens guard themselves, so a forgotten card costs no credit:
 * its tokens then read as used.
 */
const CARDS_REMEMBERED = 8;

/** A locked meter has not looked at the token at all: it is tried again at the next tap (docs/card.md §6). */
function isSettled(result: TokenResult | undefined): result is TokenResult {
  return result !== undefined && result !== 'Lockout';
}

/**
 * Takes the tokens of a mailbox in their order, each once: what an earlier tap of this mailbox has settled is
 * repeated and not tried (docs/card.md §7). The state stays the same object when nothing was tried.
 */
export function takeMailbox(
  state: MeterState,
  uid: string,
  mailbox: Mailbox,
  nowMs: number,
): { readonly state: MeterState; readonly value: readonly TappedToken[] } {
  const dealt = dealtOn(state, uid);
  const earlier = dealt?.sequence === mailbox.sequence ? dealt.results : null;
  let next = state;
  const tokens = mailbox.entries.map(({ kind, ref, token }, index): TappedToken => {
    const result = earlier?.[index];
    if (isSettled(result)) {
      return { ...repeated(result), kind, ref, tried: false };
    }
    const taken = takeToken(next, token, nowMs);
    next = taken.state;
    return { ...taken.value, kind, ref, tried: true };
  });
  if (earlier !== null && tokens.every(({ tried }) => !tried)) {
    return { state, value: tokens };
  }
  const results = tokens.map(({ result }) => result);
  return { state: remember(next, { uid, sequence: mailbox.sequence, results }), value: tokens };
}

function repeated(result: TokenResult): TokenOutcome {
  const display = resultText(result, 0);
  return { result, code: resultCode(result), accepted: false, addedDkwh: 0, display, shown: [] };
}

function remember(state: MeterState, mailbox: DealtMailbox): MeterState {
  const others = state.mailboxes.filter(({ uid }) => uid !== mailbox.uid);
  return { ...state, mailboxes: [mailbox, ...others].slice(0, CARDS_REMEMBERED) };
}

/** The mailbox that was dealt with last on this card; null when there is none. */
export function dealtOn(state: MeterState, uid: string): DealtMailbox | null {
  return state.mailboxes.find((mailbox) => mailbox.uid === uid) ?? null;
}

/** The five result codes of a mailbox, as the report carries them. */
export function resultCodes(mailbox: DealtMailbox | null): readonly number[] {
  const codes = mailbox?.results.map(resultCode) ?? [];
  return Array.from({ length: MAILBOX_ENTRIES }, (_, index) => codes[index] ?? 0);
}
