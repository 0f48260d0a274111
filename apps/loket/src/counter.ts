import { type CardMemory, openCard, readCard } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { PrepaidReceipt } from '@setrum/receipt';
import { type CardMap, readCardMap } from './card-map.ts';
import type { ByNumber, Centre } from './centre.ts';
import { isPending, type JournalEntry, newEntry } from './journal/entry.ts';
import type { Journal } from './journal/journal.ts';
import type { CardSession, Reader } from './reader/index.ts';
import { assertSameCard, meterOf, onReader } from './sale/card.ts';
import { carry, type WithCard } from './sale/carry.ts';
import { type CashCount, cashCount, salesOf } from './sale/cash.ts';
import type { ConfirmedVisit, NumberVisit, Sale, Visit } from './sale/model.ts';
import { cancel, endOnPaper, runSale, type SagaPorts, writeAgain } from './sale/saga.ts';

export interface CounterOptions {
  readonly reader: Reader;
  readonly centre: Centre;
  readonly journal: Journal;
  /** Makes the key of a new sale; never the same one twice. */
  readonly newRequestKey: () => string;
  /** How long the clerk waits for a card. */
  readonly cardWaitMs: number;
  /** The memory of the card in a session; found by its chip unless given. */
  readonly openCard?: (session: CardSession) => Promise<CardMemory>;
  /** The counter's clock. */
  readonly now?: () => Date;
}

/** Ends the waiting for a card early; the call rejects with the signal's reason. */
export interface Waiting {
  readonly signal?: AbortSignal;
}

/**
 * The counter agent at one reader: carries between card and centre, and never asks for a second token for one sale. One thing at a time:
 * SETRUM_COUNTER_BUSY while another call is at work. Several counters may share a journal.
 */
export class Counter {
  readonly #options: CounterOptions;
  /** Visits that a sale was begun for: a second click must not sell twice. */
  readonly #used = new WeakSet<object>();
  #busy = false;

  constructor(options: CounterOptions) {
    this.#options = options;
  }

  /** Reads the tapped card and asks who it is, with the meter's history. What waits for the meter is written on it, unless a pending sale brings it. */
  visit(waiting: Waiting = {}): Promise<Visit> {
    return this.#alone(async () => {
      const found = await this.#withCard(readCard, waiting);
      const meterNo = meterOf(found);
      const { centre } = this.#options;
      const inquiry = await centre.inquire(meterNo, onReader(found));
      const pending = this.pending().filter(({ cardUid }) => cardUid === found.uid);
      const asks = pending.length === 0 && inquiry.tokensWait === true;
      const ask = async () => (asks ? centre.mailboxAtTap(meterNo, onReader(found)) : null);
      // A card that was lifted since is not waited for.
      const onCard: WithCard = (use) => this.#withCard(use, waiting, 0);
      const { card, problem } = await carry(onCard, found, ask);
      return { card, inquiry, pending, notCarried: problem };
    });
  }

  /** What stands on a card, byte for byte. */
  inspect(waiting: Waiting = {}): Promise<CardMap> {
    return this.#alone(() => this.#withCard(readCardMap, waiting));
  }

  /**
   * A new sale for the card of this visit: bought, then written on the card. The card must lie on the reader: SETRUM_CARD_MISSING and
   * SETRUM_CARD_OTHER begin nothing. A visit is good for one sale, unless the centre declined it.
   */
  buy(visit: Visit, amountCents: number, waiting: Waiting = {}): Promise<Sale> {
    return this.#alone(async () => {
      this.#assertUnused(visit);
      const { uid } = visit.card;
      await this.#withCard(async (memory) => assertSameCard(memory, uid), waiting);
      const entry = await this.#begin(visit, visit.inquiry.meterNo, amountCents, uid);
      return this.#sell(visit, entry, () =>
        runSale(this.#ports(waiting), entry, onReader(visit.card)),
      );
    });
  }

  /** Looks up a customer who has no card with them. The name is to be read to the customer, then confirmed. */
  inquireByNumber(by: ByNumber): Promise<NumberVisit> {
    return this.#alone(async () => ({
      inquiry: await this.#options.centre.inquireByNumber(by, null),
    }));
  }

  /** The customer has said yes to this name: gives the meter's history, and lets it be sold to. SETRUM_HOLDER_NOT_CONFIRMED for another name. */
  confirmHolder(found: NumberVisit, holder: string): Promise<ConfirmedVisit> {
    return this.#alone(async () => {
      const { meterNo } = found.inquiry;
      const inquiry = await this.#options.centre.inquireByNumber({ meterNo }, holder);
      return { inquiry, confirmedHolder: holder };
    });
  }

  /** A new sale to a customer found by a number, whose name was confirmed: the customer types the token. */
  buyByNumber(visit: ConfirmedVisit, amountCents: number): Promise<Sale> {
    return this.#alone(async () => {
      this.#assertUnused(visit);
      const { meterNo, holder } = visit.inquiry;
      if (visit.confirmedHolder !== holder) {
        throw new SetrumError('SETRUM_HOLDER_NOT_CONFIRMED', { meterNo });
      }
      const entry = await this.#begin(visit, meterNo, amountCents, null);
      return this.#sell(visit, entry, () => runSale(this.#ports(), entry, null));
    });
  }

  /** A new sale by meter number alone, for callers who have seen to the name themselves. */
  buyOnPaper(meterNo: string, amountCents: number): Promise<Sale> {
    return this.#alone(async () => {
      const visit = {};
      const entry = await this.#begin(visit, meterNo, amountCents, null);
      return this.#sell(visit, entry, () => runSale(this.#ports(), entry, null));
    });
  }

  /** Sales that a power cut, a lost line or a pulled card left unfinished, of whatever day. */
  pending(): readonly JournalEntry[] {
    return this.#options.journal.pending();
  }

  /**
   * Takes an unfinished sale up again, under its own key: the centre repeats its answer if it had sold already.
   * For a sale with a card, waits for that very card; another one is refused with SETRUM_CARD_OTHER.
   */
  resume({ requestKey }: Named, waiting: Waiting = {}): Promise<Sale> {
    return this.#alone(async () => {
      const entry = this.#pendingSale(requestKey);
      const { cardUid } = entry;
      if (cardUid === null) return runSale(this.#ports(), entry, null);
      const card = await this.#withCard(async (memory) => {
        assertSameCard(memory, cardUid);
        return readCard(memory);
      }, waiting);
      const cardMeterNo = meterOf(card);
      if (cardMeterNo !== entry.meterNo) {
        const { meterNo } = entry;
        throw new SetrumError('SETRUM_CARD_METER_MISMATCH', { meterNo, cardMeterNo });
      }
      return runSale(this.#ports(waiting), entry, onReader(card));
    });
  }

  /**
   * Ends a sale whose card will not take the token: the customer has it on paper. Give `sale` when its answer is still in hand, for then the
   * centre need not be there.
   */
  giveOnPaper({ requestKey }: Named, sale: Sale | null = null): Promise<Sale> {
    return this.#alone(async () =>
      endOnPaper(this.#ports(), this.#pendingSale(requestKey), sale?.purchase ?? null),
    );
  }

  /** Calls off a sale whose outcome is open: nothing is ever sold under its key. SETRUM_SALE_MADE when it was sold already. */
  cancel({ requestKey }: Named): Promise<void> {
    return this.#alone(async () => {
      const entry = this.#pendingSale(requestKey);
      if (entry.step !== 'asked') throw new SetrumError('SETRUM_SALE_MADE');
      await cancel(this.#ports(), entry);
    });
  }

  /** Writes the token of a sale that went on paper, or whose card lost it, on the very card of the sale. The meter takes it once. */
  writeAgain({ requestKey }: Named, waiting: Waiting = {}): Promise<Sale> {
    return this.#alone(async () => {
      const entry = this.#sale(requestKey);
      const { step, cardUid } = entry;
      if (isPending(entry)) throw new SetrumError('SETRUM_SALE_OPEN', { step });
      const writable = cardUid !== null && (step === 'paper' || step === 'written');
      if (!writable) throw new SetrumError('SETRUM_SALE_ENDED', { step });
      return writeAgain(this.#ports(waiting), entry);
    });
  }

  /** The receipt of a sale again, from the centre, marked as a copy. */
  reprint(requestKey: string): Promise<PrepaidReceipt> {
    return this.#options.centre.receipt(requestKey);
  }

  /** Notes that the receipt of a sale is in the customer's hand; what is not noted may have been lost in a power cut. */
  async receiptPrinted(requestKey: string): Promise<void> {
    await this.#options.journal.record({ ...this.#sale(requestKey), printed: true });
  }

  /** The sales of a business day (WIB; today unless given), in the order in which they were begun. */
  todaysSales(day: string = this.#options.journal.today()): readonly JournalEntry[] {
    return salesOf(this.#options.journal.all(), day);
  }

  /** What must be in the till for a business day, by how its sales came out. */
  cashCount(day: string = this.#options.journal.today()): CashCount {
    return cashCount(this.#options.journal.all(), day);
  }

  #ports(waiting: Waiting = {}): SagaPorts {
    const { centre, journal } = this.#options;
    return { centre, journal, withCard: (use) => this.#withCard(use, waiting) };
  }

  #sale(requestKey: string): JournalEntry {
    const entry = this.#options.journal.find(requestKey);
    if (entry === null) throw new SetrumError('SETRUM_SALE_NOT_HERE', { requestKey });
    return entry;
  }

  #pendingSale(requestKey: string): JournalEntry {
    const entry = this.#sale(requestKey);
    if (isPending(entry)) return entry;
    throw new SetrumError('SETRUM_SALE_ENDED', { step: entry.step });
  }

  #assertUnused(visit: object): void {
    if (this.#used.has(visit)) throw new SetrumError('SETRUM_VISIT_OVER');
  }

  async #begin(
    visit: object,
    meterNo: string,
    amountCents: number,
    cardUid: string | null,
  ): Promise<JournalEntry> {
    const { journal, newRequestKey, now = () => new Date() } = this.#options;
    const sale = { requestKey: newRequestKey(), meterNo, amountCents, cardUid };
    const entry = newEntry(sale, now());
    await journal.begin(entry);
    this.#used.add(visit);
    return entry;
  }

  /** A declined sale leaves its visit good for another amount. */
  async #sell(visit: object, entry: JournalEntry, run: () => Promise<Sale>): Promise<Sale> {
    try {
      return await run();
    } finally {
      if (this.#sale(entry.requestKey).step === 'declined') this.#used.delete(visit);
    }
  }

  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#busy) {
      throw new SetrumError('SETRUM_COUNTER_BUSY', { reader: this.#options.reader.name });
    }
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  async #withCard<Result>(
    use: (memory: CardMemory) => Promise<Result>,
    { signal }: Waiting,
    waitMs = this.#options.cardWaitMs,
  ): Promise<Result> {
    const { reader, openCard: open = openByChip } = this.#options;
    const session = await reader.connect({ waitMs, ...(signal && { signal }) });
    try {
      return await use(await open(session));
    } finally {
      await session.close();
    }
  }
}

/** A sale by its key. */
type Named = Pick<JournalEntry, 'requestKey'>;

function openByChip({ transmit, atr }: CardSession): Promise<CardMemory> {
  return openCard(transmit, atr === null ? {} : { atr });
}
