import { randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import {
  Counter,
  httpCaller,
  httpCentre,
  type Journal,
  receiptLines,
  type Sale,
  type Visit,
} from '@setrum/loket';
import { textLines } from '@setrum/receipt';
import type { Line } from './line.ts';
import type { Pocket } from './pocket.ts';
import type { Tell } from './step-log.ts';

export interface DeskParts {
  readonly serverUrl: string;
  readonly accessKey: string;
  readonly line: Line;
  readonly pocket: Pocket;
  readonly journal: Journal;
  readonly tell: Tell;
}

/** A lost line is tried three times, quickly: somebody is looking on. */
const patience = { attempts: 3, pauseMs: 60 } as const;
const columns = 40;

/** The counter: the agent itself, over the visitor's reader and line. */
export class Desk {
  readonly counter: Counter;
  readonly #parts: DeskParts;
  visit: Visit | null = null;
  sale: (Sale & { readonly requestKey: string }) | null = null;
  receipt: readonly string[] | null = null;

  constructor(parts: DeskParts) {
    const { serverUrl: url, accessKey, line, pocket, journal } = parts;
    this.#parts = parts;
    const caller = httpCaller({ url, accessKey, fetch: line.fetchAs('counter'), ...patience });
    this.counter = new Counter({
      reader: pocket.reader,
      centre: httpCentre(caller),
      journal,
      newRequestKey: randomUUID,
      cardWaitMs: 0,
    });
  }

  /** Reads the card that lies there, and asks the centre who it is. */
  async inquire(): Promise<void> {
    this.clear();
    this.visit = await this.counter.visit();
    const { holder, tariff, powerVa } = this.visit.inquiry;
    this.#parts.tell('counter.read', { holder, tariff, powerVa });
  }

  /** Sells to the customer whose card was read. SETRUM_VISIT_OVER when none was. */
  async buy(amountCents: number): Promise<void> {
    const { visit } = this;
    if (visit === null) throw new SetrumError('SETRUM_VISIT_OVER');
    this.receipt = null;
    await this.#finish(() => this.counter.buy(visit, amountCents));
  }

  /** Takes up the oldest sale that is open. SETRUM_SALE_NOT_HERE when there is none. */
  async resume(): Promise<void> {
    const [entry] = this.counter.pending();
    if (entry === undefined) throw new SetrumError('SETRUM_SALE_NOT_HERE', { requestKey: '-' });
    this.receipt = null;
    await this.#finish(() => this.counter.resume(entry));
  }

  /** Prints the receipt of the sale in hand, or again that of the last one. SETRUM_SALE_NOT_HERE when nothing was sold. */
  async print(): Promise<void> {
    const last = this.counter.todaysSales().findLast(({ soldAt }) => soldAt !== null);
    const requestKey = this.sale?.requestKey ?? last?.requestKey;
    if (requestKey === undefined)
      throw new SetrumError('SETRUM_SALE_NOT_HERE', { requestKey: '-' });
    this.receipt =
      this.sale === null
        ? textLines(await this.counter.reprint(requestKey), columns)
        : receiptLines(this.sale.purchase);
    await this.counter.receiptPrinted(requestKey);
    this.#parts.tell('counter.printed', { lines: this.receipt.length });
  }

  /** The customer has gone. */
  clear(): void {
    this.visit = null;
    this.sale = null;
    this.receipt = null;
  }

  async #finish(sell: () => Promise<Sale>): Promise<void> {
    const { tell, pocket } = this.#parts;
    this.sale = null;
    const sale = await pocket.during('counter', sell);
    const { requestKey, energyDkwh, totalCents } = sale.purchase;
    this.sale = { ...sale, requestKey };
    tell('counter.sold', { energyDkwh, totalCents });
    if (sale.card === 'written') tell('counter.delivered', { energyDkwh });
    else tell(sale.card === 'paper' ? 'counter.paper' : 'counter.pending', { energyDkwh });
    if (sale.problem !== null) throw sale.problem;
    this.visit = null;
  }
}
