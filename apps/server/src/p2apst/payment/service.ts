import { SetrumError } from '@setrum/errors';
import { type Database, isLostRace, type Logger, uuidv7 } from '../../platform/index.ts';
import { adminCentsOf, assertKnown, assertMaySell } from '../partner/rules.ts';
import { answerOf, settledAnswer } from './answer.ts';
import { readContext, recordPayment, recordReversal } from './database.ts';
import { collectable, listed } from './decide.ts';
import { draft, overtakenRow } from './draft.ts';
import { failureOf } from './failure.ts';
import {
  type BillAnswer,
  type BillInquiry,
  mostBills,
  type PaidBill,
  type PaymentRequest,
  type ReversalRequest,
} from './model.ts';
import { assertReversible } from './reversal.ts';

export interface PaymentOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Beyond this many at a time callers are told to come again. */
const mostAtOnce = 1024;
/** How often a request may lose against others for the same claim or deposit before its caller is told to come again. */
const maxAttempts = 64;

/**
 * Collects what AP2T registers: postpaid bills and registration numbers. One round trip reads, one records, in one commit.
 * Whatever channel a payment comes by, it goes through here. All methods throw coded errors only.
 */
export class PaymentService {
  readonly #options: PaymentOptions;
  #underWay = 0;

  constructor(options: PaymentOptions) {
    this.#options = options;
  }

  /** What may be paid under a number now; throws the coded reason why nothing may. */
  inquire(inquiry: BillInquiry): Promise<BillAnswer> {
    return this.#bounded(async () => {
      const at = this.#options.now();
      const { pool } = this.#options.database;
      const key = { partnerId: inquiry.partnerId, requestKey: null };
      const { partner, claim: state } = await readContext(pool, key, inquiry, at);
      assertMaySell(partner, at);
      const claim = listed(collectable(inquiry, state, at), mostBills);
      const adminCents = adminCentsOf(partner, inquiry.product, inquiry.channel);
      return {
        product: inquiry.product,
        subject: inquiry.subject,
        amountCents: claim.totalCents,
        adminCents,
        totalCents: claim.totalCents + adminCents,
        claim,
      };
    });
  }

  /** Pays, or repeats the answer of the payment under this request key. Throws the SetrumError of a decline, now and ever after. */
  pay(request: PaymentRequest): Promise<PaidBill> {
    return this.#bounded(() => this.#untilSettled(() => this.#payOnce(request)));
  }

  /** The payment under a partner's request key, also a reversed one; SETRUM_PAYMENT_UNKNOWN means that it never happened. */
  find(partnerId: string, requestKey: string): Promise<PaidBill> {
    return this.#bounded(async () => {
      const { database, now } = this.#options;
      const { payment } = await readContext(database.pool, { partnerId, requestKey }, null, now());
      if (payment === null) throw new SetrumError('SETRUM_PAYMENT_UNKNOWN');
      return answerOf(payment);
    });
  }

  /**
   * Takes a payment back as a whole, within its business day. Safe to repeat with the same reversal key. Throws SETRUM_PAYMENT_UNKNOWN
   * when nothing was paid: then the request key is spent, and a payment that comes later is refused; SETRUM_REVERSAL_TOO_LATE, and the
   * payment stands; SETRUM_REVERSAL_DONE when another reversal key was first.
   */
  reverse(request: ReversalRequest): Promise<PaidBill> {
    return this.#bounded(() => this.#untilSettled(() => this.#reverseOnce(request)));
  }

  async #payOnce(request: PaymentRequest): Promise<PaidBill | null> {
    const { pool } = this.#options.database;
    const at = this.#options.now();
    const context = await readContext(pool, request, request, at);
    if (context.payment !== null) return settledAnswer(request, context.payment);
    const frame = { request, paymentId: uuidv7(at.getTime()), at };
    const recorded = await recordPayment(pool, draft(frame, context));
    return recorded === null ? null : answerOf(recorded);
  }

  async #reverseOnce(request: ReversalRequest): Promise<PaidBill | null> {
    const { pool } = this.#options.database;
    const at = this.#options.now();
    const { payment, partner } = await readContext(pool, request, null, at);
    assertKnown(partner);
    if (payment === null) {
      const spent = await recordPayment(pool, overtakenRow(request, uuidv7(at.getTime()), at));
      if (spent === null) return null;
      throw new SetrumError('SETRUM_PAYMENT_UNKNOWN');
    }
    if (payment.reversal_key === request.reversalKey) return answerOf(payment);
    assertReversible(payment, partner, at);
    const reversed = await recordReversal(pool, request, uuidv7(at.getTime()), at);
    return reversed === null ? null : answerOf(reversed);
  }

  /** Again as long as others were faster: `attempt` gives null, or loses against them in the database. */
  async #untilSettled(attempt: () => Promise<PaidBill | null>): Promise<PaidBill> {
    for (let attempts = 0; attempts < maxAttempts; attempts++) {
      try {
        const settled = await attempt();
        if (settled !== null) return settled;
      } catch (error) {
        if (!isLostRace(error)) throw error;
      }
    }
    throw new SetrumError('SETRUM_BUSY');
  }

  async #bounded<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#underWay >= mostAtOnce) throw new SetrumError('SETRUM_BUSY');
    this.#underWay += 1;
    try {
      return await work();
    } catch (error) {
      throw failureOf(error, this.#options.log);
    } finally {
      this.#underWay -= 1;
    }
  }
}
