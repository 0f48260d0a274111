/** What happens to a household's meter, in the order of time. Times are true time in ms. */
export type Step =
  /** The voltage and current at the terminals, then energy through the meter and past it. */
  | {
      readonly kind: 'draw';
      readonly atMs: number;
      /** The month's number in the field, from 0. */
      readonly month: number;
      readonly wh: number;
      readonly pastWh: number;
      readonly voltageV: number;
      readonly currentA: number;
    }
  /** More than the contracted power for a moment: the meter trips. */
  | {
      readonly kind: 'overload';
      readonly atMs: number;
      readonly voltageV: number;
      readonly currentA: number;
    }
  | { readonly kind: 'outage'; readonly atMs: number }
  | {
      readonly kind: 'tamper';
      readonly atMs: number;
      readonly cause: number;
      readonly on: boolean;
    }
  /** Somebody of the utility clears the marks of tamper. */
  | { readonly kind: 'clear'; readonly atMs: number }
  /** The total register jumps by itself. */
  | { readonly kind: 'jump'; readonly atMs: number; readonly kwh: number }
  | { readonly kind: 'close'; readonly atMs: number; readonly month: number }
  | Buy
  /** The field's reader takes the card to the meter and to a counter, and buys nothing. */
  | { readonly kind: 'tell'; readonly atMs: number }
  /** Another meter with the same credit; its register begins at zero. */
  | { readonly kind: 'change'; readonly atMs: number };

export interface Buy {
  readonly kind: 'buy';
  readonly atMs: number;
  readonly amountCents: number;
  /** What the token will carry. */
  readonly energyDkwh: number;
  /** The card was at the meter before, and brings its report. */
  readonly tapsFirst: boolean;
  /** The token gets to the meter; false: bought without a card, and the digits never get there. */
  readonly taken: boolean;
  /** Bought with the card, which goes to the meter afterwards; false: on paper, by the number of the meter. */
  readonly byCard: boolean;
}

/** What a household sees of its meter after a step. */
export interface Standing {
  readonly creditWh: number;
}

/** What concerns a meter and nobody else. */
export type Befalling = Exclude<Step, { readonly kind: 'draw' | 'buy' | 'tell' | 'change' }>;
