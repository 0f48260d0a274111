import { type ErrorCode, SetrumError } from '@setrum/errors';
import { type Caller, isSamePerson } from '../../identity/index.ts';
import type { Application } from '../application/model.ts';

/** What a guard looks at. */
export interface GuardView {
  readonly application: Application;
  readonly caller: Pick<Caller, 'label'>;
}

interface Guard {
  readonly holds: (view: GuardView) => boolean;
  /** What is said when it does not hold. */
  readonly refusal: ErrorCode;
  readonly meaning: { readonly id: string; readonly en: string };
}

/** Conditions of the transition table, by name. */
export const guards = {
  otherThanMaker: {
    holds: ({ application, caller }) => !isSamePerson(application.madeBy, caller.label),
    refusal: 'SETRUM_ORDER_OWN',
    meaning: { id: 'bukan pembuat permohonan', en: 'not whoever entered it' },
  },
  payable: {
    holds: ({ application }) => application.costs.totalCents > 0,
    refusal: 'SETRUM_APPLICATION_STATE',
    meaning: { id: 'ada biaya', en: 'there is something to pay' },
  },
  free: {
    holds: ({ application }) => application.costs.totalCents === 0,
    refusal: 'SETRUM_APPLICATION_STATE',
    meaning: { id: 'tanpa biaya', en: 'there is nothing to pay' },
  },
  prepaid: {
    holds: ({ application }) => application.product !== 'postpaid',
    refusal: 'SETRUM_APPLICATION_NOT_PREPAID',
    meaning: { id: 'produk prabayar', en: 'a prepaid product' },
  },
  postpaid: {
    holds: ({ application }) => application.product === 'postpaid',
    refusal: 'SETRUM_APPLICATION_STATE',
    meaning: { id: 'produk pascabayar', en: 'the postpaid product' },
  },
  needsMeter: {
    holds: ({ application }) => !isCardOnly(application),
    refusal: 'SETRUM_APPLICATION_CARD_ONLY',
    meaning: { id: 'bukan sekadar kartu', en: 'not a matter of the card alone' },
  },
  cardOnly: {
    holds: ({ application }) => isCardOnly(application),
    refusal: 'SETRUM_APPLICATION_STATE',
    meaning: {
      id: 'registrasi dua arah, meter combo tetap',
      en: 'two-way registration that keeps a combo meter',
    },
  },
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardName = keyof typeof guards;

/** The two-way registration of a customer whose meter is a combo already: it needs a card and nothing else (SOP 1.4). */
export function isCardOnly({ kind, meterChange }: Application): boolean {
  return kind === 'DUA_ARAH' && !meterChange;
}

/** Throws the refusal of the first guard that does not hold. */
export function assertGuards(names: readonly GuardName[], view: GuardView, action: string): void {
  for (const name of names) {
    const { holds, refusal } = guards[name];
    if (holds(view)) continue;
    const { agendaNo, state } = view.application;
    throw new SetrumError(refusal, { agendaNo, state, action });
  }
}
