import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { sql, type Transaction } from 'kysely';
import { type AuditAct, assertOtherPerson, recordAct } from '../../identity/index.ts';
import { type Database, tables, uuidv7 } from '../../platform/index.ts';
import { assertBookable } from './check.ts';
import {
  type BookingCommand,
  type BookingOrder,
  linesOf,
  type OrderQuery,
  shardOf,
} from './model.ts';
import type { BookingTables } from './tables.ts';

export interface NewBookingOrder {
  /** Makes a repeated request the same order. */
  readonly requestKey: string;
  readonly command: BookingCommand;
  readonly reason: string;
  readonly madeBy: string;
}

/**
 * What people book: top-ups and withdrawals of deposits, their limits, corrections of the ledger. One orders, another approves or rejects;
 * postings, deposit, approval and audit entry are one commit.
 */
export class BookingService {
  readonly #database: Database;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * Makes an order, or gives the one that this request key made. Throws SETRUM_PARTNER_NOT_FOUND, SETRUM_CORRECTION_INVALID,
   * SETRUM_REQUEST_KEY_REUSED.
   */
  async order(order: NewBookingOrder): Promise<BookingOrder> {
    const made = await this.#transaction((p2apst) => this.#order(p2apst, order));
    const same = isDeepStrictEqual(made.command, order.command) && made.made_by === order.madeBy;
    if (!same) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    return made;
  }

  async #order(p2apst: Transaction<BookingTables>, order: NewBookingOrder): Promise<BookingOrder> {
    const { requestKey, command, reason, madeBy } = order;
    await assertBookable(p2apst, command);
    const at = this.#now();
    const made = await p2apst
      .insertInto('booking_order')
      .values({
        order_id: uuidv7(at.getTime()),
        request_key: requestKey,
        kind: command.kind,
        partner_id: command.kind === 'correction' ? null : command.partnerId,
        command,
        reason,
        state: 'requested',
        made_by: madeBy,
        made_at: at,
        decided_by: null,
        decided_at: null,
      })
      .onConflict((conflict) => conflict.column('request_key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made !== undefined) {
      await recordAct(p2apst, actOf('request', made, madeBy), at);
      return made;
    }
    return p2apst
      .selectFrom('booking_order')
      .selectAll()
      .where('request_key', '=', requestKey)
      .executeTakeFirstOrThrow();
  }

  /** Orders in a state, or all; the newest first, at most `limit`. */
  orders({ state, partnerId, limit }: OrderQuery): Promise<readonly BookingOrder[]> {
    let query = tables<BookingTables>(this.#database, 'p2apst')
      .selectFrom('booking_order')
      .selectAll()
      .orderBy('made_at', 'desc')
      .orderBy('order_id', 'desc')
      .limit(limit);
    if (state !== null) query = query.where('state', '=', state);
    if (partnerId !== null) query = query.where('partner_id', '=', partnerId);
    return query.execute();
  }

  /**
   * Approves somebody else's order and books it. Approved again by the same person it is the same approval. Throws
   * SETRUM_BOOKING_ORDER_UNKNOWN, SETRUM_ORDER_DECIDED, SETRUM_ORDER_OWN, SETRUM_DEPOSIT_BELOW_LIMIT.
   */
  approve(orderId: string, by: string): Promise<BookingOrder> {
    return this.#decide(orderId, by, 'approved', book);
  }

  /** Rejects somebody else's order; nothing is booked. Throws as `approve` does. */
  reject(orderId: string, by: string): Promise<BookingOrder> {
    return this.#decide(orderId, by, 'rejected', async () => undefined);
  }

  #decide(
    orderId: string,
    by: string,
    state: 'approved' | 'rejected',
    act: (p2apst: Transaction<BookingTables>, order: BookingOrder, at: Date) => Promise<void>,
  ): Promise<BookingOrder> {
    return this.#transaction(async (p2apst) => {
      // Its lock makes the second of two decisions wait, and then see the first.
      const order = await p2apst
        .selectFrom('booking_order')
        .selectAll()
        .where('order_id', '=', orderId)
        .forUpdate()
        .executeTakeFirst();
      if (order === undefined) throw new SetrumError('SETRUM_BOOKING_ORDER_UNKNOWN');
      if (order.state === state && order.decided_by === by) return order;
      if (order.state !== 'requested') throw new SetrumError('SETRUM_ORDER_DECIDED');
      assertOtherPerson(order.made_by, { label: by });
      const at = this.#now();
      const decided = await p2apst
        .updateTable('booking_order')
        .set({ state, decided_by: by, decided_at: at })
        .where('order_id', '=', orderId)
        .returningAll()
        .executeTakeFirstOrThrow();
      await act(p2apst, order, at);
      await recordAct(p2apst, actOf(state === 'approved' ? 'approve' : 'reject', order, by), at);
      return decided;
    });
  }

  #transaction<Result>(
    work: (p2apst: Transaction<BookingTables>) => Promise<Result>,
  ): Promise<Result> {
    return tables<BookingTables>(this.#database, 'p2apst').transaction().execute(work);
  }
}

/** Books an approved order in the transaction of its approval. */
async function book(
  p2apst: Transaction<BookingTables>,
  order: BookingOrder,
  at: Date,
): Promise<void> {
  const { command, order_id: orderId } = order;
  if (command.kind === 'limit') {
    const { partnerId, limitCents } = command;
    const { numAffectedRows } = await sql`
      update p2apst.deposit set limit_cents = ${limitCents}
       where partner_id = ${partnerId} and balance_cents >= ${limitCents}`.execute(p2apst);
    if (numAffectedRows !== 1n) throw new SetrumError('SETRUM_DEPOSIT_BELOW_LIMIT', { partnerId });
    return;
  }
  const lines = linesOf(command).map((line) => ({
    account: line.account,
    amount_cents: line.amountCents,
  }));
  const { rows } = await sql<{ short: string | null }>`
    select p2apst.book(${shardOf(order)}, ${orderId}, ${command.kind}, ${JSON.stringify(lines)}::jsonb, ${at}) as short`.execute(
    p2apst,
  );
  const partnerId = rows[0]?.short ?? null;
  if (partnerId !== null) throw new SetrumError('SETRUM_DEPOSIT_BELOW_LIMIT', { partnerId });
}

/** The audit trail's word on an order; last in its transaction, because every recorder waits for the one before. */
function actOf(verb: string, order: BookingOrder, actor: string): AuditAct {
  const { command, order_id: orderId } = order;
  // Reason and reference stay in the order: people write things there that have no place in the trail.
  const common = { order: orderId, kind: command.kind };
  const detail =
    command.kind === 'correction'
      ? { ...common, lines: command.lines.length }
      : command.kind === 'limit'
        ? { ...common, limitCents: command.limitCents }
        : { ...common, amountCents: command.amountCents };
  return { actor, act: `booking-order.${verb}`, subject: order.partner_id ?? 'ledger', detail };
}
