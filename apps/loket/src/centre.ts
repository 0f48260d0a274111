import type { PrepaidReceipt } from '@setrum/receipt';
import type { Caller, Patience } from './http.ts';

/** What the counter passes on of a card: UID, sequence of the live mailbox, report bytes as they are. */
export interface CardOnReader {
  readonly uid: string;
  readonly mailboxSequence: number;
  readonly reportImage: Uint8Array;
}

/** What a customer without a card brings. */
export type ByNumber = { readonly meterNo: string } | { readonly idpel: string };

export interface Inquiry {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly allowedDkwh: number;
  readonly adminCents: number;
  readonly reportReceived: boolean;
  /** Whether `mailboxAtTap` has something for the card; absent: an older centre, which is not asked. */
  readonly tokensWait?: boolean;
  /** Null or absent: not asked for, or neither card nor confirmed name entitles to it. */
  readonly history?: MeterHistory | null;
}

/** What a clerk can answer questions with. It holds no tokens, and no names of other partners. */
export interface MeterHistory {
  /** The last ones that stand, newest first. */
  readonly purchases: readonly PastPurchase[];
  /** What the meter last said of itself; null when it has not been heard of. */
  readonly reading: LastReading | null;
}

export interface PastPurchase {
  readonly reference: string;
  readonly purchasedAt: string;
  /** Rupiah x 100, without the seller's own charge. */
  readonly amountCents: number;
  readonly energyDkwh: number;
  /** Whether it was sold by the partner that asks. */
  readonly own: boolean;
  /** `unknown`: no card has told yet; tokens typed at a meter without a card are never heard of. */
  readonly arrival: 'taken' | 'refused' | 'unknown';
}

export interface LastReading {
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly tamper: boolean;
  readonly lowCredit: boolean;
  readonly supplyOff: boolean;
  /** By the meter's clock. */
  readonly readAt: string;
  /** When the centre got it. */
  readonly receivedAt: string;
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
  readonly mailbox: CardMailbox | null;
}

/** What is to be written on a card as it is. */
export interface CardMailbox {
  readonly cardUid: string;
  readonly sequence: number;
  /** 96 bytes, base64. */
  readonly image: string;
}

/** Which sale; what the centre knows it by. */
export interface PurchaseName {
  readonly requestKey: string;
  readonly meterNo: string;
  readonly amountCents: number;
}

export interface PurchaseOrder extends PurchaseName {
  readonly card: CardOnReader | null;
}

/** P2APST as a counter sees it. */
export interface Centre {
  /** Who is it, and with a card of the meter also its history. */
  inquire(meterNo: string, card: CardOnReader | null): Promise<Inquiry>;
  /**
   * Who is it, by a number that was typed. With the name that the customer has said yes to, also the history: SETRUM_HOLDER_NOT_CONFIRMED when
   * that is not the centre's.
   */
  inquireByNumber(by: ByNumber, confirmedHolder: string | null): Promise<Inquiry>;
  /** What waits for a meter and can go home with its card though nothing is bought; null: nothing, or all of it lies on the card. */
  mailboxAtTap(meterNo: string, card: CardOnReader): Promise<CardMailbox | null>;
  /** Asks until there is an answer or the attempts are used up; always under the same key, so it is sold once. */
  buy(order: PurchaseOrder): Promise<Purchase>;
  /** What became of a sale: its answer again, or the decline; SETRUM_PURCHASE_UNKNOWN when it never happened. */
  find(requestKey: string): Promise<Purchase>;
  /** The same for good: after SETRUM_PURCHASE_UNKNOWN nothing is ever sold under this key, though a request were still on its way. */
  conclude(name: PurchaseName): Promise<Purchase>;
  /** The receipt again, marked as a copy. */
  receipt(requestKey: string): Promise<PrepaidReceipt>;
}

/** The customer stands there, and what waits goes with the next tap as well. */
const besideTheQueue: Patience = { timeoutMs: 5_000, attempts: 1 };

/** P2APST over HTTP. */
export function httpCentre(caller: Caller): Centre {
  const pathOf = (requestKey: string): string =>
    `/api/v1/purchases/${encodeURIComponent(requestKey)}`;
  return {
    inquire: (meterNo, card) =>
      caller.post('/api/v1/inquiries', {
        meterNo,
        ...cardBody(card),
        ...(card !== null && { history: true }),
      }),
    inquireByNumber: (by, confirmedHolder) =>
      caller.post('/api/v1/inquiries', {
        ...('meterNo' in by ? { meterNo: by.meterNo } : { idpel: by.idpel }),
        ...(confirmedHolder !== null && { history: true, confirmedHolder }),
      }),
    mailboxAtTap: async (meterNo, card) => {
      const body = { meterNo, ...cardBody(card) };
      const { mailbox } = await caller.post<{ mailbox: CardMailbox | null }>(
        '/api/v1/card-mailboxes',
        body,
        {},
        besideTheQueue,
      );
      return mailbox;
    },
    buy: ({ requestKey, meterNo, amountCents, card }) =>
      caller.post(
        '/api/v1/purchases',
        { meterNo, amountCents, ...cardBody(card) },
        { 'idempotency-key': requestKey },
      ),
    find: (requestKey) => caller.get(pathOf(requestKey)),
    conclude: ({ requestKey, meterNo, amountCents }) =>
      caller.post(`${pathOf(requestKey)}/conclusion`, { meterNo, amountCents }),
    receipt: (requestKey) =>
      caller.get(`/api/v1/receipts/purchases/${encodeURIComponent(requestKey)}?format=json`),
  };
}

function cardBody(card: CardOnReader | null): object {
  if (card === null) return {};
  const report = Buffer.from(card.reportImage).toString('base64');
  return { card: { uid: card.uid, mailboxSequence: card.mailboxSequence, report } };
}
