import { SetrumError } from '@setrum/errors';
import { isPending, type JournalEntry } from '../journal/entry.ts';
import type { Sale } from '../sale/model.ts';
import { BoundedMap } from './bounded-map.ts';
import { type SaleView, saleView } from './views.ts';

const mostSales = 200;
const keepMs = 12 * 3_600_000;

interface Running {
  readonly amountCents: number;
  readonly view: Promise<SaleView>;
}

/** Sales that this agent is making or has made, by the caller's own number; and nobody works twice at the same one at once. */
export class SalesInHand {
  readonly #running = new Map<string, Running>();
  readonly #made = new BoundedMap<Sale>(mostSales, keepMs);
  readonly #worked = new Set<string>();
  readonly #underWay = new Set<Promise<unknown>>();

  /**
   * Makes a sale, once: whoever asks again under the same number gets the same sale. SETRUM_REQUEST_KEY_REUSED when it is another one,
   * SETRUM_SALE_OPEN or SETRUM_SALE_ENDED when the journal has it from before.
   */
  async once(
    saleId: string,
    amountCents: number,
    entry: JournalEntry | null,
    make: () => Promise<Sale>,
  ): Promise<SaleView> {
    const running = this.#running.get(saleId);
    const before = running?.amountCents ?? entry?.amountCents ?? amountCents;
    if (before !== amountCents) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    if (running !== undefined) return await running.view;
    const made = this.made(saleId);
    if (made !== null) return saleView(saleId, made);
    if (entry !== null) {
      throw new SetrumError(isPending(entry) ? 'SETRUM_SALE_OPEN' : 'SETRUM_SALE_ENDED', {
        step: entry.step,
      });
    }
    const view = make().then((sale) => {
      this.keep(saleId, sale);
      return saleView(saleId, sale);
    });
    this.#running.set(saleId, { amountCents, view });
    try {
      return await this.#followed(view);
    } finally {
      this.#running.delete(saleId);
    }
  }

  isRunning(saleId: string): boolean {
    return this.#running.has(saleId) || this.#worked.has(saleId);
  }

  made(saleId: string): Sale | null {
    return this.#made.get(saleId) ?? null;
  }

  keep(saleId: string, sale: Sale): void {
    this.#made.set(saleId, sale);
  }

  /** SETRUM_SALE_BUSY while somebody else is at work on the same sale. */
  async alone<Result>(saleId: string, work: () => Promise<Result>): Promise<Result> {
    if (this.isRunning(saleId)) throw new SetrumError('SETRUM_SALE_BUSY');
    this.#worked.add(saleId);
    try {
      return await this.#followed(work());
    } finally {
      this.#worked.delete(saleId);
    }
  }

  /** Resolves when everything that is under way has ended, well or badly. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  async #followed<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }
}
