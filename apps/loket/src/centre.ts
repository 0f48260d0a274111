import type { Caller } from './http.ts';

/** What the counter passes on of a card: UID, sequence of the live mailbox, report bytes as they are. */
export interface CardOnReader {
  readonly uid: string;
  readonly mailboxSequence: number;
  readonly reportImage: Uint8Array;
}

export interface Inquiry {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly allowedDkwh: number;
  readonly adminCents: number;
  readonly reportReceived: boolean;
}

export interface Purchase {
  readonly reference: string;
  readonly requestKey: string;
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly purchasedAt: string;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly stampCents: number;
  readonly ppnCents: number;
  readonly ppjCents: number;
  readonly instalmentCents: number;
  readonly tokenCents: number;
  readonly pricePerKwhCents?: number;
  readonly energyDkwh: number;
  readonly vendingReceiptNo?: string;
  /** Null or absent unless the sale came over a switch. */
  readonly switcherRef?: string | null;
  /** Further credits that came along. */
  readonly compensations?: readonly {
    readonly kind: string;
    readonly token: string;
    readonly energyDkwh: number;
  }[];
  /** To be entered in this order before the token. */
  readonly keyChange: readonly string[];
  readonly token: string;
  readonly mailbox: {
    readonly cardUid: string;
    readonly sequence: number;
    readonly image: string;
  } | null;
}

export interface PurchaseOrder {
  readonly requestKey: string;
  readonly meterNo: string;
  readonly amountCents: number;
  readonly card: CardOnReader | null;
}

/** P2APST as a counter sees it. */
export interface Centre {
  inquire(meterNo: string, card: CardOnReader | null): Promise<Inquiry>;
  /** Asks until there is an answer or the attempts are used up; always under the same key, so it is sold once. */
  buy(order: PurchaseOrder): Promise<Purchase>;
  /** What became of a sale: its answer again, or the decline; SETRUM_PURCHASE_UNKNOWN when it never happened. */
  find(requestKey: string): Promise<Purchase>;
}

/** P2APST over HTTP. */
export function httpCentre(caller: Caller): Centre {
  return {
    inquire: (meterNo, card) => caller.post('/api/v1/inquiries', { meterNo, ...cardBody(card) }),
    buy: ({ requestKey, meterNo, amountCents, card }) =>
      caller.post(
        '/api/v1/purchases',
        { meterNo, amountCents, ...cardBody(card) },
        { 'idempotency-key': requestKey },
      ),
    find: (requestKey) => caller.get(`/api/v1/purchases/${encodeURIComponent(requestKey)}`),
  };
}

function cardBody(card: CardOnReader | null): object {
  if (card === null) return {};
  const report = Buffer.from(card.reportImage).toString('base64');
  return { card: { uid: card.uid, mailboxSequence: card.mailboxSequence, report } };
}
