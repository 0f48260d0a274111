import type { TracedReport } from '../../profile/index.ts';
import type { TracedMailbox, TracedToken } from '../../vending/index.ts';
import type { ManualAdvice } from '../advice/model.ts';
import type { PostingLine } from '../ledger/postings.ts';

/** Everything on record about a sale, in the order in which it happened. No token is told. */
export interface SaleTrace {
  readonly message: TracedMessage;
  /** How the amount was divided; null for bills. */
  readonly quote: TracedQuote | null;
  readonly events: readonly TracedEvent[];
  /** The purchase that the tokens were made for, where this one has collected them. */
  readonly tokensFrom: string | null;
  readonly tokens: readonly TracedToken[];
  readonly mailboxes: readonly TracedMailbox[];
  readonly reports: readonly TracedReport[];
  readonly advice: ManualAdvice | null;
  readonly prints: readonly TracedPrint[];
  readonly deliveries: readonly TracedDelivery[];
}

/** What the seller asked for, and by which door. */
export interface TracedMessage {
  /** Known by the references of an inquiry, which only messages of banks bring back. */
  readonly door: 'iso8583' | 'http';
  /** Field 11, of a bank's message. */
  readonly stan: string | null;
  readonly requestKey: string;
  readonly partnerId: string;
  readonly counterId: string | null;
  readonly terminalId: string | null;
  readonly channel: string;
  readonly channelName: string | null;
  readonly plnRef: string | null;
  readonly switcherRef: string | null;
  readonly buyingOption: 'new' | 'unsold' | null;
  readonly cardUid: string | null;
  readonly mailboxSequence: number | null;
}

export interface TracedQuote {
  readonly tariff: string;
  readonly powerVa: number;
  readonly unit: string;
  readonly priceCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly energyDkwh: number;
  /** What the formula gave before rounding, hundredths of a kWh. */
  readonly energyComputedCkwh: number;
  readonly ruleIds: readonly string[];
}

/** An event of the ledger that belongs to the sale. */
export interface TracedEvent {
  readonly kind: 'sale' | 'taken-back';
  readonly shard: string;
  readonly eventId: string;
  readonly at: Date;
  readonly lines: readonly PostingLine[];
}

export interface TracedPrint {
  readonly at: Date;
  readonly partnerId: string;
  readonly counterId: string;
  readonly format: string;
  readonly original: boolean;
}

/** What was told to the partner's own server. */
export interface TracedDelivery {
  readonly event: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly occurredAt: Date;
  readonly deliveredAt: Date | null;
}
