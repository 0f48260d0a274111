import { SetrumError } from '@setrum/errors';
import { type IsoMessage, type NetworkAction, plnProducts } from '@setrum/iso8583';
import type { Asked, BankBooks } from '../books/books.ts';
import type { Sale, Verdict } from '../books/model.ts';
import { BankLink } from '../link/link.ts';
import type { LinkEvent } from '../link/model.ts';
import {
  type BillOffer,
  type BillSubject,
  billInquiryRequest,
  paymentRequest,
  readBillOffer,
  reversalRequest,
} from '../messages/bills.ts';
import { codeOf } from '../messages/frame.ts';
import type { BankIdentity } from '../messages/identity.ts';
import { Marks } from '../messages/mark.ts';
import { networkRequest } from '../messages/network.ts';
import {
  adviceRequest,
  inquiryRequest,
  type MeterOrCustomer,
  type PrepaidInquiry,
  type PurchaseOrder,
  purchaseRequest,
  readInquiry,
} from '../messages/prepaid.ts';
import { pause, systemTimers, type Timers } from '../timers.ts';
import { judge, tokenHash, tokenOf } from './judge.ts';
import { type BankOptions, bankDefaults, type Outcome } from './model.ts';
import { accepted } from './refusal.ts';

/**
 * A partner bank: it sells, charges its customers, keeps books, and when an answer stays away asks what became of the sale - a token by
 * advice, a bill by reversal - until it knows or a person must take over.
 */
export class Bank {
  readonly link: BankLink;
  readonly books: BankBooks;
  readonly #identity: BankIdentity;
  readonly #timers: Timers;
  readonly #marks: Marks;
  readonly #answerWithinMs: number;
  readonly #mostRepeats: number;

  private constructor(options: BankOptions, link: BankLink) {
    this.link = link;
    this.books = options.books;
    this.#identity = options.identity;
    this.#timers = options.timers ?? systemTimers;
    this.#marks = new Marks(() => this.#timers.now());
    this.#answerWithinMs = options.answerWithinMs ?? bankDefaults.answerWithinMs;
    this.#mostRepeats = options.mostRepeats ?? bankDefaults.mostRepeats;
  }

  /** SETRUM_BANK_UNREACHABLE when the host does not take the connection. */
  static async connect(options: BankOptions): Promise<Bank> {
    let bank: Bank | null = null;
    const onEvent = (event: LinkEvent): void => {
      if (bank !== null) bank.#hear(event);
      options.link.onEvent?.(event);
    };
    const timers = options.timers ?? systemTimers;
    bank = new Bank(options, await BankLink.connect({ ...options.link, timers, onEvent }));
    return bank;
  }

  close(): Promise<void> {
    return this.link.close();
  }

  /** Sign-on, sign-off or echo; SETRUM_BANK_REFUSED unless the host says 0000. */
  async network(action: NetworkAction): Promise<IsoMessage> {
    return this.#ask(networkRequest(this.#identity, this.#marks.next(), action));
  }

  /** Who has this meter, and what may be bought; SETRUM_BANK_REFUSED with the host's code. */
  async inquire(by: MeterOrCustomer): Promise<PrepaidInquiry> {
    return readInquiry(await this.#ask(inquiryRequest(this.#identity, this.#marks.next(), by)));
  }

  async inquireBill(subject: BillSubject): Promise<BillOffer> {
    const request = billInquiryRequest(this.#identity, this.#marks.next(), subject);
    return readBillOffer(await this.#ask(request));
  }

  /** Inquiry and purchase. Resolves when the sale is decided or a person must decide it. */
  async buy(by: MeterOrCustomer, order: PurchaseOrder): Promise<Outcome> {
    return this.purchase(await this.inquire(by), order);
  }

  /** A purchase after its inquiry. Errors of BankLink.request that mean that nothing was sent are thrown; the books say refused. */
  async purchase(inquiry: PrepaidInquiry, order: PurchaseOrder): Promise<Outcome> {
    const request = purchaseRequest(this.#identity, this.#marks.next(), inquiry.answer, order);
    const { meterNo: subject, idpel, adminCents } = inquiry;
    return this.#sell({ request, subject, idpel, amountCents: order.amountCents, adminCents });
  }

  /** Pays what an inquiry offered; postpaid: the oldest `billCount` bills, all that are listed unless told. */
  async pay(offer: BillOffer, billCount = offer.billsCents.length): Promise<Outcome> {
    const request = paymentRequest(this.#identity, this.#marks.next(), offer, billCount);
    const { subject, idpel, adminCents } = offer;
    const paid = offer.billsCents.slice(0, billCount);
    const amountCents = paid.reduce((sum, cents) => sum + cents, 0);
    return this.#sell({ request, subject, idpel, amountCents, adminCents });
  }

  /**
   * Asks what became of a sale in the books: prepaid by advice, else by reversal, which also takes a payment back that stands.
   * SETRUM_BANK_SALE_UNKNOWN.
   */
  async settle(idOrStan: string): Promise<Outcome> {
    return this.#settle(this.books.find(idOrStan));
  }

  /** Takes up what a crash left open: every sale that was asked for and never decided. */
  async resume(): Promise<readonly Outcome[]> {
    const left = this.books.sales.filter(({ state }) => state === 'asked' || state === 'unknown');
    return Promise.all(left.map((sale) => this.#settle(sale)));
  }

  async #sell(asked: Asked): Promise<Outcome> {
    const id = this.books.ask(asked);
    const end = this.#timers.now().getTime() + this.#answerWithinMs;
    let answer: IsoMessage | null;
    try {
      answer = await this.#exchange(asked.request);
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'not sent';
      this.books.decide(id, { state: 'refused', code: null, detail });
      throw error;
    }
    const outcome = this.#decide(id, asked.request, answer);
    if (outcome.sale.state !== 'unknown') return outcome;
    await this.#waitUntil(end);
    return this.#settle(outcome.sale);
  }

  async #settle(sale: Sale): Promise<Outcome> {
    const { request, id } = sale;
    const again = request.fields[2] === plnProducts.prepaid ? adviceRequest : reversalRequest;
    const isFirst = sale.asksAgain === 0;
    let last: Outcome = { sale, answer: null, token: null };
    for (let turn = isFirst ? 0 : 1; turn <= this.#mostRepeats; turn++) {
      const end = this.#timers.now().getTime() + this.#answerWithinMs;
      const message = again(request, turn > 0);
      this.books.askAgain(id, message.mti);
      last = this.#decide(id, request, await this.#exchangeOrNothing(message));
      if (last.sale.state !== 'unknown') return last;
      await this.#waitUntil(end);
    }
    const { code, detail } = last.sale;
    const open = detail === undefined ? { code } : { code, detail };
    return { ...last, sale: this.books.decide(id, { state: 'manual', ...open }) };
  }

  #decide(id: string, request: IsoMessage, answer: IsoMessage | null): Outcome {
    const verdict: Verdict =
      answer === null ? { state: 'unknown', code: null } : judge(request, answer);
    const token = answer !== null && verdict.state === 'sold' ? tokenOf(answer) : null;
    return { sale: this.books.decide(id, verdict, token), answer, token };
  }

  /** The answer, or null when none came in time or the line broke. Throws what says that nothing was sent. */
  async #exchange(message: IsoMessage): Promise<IsoMessage | null> {
    const { received } = this.link;
    try {
      return await this.link.request(message, { timeoutMs: this.#answerWithinMs });
    } catch (error) {
      if (!isSilence(error)) throw error;
      // Not a sign of life in all that time: the connection may be half open.
      if (this.link.received === received) this.link.renew();
      return null;
    }
  }

  /** For asking again: that the host cannot be reached is as good as silence. */
  async #exchangeOrNothing(message: IsoMessage): Promise<IsoMessage | null> {
    try {
      return await this.#exchange(message);
    } catch (error) {
      if (error instanceof SetrumError) return null;
      throw error;
    }
  }

  async #ask(message: IsoMessage): Promise<IsoMessage> {
    return accepted(await this.link.request(message, { timeoutMs: this.#answerWithinMs }));
  }

  async #waitUntil(endMs: number): Promise<void> {
    const leftMs = endMs - this.#timers.now().getTime();
    if (leftMs > 0) await pause(this.#timers, leftMs);
  }

  /** An answer that comes late or twice decides nothing: it is kept, so that a second token for one sale would show. */
  #hear(event: LinkEvent): void {
    if (event.kind !== 'late' && event.kind !== 'unexpected') return;
    const { fields } = event.message;
    const id = `${fields[12]}-${fields[11]}`;
    if (!this.books.has(id)) return;
    const token = tokenOf(event.message);
    this.books.noteLate(id, codeOf(event.message), token === null ? null : tokenHash(token));
  }
}

function isSilence(error: unknown): boolean {
  return (
    error instanceof SetrumError &&
    (error.code === 'SETRUM_BANK_NO_ANSWER' || error.code === 'SETRUM_BANK_LINK_CLOSED')
  );
}
