import type { IsoMessage } from '@setrum/iso8583';
import type { BankBooks } from '../books/books.ts';
import type { Sale } from '../books/model.ts';
import type { BankLinkOptions } from '../link/model.ts';
import type { BankIdentity } from '../messages/identity.ts';
import type { Timers } from '../timers.ts';

export interface BankOptions {
  readonly link: Omit<BankLinkOptions, 'timers'>;
  readonly identity: BankIdentity;
  readonly books: BankBooks;
  readonly timers?: Timers;
  /** After this a sale without an answer is asked about, and asked about again. 35 s in the public client. */
  readonly answerWithinMs?: number;
  /** Repeats (2221, 2401) after the first advice or reversal; then it is a matter for a person. */
  readonly mostRepeats?: number;
}

export const bankDefaults = { answerWithinMs: 35_000, mostRepeats: 3 } as const;

/** How a sale ended, for whoever serves the customer. */
export interface Outcome {
  readonly sale: Sale;
  /** The answer that decided; null when none did. */
  readonly answer: IsoMessage | null;
  /** 20 digits for the customer's receipt; nowhere else. Null unless a token was sold. */
  readonly token: string | null;
}
