import type { Purchase } from '../centre.ts';
import type { Counter } from '../counter.ts';
import type { Printer } from '../print/index.ts';
import { receiptOf } from '../slip.ts';

/** A receipt that came out. */
export interface PrintedView {
  readonly where: string;
  /** Whether it says that it is a copy. */
  readonly copy: boolean;
}

/** Prints receipts of sales and notes what has come out. */
export class DeskPrinter {
  readonly #printer: Printer;
  readonly #soldBy: string | null;

  constructor(printer: Printer, soldBy: string | null) {
    this.#printer = printer;
    this.#soldBy = soldBy;
  }

  /** The original. It is noted as printed once the printer has taken it. */
  async original(counter: Counter, saleId: string, purchase: Purchase): Promise<PrintedView> {
    const { where } = await this.#printer.print(receiptOf(purchase, this.#soldBy));
    await counter.receiptPrinted(saleId);
    return { where, copy: false };
  }

  async copy(counter: Counter, saleId: string): Promise<PrintedView> {
    const { where } = await this.#printer.print(await counter.reprint(saleId));
    return { where, copy: true };
  }
}
