import { SetrumError } from '@setrum/errors';
import { type CardMapView, cardMapView } from '../card-map.ts';
import type { ByNumber, Purchase } from '../centre.ts';
import type { Counter } from '../counter.ts';
import { isPending, type JournalEntry } from '../journal/entry.ts';
import type { Printer } from '../print/index.ts';
import type { CashCount } from '../sale/cash.ts';
import type { Sale } from '../sale/model.ts';
import type { Agent } from './agent.ts';
import { DeskPrinter, type PrintedView } from './desk-printer.ts';
import { problemOrNull } from './problem.ts';
import { SalesInHand } from './sales-in-hand.ts';
import {
  cardView,
  type ReaderView,
  readerView,
  type SaleView,
  saleView,
  type VisitView,
} from './views.ts';
import { type OpenVisit, OpenVisits } from './visits.ts';

/** At which reader, by a part of its name, and what ends the waiting for a card early. */
export interface AtReader {
  readonly reader?: string | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface BuyRequest extends AtReader {
  readonly visitId: string;
  readonly amountCents: number;
  /** Made by the caller, new for each sale: asked again under it, the same sale is told and none is made. */
  readonly saleId: string;
}

/** Today's sales, and what must be in the till. */
export interface DayView {
  readonly sales: readonly JournalEntry[];
  readonly cash: CashCount;
}

/** What has become of a sale. */
export interface SaleState {
  readonly saleId: string;
  readonly state: 'running' | JournalEntry['step'];
  readonly entry: JournalEntry | null;
  /** What was sold, while this agent still has it in hand. */
  readonly sale: SaleView | null;
}

/** Everything that a clerk can do, by verbs: the browser's page and the terminal are two faces of it. */
export class Desk {
  readonly #agent: Agent;
  readonly #printer: DeskPrinter;
  readonly #visits = new OpenVisits();
  readonly #sales = new SalesInHand();

  constructor(agent: Agent, printer: Printer, soldBy: string | null) {
    this.#agent = agent;
    this.#printer = new DeskPrinter(printer, soldBy);
  }

  readers(): readonly ReaderView[] {
    return this.#agent.board.list().map(readerView);
  }

  /** Waits for a tap: who is it, what does the card say, what has been bought, what is left. */
  async visit({ reader = null, signal }: AtReader): Promise<VisitView> {
    const station = this.#agent.station(reader);
    const visit = await station.run((counter) => counter.visit(waitingFor(signal)));
    const open = { kind: 'card', reader: station.name, visit } as const;
    return this.#viewOf(this.#visits.add(open), open);
  }

  /** Waits for a tap, and reads the card's map as it is, for whoever looks at its bytes; the centre is not asked. */
  async inspect({ reader = null, signal }: AtReader): Promise<CardMapView> {
    const station = this.#agent.station(reader);
    return cardMapView(await station.run((counter) => counter.inspect(waitingFor(signal))));
  }

  /** A customer without a card. The name is read to them, then confirmed. */
  async find(by: ByNumber): Promise<VisitView> {
    const visit = await this.#agent.desk().inquireByNumber(by);
    const open = { kind: 'number', visit } as const;
    return this.#viewOf(this.#visits.add(open), open);
  }

  /** SETRUM_HOLDER_NOT_CONFIRMED when that is not the name. */
  async confirm(visitId: string, holder: string): Promise<VisitView> {
    const found = this.#visits.get(visitId);
    if (found.kind === 'card') return this.#viewOf(visitId, found);
    const visit = await this.#agent.desk().confirmHolder(found.visit, holder);
    const open = { kind: 'confirmed', visit } as const;
    this.#visits.putBack(visitId, open);
    return this.#viewOf(visitId, open);
  }

  buy(request: BuyRequest): Promise<SaleView> {
    const { saleId, amountCents } = request;
    return this.#sales.once(saleId, amountCents, this.#entry(saleId), () => this.#sell(request));
  }

  pending(): readonly JournalEntry[] {
    return this.#agent.parts.journal.pending();
  }

  /** Takes an unfinished sale up again; one with a card waits for that card. */
  resume(saleId: string, at: AtReader = {}): Promise<SaleView> {
    const named = { requestKey: saleId };
    return this.#sales.alone(saleId, async () => {
      const entry = this.#known(saleId);
      // Before a reader is asked for that nobody needs.
      if (!isPending(entry)) throw new SetrumError('SETRUM_SALE_ENDED', { step: entry.step });
      if (entry.cardUid === null) return this.#keep(saleId, await this.#agent.desk().resume(named));
      return this.#atCard(saleId, at, (counter, waiting) => counter.resume(named, waiting));
    });
  }

  /** Writes the token of a sale that went on paper, or that its card lost, on the very card of the sale. */
  writeAgain(saleId: string, at: AtReader = {}): Promise<SaleView> {
    return this.#sales.alone(saleId, () =>
      this.#atCard(saleId, at, (counter, waiting) =>
        counter.writeAgain({ requestKey: saleId }, waiting),
      ),
    );
  }

  /** Ends a sale whose card takes nothing: the token goes on paper. */
  giveOnPaper(saleId: string): Promise<SaleView> {
    const made = this.#sales.made(saleId);
    return this.#sales.alone(saleId, async () =>
      this.#keep(saleId, await this.#agent.desk().giveOnPaper({ requestKey: saleId }, made)),
    );
  }

  /** Calls off a sale whose outcome is open: nothing is ever sold under it. SETRUM_SALE_MADE when it was. */
  async cancel(saleId: string): Promise<SaleState> {
    await this.#sales.alone(saleId, () => this.#agent.desk().cancel({ requestKey: saleId }));
    return this.sale(saleId);
  }

  /** SETRUM_SALE_NOT_HERE when this counter knows of none. */
  sale(saleId: string): SaleState {
    const made = this.#sales.made(saleId);
    const sale = made === null ? null : saleView(saleId, made);
    if (this.#sales.isRunning(saleId)) {
      return { saleId, state: 'running', entry: this.#entry(saleId), sale };
    }
    const entry = this.#known(saleId);
    return { saleId, state: entry.step, entry, sale };
  }

  /** The sales of a business day, today unless given, and the cash count. */
  today(day?: string): DayView {
    const desk = this.#agent.desk();
    return { sales: desk.todaysSales(day), cash: desk.cashCount(day) };
  }

  /** Prints the receipt of a sale: the original once, afterwards copies that say so. */
  print(saleId: string): Promise<PrintedView> {
    return this.#sales.alone(`print ${saleId}`, async () => {
      const entry = this.#known(saleId);
      if (entry.printed) return this.#printer.copy(this.#agent.desk(), saleId);
      if (isPending(entry) && entry.step !== 'sold') {
        throw new SetrumError('SETRUM_SALE_OPEN', { step: entry.step });
      }
      return this.#printer.original(this.#agent.desk(), saleId, await this.#purchase(saleId));
    });
  }

  /** Prints a copy, marked as one, also of an original that never came out. */
  reprint(saleId: string): Promise<PrintedView> {
    return this.#printer.copy(this.#agent.desk(), saleId);
  }

  /** Resolves when every sale and print that is under way has ended: the journal may be closed. */
  settled(): Promise<void> {
    return this.#sales.settled();
  }

  async #sell({ visitId, amountCents, saleId, signal }: BuyRequest): Promise<Sale> {
    const open = this.#visits.take(visitId);
    try {
      return await this.#sellTo(open, amountCents, saleId, signal);
    } finally {
      const step = this.#entry(saleId)?.step;
      // A sale that did not begin, or was declined, leaves the customer there for another amount.
      if (step === undefined || step === 'declined') this.#visits.putBack(visitId, open);
    }
  }

  #sellTo(
    open: OpenVisit,
    amountCents: number,
    saleId: string,
    signal: AbortSignal | undefined,
  ): Promise<Sale> {
    switch (open.kind) {
      case 'card':
        return this.#agent
          .station(open.reader)
          .run((counter) => counter.buy(open.visit, amountCents, waitingFor(signal)), saleId);
      case 'confirmed':
        return this.#agent.desk(saleId).buyByNumber(open.visit, amountCents);
      case 'number': {
        const { meterNo } = open.visit.inquiry;
        throw new SetrumError('SETRUM_HOLDER_NOT_CONFIRMED', { meterNo });
      }
    }
  }

  async #atCard(
    saleId: string,
    { reader = null, signal }: AtReader,
    work: (counter: Counter, waiting: { signal?: AbortSignal }) => Promise<Sale>,
  ): Promise<SaleView> {
    const station = this.#agent.station(reader);
    const sale = await station.run((counter) => work(counter, waitingFor(signal)));
    return this.#keep(saleId, sale);
  }

  #keep(saleId: string, sale: Sale): SaleView {
    this.#sales.keep(saleId, sale);
    return saleView(saleId, sale);
  }

  #viewOf(visitId: string, open: OpenVisit): VisitView {
    const { inquiry } = open.visit;
    const card = open.kind === 'card' ? cardView(open.visit.card) : null;
    return {
      ...{ visitId, inquiry, card },
      reader: open.kind === 'card' ? open.reader : null,
      toConfirm: open.kind === 'number',
      pending: open.kind === 'card' ? open.visit.pending : [],
      notCarried: open.kind === 'card' ? problemOrNull(open.visit.notCarried) : null,
    };
  }

  async #purchase(saleId: string): Promise<Purchase> {
    const made = this.#sales.made(saleId);
    return made?.purchase ?? (await this.#agent.parts.centre.find(saleId));
  }

  #entry(saleId: string): JournalEntry | null {
    return this.#agent.parts.journal.find(saleId);
  }

  #known(saleId: string): JournalEntry {
    const entry = this.#entry(saleId);
    if (entry === null) throw new SetrumError('SETRUM_SALE_NOT_HERE', { requestKey: saleId });
    return entry;
  }
}

function waitingFor(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
