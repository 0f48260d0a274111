import { problemOf } from '../../../api/own-problems.ts';
import { isProblem } from '../../../api/problem.ts';
import type {
  Attention,
  Customer,
  NumberVisit,
  PendingSale,
  SaleName,
  Sold,
  Visit,
} from '../desk/model.ts';
import type { NotedEntry } from '../journal/entry.ts';
import type { BrowserJournal } from '../journal/journal.ts';
import { isFinal, sendNoted } from '../journal/sending.ts';
import { type CentreApi, type PurchaseAnswer, tokensOf } from './centre.ts';
import type { ByNumber, Outcome, SalesDesk } from './desk-port.ts';

export interface BrowserDeskParts {
  readonly api: CentreApi;
  readonly journal: BrowserJournal;
  readonly now: () => Date;
  /** Prints the receipt of a purchase by its key. */
  readonly printPurchase: (key: string) => Promise<void>;
}

const inquiries = '/api/v1/inquiries';
const purchases = '/api/v1/purchases';

/** Sales on paper at a counter without an agent: the clerk's own session, and this browser's journal. */
export class BrowserDesk implements SalesDesk {
  readonly #parts: BrowserDeskParts;

  constructor(parts: BrowserDeskParts) {
    this.#parts = parts;
  }

  async lookUp(by: ByNumber): Promise<NumberVisit> {
    const customer = await this.#parts.api.post<Customer>(inquiries, by);
    return { by: 'number', visitId: null, customer };
  }

  async confirm({ customer }: NumberVisit): Promise<NumberVisit> {
    const { meterNo, holder: confirmedHolder } = customer;
    const body = { meterNo, history: true, confirmedHolder };
    const confirmed = await this.#parts.api.post<Customer>(inquiries, body);
    return { by: 'number', visitId: null, customer: confirmed };
  }

  buy(sale: SaleName, { customer }: Visit): Promise<Outcome> {
    return this.#send(sale, newEntry(sale, customer, this.#parts.now()));
  }

  resume(sale: SaleName): Promise<Outcome> {
    const nobody = { holder: '', adminCents: 0 };
    const noted = this.#parts.journal.find(sale.key);
    return this.#send(sale, noted ?? newEntry(sale, nobody, this.#parts.now()));
  }

  /** The centre is asked: what it does not know may be on its way yet. */
  async whatBecame(sale: SaleName): Promise<PendingSale | null> {
    const { api, journal } = this.#parts;
    const entry = journal.find(sale.key);
    if (entry === null) return null;
    try {
      const { totalCents } = await api.get<PurchaseAnswer>(`${purchases}/${sale.key}`);
      journal.put({ ...entry, step: 'made' });
      return pendingOf({ ...entry, step: 'made' }, totalCents);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'SETRUM_PURCHASE_UNKNOWN') return pendingOf(entry, null);
      // Asking is not sending: what is refused at the door says nothing of the sale.
      if (!isFinal(problem, 2)) throw problem;
      journal.drop(sale.key);
      return null;
    }
  }

  /** There is no card here: every sale is on paper. */
  async onPaper(sale: SaleName): Promise<Sold> {
    return soldOf(sale, await this.#parts.api.get<PurchaseAnswer>(`${purchases}/${sale.key}`));
  }

  async callOff(sale: SaleName): Promise<Outcome | null> {
    const { api, journal } = this.#parts;
    const { key, meterNo, amountCents } = sale;
    try {
      const body = { meterNo, amountCents };
      const answer = await api.post<PurchaseAnswer>(`${purchases}/${key}/conclusion`, body);
      const entry = journal.find(key);
      if (entry !== null) journal.put({ ...entry, step: 'made' });
      return { kind: 'made', sold: soldOf(sale, answer) };
    } catch (error) {
      const problem = problemOf(error);
      if (!isProblem(problem, 'SETRUM_PURCHASE_UNKNOWN') && !isFinal(problem, 2)) throw problem;
      journal.drop(key);
      return null;
    }
  }

  async print({ key }: SaleName): Promise<null> {
    await this.#parts.printPurchase(key);
    this.#parts.journal.drop(key);
    return null;
  }

  async handed({ key }: SaleName): Promise<void> {
    this.#parts.journal.drop(key);
  }

  async pending(): Promise<readonly Attention[]> {
    return this.#parts.journal
      .all()
      .filter(({ what }) => what === 'power')
      .map((entry): Attention => {
        const sale = pendingOf(entry, entry.amountCents + entry.adminCents);
        return { kind: entry.step === 'made' ? 'unprinted' : 'sale', sale };
      });
  }

  async #send(sale: SaleName, entry: NotedEntry): Promise<Outcome> {
    const { api, journal } = this.#parts;
    const { meterNo, amountCents } = sale;
    const answer = await sendNoted(journal, entry, (key) =>
      api.post<PurchaseAnswer>(purchases, { meterNo, amountCents }, { key }),
    );
    return { kind: 'made', sold: soldOf(sale, answer) };
  }
}

function newEntry(
  { key, meterNo, amountCents }: SaleName,
  { holder, adminCents }: Pick<Customer, 'holder' | 'adminCents'>,
  at: Date,
): NotedEntry {
  return {
    ...{ key, what: 'power', subject: meterNo, name: holder, amountCents, adminCents },
    ...{ billCount: 1, begunAt: at.toISOString(), step: 'asked', sendings: 0 },
  };
}

function pendingOf(entry: NotedEntry, totalCents: number | null): PendingSale {
  const { key, subject: meterNo, amountCents, begunAt } = entry;
  const step = entry.step === 'made' ? 'paper' : 'asked';
  return {
    ...{ keeper: 'browser', key, meterNo, amountCents, cardUid: null, step },
    ...{ begunAt, totalCents, printed: false },
  };
}

function soldOf(name: SaleName, answer: PurchaseAnswer): Sold {
  const { holder, totalCents, energyDkwh } = answer;
  return {
    ...{ name, handed: 'paper', holder, totalCents, energyDkwh },
    ...{ tokens: tokensOf(answer), problem: null },
  };
}
