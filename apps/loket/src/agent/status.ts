import type { SetrumError } from '@setrum/errors';
import type { ReaderEvent } from '../reader/index.ts';

/**
 * The status light of a reader. `missing`: not connected; `idle`: waits for a card; `card`: one lies there; `busy`: at work with one;
 * `error`: the last work with a card failed, until the card is lifted or the next work begins; `silent`: the reader hangs.
 */
export type Light = 'missing' | 'idle' | 'card' | 'busy' | 'error' | 'silent';

export interface ReaderStatus {
  readonly reader: string;
  readonly light: Light;
  readonly cardPresent: boolean;
  /** What is wrong, for `missing`, `error` and `silent`. */
  readonly problem: SetrumError | null;
}

export type StatusEvent =
  | { readonly kind: Extract<ReaderEvent['kind'], 'appeared' | 'laid' | 'lifted'> }
  /** With what is wrong with all of them, if it is more than this one's cable. */
  | { readonly kind: 'vanished'; readonly problem: SetrumError | null }
  | { readonly kind: 'began' | 'ended' }
  | { readonly kind: 'failed' | 'silent'; readonly problem: SetrumError };

export function unseenReader(reader: string): ReaderStatus {
  return { reader, light: 'missing', cardPresent: false, problem: null };
}

/** The next state of a reader's light. What makes no difference gives the same object back. */
export function nextStatus(status: ReaderStatus, event: StatusEvent): ReaderStatus {
  const next = stepped(status, event);
  const same =
    next.light === status.light &&
    next.cardPresent === status.cardPresent &&
    next.problem === status.problem;
  return same ? status : next;
}

function stepped(status: ReaderStatus, event: StatusEvent): ReaderStatus {
  const { light } = status;
  if (light === 'missing' && event.kind !== 'appeared' && event.kind !== 'vanished') return status;
  switch (event.kind) {
    case 'appeared':
      return at(status, 'idle', { cardPresent: false });
    case 'vanished':
      return at(status, 'missing', { cardPresent: false, problem: event.problem });
    case 'laid':
      return withCard(status, true);
    case 'lifted':
      return withCard(status, false);
    case 'began':
      return at(status, 'busy');
    case 'ended':
      return at(status, status.cardPresent ? 'card' : 'idle');
    case 'failed':
      return at(status, 'error', { problem: event.problem });
    case 'silent':
      return at(status, 'silent', { problem: event.problem });
  }
}

/** A card that comes or goes changes the light only where it tells of cards; lifting the card that failed ends the error. */
function withCard(status: ReaderStatus, cardPresent: boolean): ReaderStatus {
  const { light } = status;
  if (light === 'busy' || light === 'silent') return { ...status, cardPresent };
  if (light === 'error' && status.cardPresent === cardPresent) return status;
  return at(status, cardPresent ? 'card' : 'idle', { cardPresent });
}

function at(
  status: ReaderStatus,
  light: Light,
  over: Partial<Pick<ReaderStatus, 'cardPresent' | 'problem'>> = {},
): ReaderStatus {
  return { ...status, light, problem: null, ...over };
}
