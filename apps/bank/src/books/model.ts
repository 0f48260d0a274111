import type { IsoMessage } from '@setrum/iso8583';

/**
 * What the bank knows of a sale: `asked` on its way; `sold` the customer is charged; `refused` the customer has the money back;
 * `unknown` the host is being asked what became of it; `manual` a person must find out.
 */
export type SaleState = 'asked' | 'sold' | 'refused' | 'unknown' | 'manual';

/** What a token cost in all its parts. Rupiah x 100; energy in 0.01 kWh. */
export interface SaleFigures {
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly energyCkwh: number;
}

/** What the bank writes down when it hears of a sale or decides on it. */
export interface Verdict {
  readonly state: SaleState;
  /** Field 39 of the answer that decided; null without one. */
  readonly code: string | null;
  /** Why, in words, where a code does not say it. */
  readonly detail?: string;
  /** Field 15 of the answer, YYYYMMDD. */
  readonly settlementDate?: string;
  readonly figures?: SaleFigures;
  /** SHA-256 of the token's 20 digits, hex. */
  readonly tokenSha256?: string;
  /** The digits under the key of the books' owner; absent where the books have no safe. */
  readonly sealedToken?: string;
  readonly vendingReceiptNo?: string;
}

/** A line of the books. They are only ever added to. */
export type BookLine =
  | {
      readonly event: 'asked';
      readonly sale: string;
      readonly at: string;
      /** The 2200 as it was sent, without what the card brought: advice and reversal are made from it. */
      readonly request: IsoMessage;
      readonly subject: string;
      readonly idpel: string;
      readonly amountCents: number;
      readonly adminCents: number;
    }
  /** The host is asked again: advice, reversal or their repeats. */
  | { readonly event: 'again'; readonly sale: string; readonly at: string; readonly mti: string }
  /** An answer that came too late to count; it is only kept. */
  | {
      readonly event: 'late';
      readonly sale: string;
      readonly at: string;
      readonly code: string;
      readonly tokenSha256: string | null;
    }
  | ({ readonly event: 'verdict'; readonly sale: string; readonly at: string } & Verdict);

/** A sale as its lines add up. */
export interface Sale extends Verdict {
  /** Local time and trace number, `YYYYMMDDhhmmss-` and 12 digits. */
  readonly id: string;
  readonly stan: string;
  readonly at: string;
  /** The bank's day, YYYY-MM-DD, by field 12. */
  readonly day: string;
  readonly request: IsoMessage;
  /** Field 2. */
  readonly product: string;
  /** Meter, registration or customer number. */
  readonly subject: string;
  readonly idpel: string;
  readonly amountCents: number;
  readonly adminCents: number;
  /** Messages sent after the first. */
  readonly asksAgain: number;
  readonly late: readonly { readonly code: string; readonly tokenSha256: string | null }[];
}

/** What the bank holds of its customers' money for a sale in this state. */
export function chargedCents({ state, amountCents, adminCents }: Sale): number {
  return state === 'refused' ? 0 : amountCents + adminCents;
}
