import { MAILBOX_ENTRIES, type Mailbox, type MailboxEntry } from '@setrum/card';
import { resultText } from './display.ts';
import { isSettled, type MeterResult, meterResultCode } from './result.ts';
import { type DealtMailbox, isTampered, type MeterState } from './state.ts';
import { type Taken, type TokenOutcome, takeToken } from './token.ts';

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

/**
 * Takes the tokens of a mailbox in their order, each once: what an earlier tap of this mailbox has settled is
 * repeated and not tried (docs/card.md §7). What waits for a tamper to be cleared is tried again when a token behind it has cleared it. The
 * state stays the same object when nothing was tried.
 */
export function takeMailbox(
  state: MeterState,
  uid: string,
  mailbox: Mailbox,
  nowMs: number,
): Taken<readonly TappedToken[]> {
  const dealt = dealtOn(state, uid);
  const earlier = dealt?.sequence === mailbox.sequence ? dealt.results : null;
  let pass = takeEntries(state, mailbox.entries, earlier, nowMs);
  if (isTampered(state) && !isTampered(pass.state)) pass = takeWaiting(pass, mailbox, nowMs);
  const tokens = pass.value;
  if (earlier !== null && tokens.every(({ tried }) => !tried)) {
    return { state, value: tokens };
  }
  const results = tokens.map(({ result }) => result);
  return {
    state: remember(pass.state, { uid, sequence: mailbox.sequence, results }),
    value: tokens,
  };
}

function takeEntries(
  state: MeterState,
  entries: readonly MailboxEntry[],
  earlier: readonly MeterResult[] | null,
  nowMs: number,
): Taken<readonly TappedToken[]> {
  let next = state;
  // A key change would make a token that waits in front of it unreadable for ever: it waits with it, and so does what comes behind it.
  let waiting = { token: false, keyChange: false };
  const value = entries.map(({ kind, ref, token }, index): TappedToken => {
    const result = earlier?.[index];
    if (result !== undefined && isSettled(result)) {
      return { ...repeated(result), kind, ref, tried: false };
    }
    const taken = takeToken(next, token, nowMs, waiting);
    next = taken.state;
    if (taken.value.result === 'NotReady') {
      waiting = { token: true, keyChange: waiting.keyChange || taken.isKeyChange };
    }
    return { ...taken.value, kind, ref, tried: true };
  });
  return { state: next, value };
}

/** A second turn, for what was not ready in the first. */
function takeWaiting(
  first: Taken<readonly TappedToken[]>,
  { entries }: Mailbox,
  nowMs: number,
): Taken<readonly TappedToken[]> {
  const second = takeEntries(
    first.state,
    entries,
    first.value.map(({ result }) => result),
    nowMs,
  );
  const value = second.value.map((again, index) =>
    again.tried ? again : (first.value[index] ?? again),
  );
  return { state: second.state, value };
}

function repeated(result: MeterResult): TokenOutcome {
  const display = resultText(result, 0);
  const code = meterResultCode(result);
  return { result, code, accepted: false, addedDkwh: 0, display, shown: [] };
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
  const codes = mailbox?.results.map(meterResultCode) ?? [];
  return Array.from({ length: MAILBOX_ENTRIES }, (_, index) => codes[index] ?? 0);
}
