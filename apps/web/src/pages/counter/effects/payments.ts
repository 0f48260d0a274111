import { isProblem } from '../../../api/problem.ts';
import type { Attention, PaymentName } from '../desk/model.ts';
import type { NotedEntry } from '../journal/entry.ts';
import type { BrowserJournal } from '../journal/journal.ts';
import { sendNoted } from '../journal/sending.ts';
import { billNumber } from './bill.ts';
import type { CentreApi } from './centre.ts';

const path = '/api/v1/bills/payments';

/** Bills and registrations: paid over the session of the clerk, with this browser's journal. */
export class Payments {
  readonly #api: CentreApi;
  readonly #journal: BrowserJournal;
  readonly #now: () => Date;

  constructor(api: CentreApi, journal: BrowserJournal, now: () => Date) {
    this.#api = api;
    this.#journal = journal;
    this.#now = now;
  }

  /** Pays, or asks again under the same key, which is charged once. Throws ProblemError. */
  async pay(payment: PaymentName): Promise<void> {
    const { kind, subject, billCount, amountCents, adminCents } = payment;
    const months = kind === 'postpaid' ? { billCount } : {};
    const body = { ...billNumber(kind, subject), ...months, amountCents, adminCents };
    const entry = this.#journal.find(payment.key) ?? entryOf(payment, this.#now());
    await sendNoted(this.#journal, entry, (key) => this.#api.post<object>(path, body, { key }));
  }

  /**
   * Takes a payment back whose outcome is open, because the customer has gone: afterwards nothing is paid under its key. The reversal's own key is made of
   * the payment's, so that it is one reversal however often it is sent.
   */
  async callOff({ key }: Pick<PaymentName, 'key'>): Promise<void> {
    try {
      await this.#api.post<object>(`${path}/${key}/reversal`, undefined, { key: `back-${key}` });
    } catch (error) {
      if (!isProblem(error, 'SETRUM_PAYMENT_UNKNOWN')) throw error;
    }
    this.#journal.drop(key);
  }

  /** Its receipt is in the customer's hand, or is not wanted. */
  handed(key: string): void {
    this.#journal.drop(key);
  }

  pending(): readonly Attention[] {
    return this.#journal.all().flatMap((entry): readonly Attention[] => {
      const payment = paymentOf(entry);
      if (payment === null) return [];
      const kind = entry.step === 'made' ? 'unprinted-payment' : 'payment';
      return [{ kind, payment, begunAt: entry.begunAt }];
    });
  }
}

function entryOf(payment: PaymentName, at: Date): NotedEntry {
  const { key, kind, subject, name, amountCents, adminCents, billCount } = payment;
  return {
    ...{ key, what: kind, subject, name, amountCents, adminCents, billCount },
    ...{ begunAt: at.toISOString(), step: 'asked', sendings: 0 },
  };
}

function paymentOf(entry: NotedEntry): PaymentName | null {
  const { key, what, subject, name, amountCents, adminCents, billCount } = entry;
  if (what === 'power') return null;
  return { key, kind: what, subject, name, billCount, amountCents, adminCents };
}
