/** As GET /api/v1/sales/{reference}/trace tells it. */
export interface SaleTrace {
  readonly message: TracedMessage;
  readonly quote: TracedQuote | null;
  readonly events: readonly TracedEvent[];
  readonly tokensFrom: string | null;
  readonly tokens: readonly TracedToken[];
  readonly mailboxes: readonly TracedMailbox[];
  readonly reports: readonly TracedReport[];
  readonly advice: TracedAdvice | null;
  readonly prints: readonly {
    readonly at: string;
    readonly partnerId: string;
    readonly counterId: string;
    readonly format: string;
    readonly original: boolean;
  }[];
  readonly deliveries: readonly {
    readonly event: string;
    readonly state: string;
    readonly attempts: number;
    readonly lastStatus: number | null;
    readonly occurredAt: string;
    readonly deliveredAt: string | null;
  }[];
}

export interface TracedMessage {
  readonly door: 'iso8583' | 'http';
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
  readonly energyComputedCkwh: number;
  readonly ruleIds: readonly string[];
}

export interface PostingLine {
  readonly account: string;
  readonly nameId: string | null;
  readonly nameEn: string | null;
  readonly amountCents: number;
}

export interface TracedEvent {
  readonly kind: 'sale' | 'taken-back';
  readonly shard: string;
  readonly eventId: string;
  readonly at: string;
  readonly lines: readonly PostingLine[];
}

export interface TracedToken {
  readonly part: number;
  readonly class: number;
  readonly subclass: number;
  readonly keyVersion: number;
  readonly sgc: string;
  readonly krn: number;
  readonly baseDate: number;
  readonly tid: number | null;
  readonly units: number;
  readonly issuedAt: string;
  readonly cardUid: string | null;
  readonly result: number | null;
  readonly resultAt: string | null;
}

export interface TracedMailbox {
  readonly cardUid: string;
  readonly sequence: number;
  readonly madeAt: string;
  readonly tokens: number;
  readonly own: number;
}

export interface TracedReport {
  readonly cardUid: string;
  readonly sequence: number;
  readonly toldAt: string;
  readonly receivedAt: string;
  readonly verification: string;
  readonly reason: string | null;
  readonly counted: boolean;
  readonly withSale: boolean;
}

export interface TracedAdvice {
  readonly kind: string;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly state: string;
  readonly closedBy: string | null;
  readonly reason: string | null;
}
