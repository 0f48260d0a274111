import { SetrumError } from '@setrum/errors';
import type { CardState } from './model.ts';

interface CardTransition {
  readonly action: string;
  /** Null: the card was never given out. */
  readonly from: readonly (CardState | null)[];
  /** Null: the state stays. */
  readonly to: CardState | null;
  readonly meaning: { readonly id: string; readonly en: string };
}

const table = [
  {
    action: 'issue',
    from: [null, 'returned'],
    to: 'bound',
    meaning: { id: 'Diserahkan', en: 'Given out, bound to a meter' },
  },
  {
    action: 'lose',
    from: ['bound', 'blocked'],
    to: 'lost',
    meaning: { id: 'Dilaporkan hilang', en: 'Reported lost' },
  },
  {
    action: 'block',
    from: ['bound'],
    to: 'blocked',
    meaning: { id: 'Diblokir', en: 'Blocked' },
  },
  {
    action: 'unblock',
    from: ['blocked', 'lost'],
    to: 'bound',
    meaning: { id: 'Dibuka, atau ditemukan kembali', en: 'Freed, or found again' },
  },
  {
    action: 'replace',
    from: ['bound', 'blocked', 'lost'],
    to: 'replaced',
    meaning: { id: 'Diganti kartu lain', en: 'Another card takes its place' },
  },
  {
    // The customer's meter was replaced; what was reported lost or blocked stays so.
    action: 'rebind',
    from: ['bound', 'blocked', 'lost'],
    to: null,
    meaning: {
      id: 'Dipindahkan ke meter pengganti',
      en: 'Bound to the meter in its meter’s place',
    },
  },
  {
    // The card itself is in order: what turned up is a copy of it.
    action: 'copy-seen',
    from: ['bound', 'blocked', 'lost', 'replaced', 'returned'],
    to: null,
    meaning: { id: 'Salinannya terlihat di loket', en: 'A copy of it turned up at a counter' },
  },
  {
    action: 'return',
    from: ['bound', 'blocked', 'lost', 'replaced'],
    to: 'returned',
    meaning: { id: 'Dikembalikan', en: 'Given back; may be given out again' },
  },
] as const satisfies readonly CardTransition[];

export type CardAction = (typeof table)[number]['action'];

/** All that can happen to a card, and nothing else does. */
export const cardTransitions: readonly (CardTransition & { readonly action: CardAction })[] = table;

/** The state that an action brings a card to. Throws SETRUM_CARD_STATE where the table has no way. */
export function cardStateAfter(
  action: CardAction,
  card: { readonly cardUid: string; readonly state: CardState | null },
): CardState {
  const row = cardTransitions.find((transition) => transition.action === action);
  const { cardUid, state } = card;
  const to = row?.from.includes(state) ? (row.to ?? state) : null;
  if (to === null)
    throw new SetrumError('SETRUM_CARD_STATE', { cardUid, state: state ?? '-', action });
  return to;
}
