import { SetrumError } from '@setrum/errors';
import { assertOtherPerson, assertUnit, type Caller, recordAct } from '../../identity/index.ts';
import {
  type AnyTransaction,
  type Database,
  inRetriedTransaction,
  uuidv7,
} from '../../platform/index.ts';
import { customerOf } from '../customer/find.ts';
import { ujlTables } from './bills.ts';
import { settlementOf } from './find.ts';
import type { LedgerEvent } from './ledger-port.ts';
import { owe } from './owe.ts';
import { insertPayout } from './payout-row.ts';
import type { UjlPorts } from './plan.ts';
import { mostTokenCents } from './settle.ts';
import type { Settlement } from './settlement.ts';
import { takeBack } from './take-back.ts';

export type PayoutVerdict =
  /** Paid out; the bank's reference of the transfer. */
  | { readonly decision: 'approved'; readonly bankReference: string }
  /** It is a token (again). */
  | { readonly decision: 'rejected' };

/** Who acts on which settlement. */
export interface PayoutOrder {
  readonly agendaNo: string;
  readonly caller: Caller;
  readonly at: Date;
}

/** The surplus of a migration as cash: one asks, another decides, and each does it in one commit with ledger and audit trail. */
export class PayoutService {
  readonly #database: Database;
  readonly #ports: UjlPorts;

  constructor(database: Database, ports: UjlPorts) {
    this.#database = database;
    this.#ports = ports;
  }

  /**
   * Asks for what is over as cash: its token, which has not gone out, is taken back. The same request key is the same request. Throws
   * SETRUM_UJL_SETTLEMENT_NONE, SETRUM_UNIT_FORBIDDEN, SETRUM_UJL_NOTHING_OVER, SETRUM_UJL_DELIVERED, SETRUM_UJL_PAYOUT_STATE (asked for
   * already), SETRUM_REQUEST_KEY_REUSED.
   */
  request(order: PayoutOrder & { readonly requestKey: string }): Promise<Settlement> {
    const { agendaNo, caller, at, requestKey } = order;
    return this.#with(order, async (transaction, settlement) => {
      const known = await payoutByKey(transaction, requestKey);
      if (known !== null) {
        if (known.agenda_no === agendaNo && known.requested_by === caller.label) return;
        throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
      }
      const { surplusCents: amountCents } = settlement;
      if (amountCents === 0) throw new SetrumError('SETRUM_UJL_NOTHING_OVER', { agendaNo });
      if (settlement.payouts.some(({ state }) => state !== 'rejected'))
        throw new SetrumError('SETRUM_UJL_PAYOUT_STATE', { agendaNo });
      const eventId = uuidv7(at.getTime());
      const compensationId = await takeBack(transaction, settlement);
      const taken = { eventId, compensationId };
      const by = caller.label;
      await insertPayout(transaction, { agendaNo, amountCents, requestKey, by, at, taken });
      await this.#book(transaction, settlement, {
        ...{ eventId, kind: 'ujl-cash', at },
        from: 'liability:compensation',
        to: 'payable:customer',
      });
      await record(transaction, order, 'request', amountCents);
    });
  }

  /**
   * Decides somebody else's request: paid out, or a token again. Decided again by the same person alike it is the same decision. Throws
   * SETRUM_UJL_SETTLEMENT_NONE, SETRUM_UNIT_FORBIDDEN, SETRUM_UJL_PAYOUT_STATE, SETRUM_ORDER_OWN, SETRUM_UJL_TOKEN_TOO_LARGE.
   */
  decide(order: PayoutOrder & { readonly verdict: PayoutVerdict }): Promise<Settlement> {
    const { agendaNo, caller, at, verdict } = order;
    return this.#with(order, async (transaction, settlement) => {
      const { payouts } = settlement;
      const payout = payouts.find(({ state }) => state === 'requested') ?? payouts[0];
      if (payout === undefined) throw new SetrumError('SETRUM_UJL_PAYOUT_STATE', { agendaNo });
      const bankReference = verdict.decision === 'approved' ? verdict.bankReference : null;
      if (payout.state !== 'requested') {
        const same =
          payout.state === verdict.decision &&
          payout.decidedBy === caller.label &&
          payout.bankReference === bankReference;
        if (same) return;
        throw new SetrumError('SETRUM_UJL_PAYOUT_STATE', { agendaNo });
      }
      assertOtherPerson(payout.requestedBy, caller);
      const compensationId =
        verdict.decision === 'rejected' ? await this.#oweAgain(transaction, settlement, at) : null;
      await ujlTables(transaction)
        .updateTable('ujl_payout')
        .set({
          state: verdict.decision,
          ...{ decided_by: caller.label, decided_at: at },
          ...{ bank_reference: bankReference, compensation_id: compensationId },
        })
        .where('payout_id', '=', payout.payoutId)
        .execute();
      await this.#book(transaction, settlement, {
        ...{ eventId: payout.payoutId, kind: 'ujl-payout', at, from: 'payable:customer' },
        to: verdict.decision === 'approved' ? 'bank:pln' : 'liability:compensation',
      });
      await record(transaction, order, verdict.decision, payout.amountCents);
    });
  }

  /** Under the lock of the settlement, which makes the second of two wait and see what the first did. */
  #with(
    { agendaNo, caller }: PayoutOrder,
    work: (transaction: AnyTransaction, settlement: Settlement) => Promise<void>,
  ): Promise<Settlement> {
    return inRetriedTransaction(this.#database, async (transaction) => {
      await ujlTables(transaction)
        .selectFrom('ujl_settlement')
        .select('agenda_no')
        .where('agenda_no', '=', agendaNo)
        .forUpdate()
        .executeTakeFirst();
      const settlement = await settlementOf(transaction, agendaNo);
      if (settlement === null) throw new SetrumError('SETRUM_UJL_SETTLEMENT_NONE', { agendaNo });
      assertUnit(caller, settlement.unit);
      await work(transaction, settlement);
      return (await settlementOf(transaction, agendaNo)) ?? settlement;
    });
  }

  async #oweAgain(
    transaction: AnyTransaction,
    { idpel, meterNo, surplusCents: cents, unit }: Settlement,
    at: Date,
  ): Promise<string> {
    const customer = await customerOf(transaction, idpel);
    if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
    if (cents > mostTokenCents)
      throw new SetrumError('SETRUM_UJL_TOKEN_TOO_LARGE', { mostRupiah: mostTokenCents / 100 });
    const { tariff, powerVa } = customer;
    const to = { meterNo: customer.meterNo ?? meterNo, tariff, powerVa, unit };
    return owe(transaction, { ...to, cents, at }, this.#ports);
  }

  async #book(
    transaction: AnyTransaction,
    { idpel, surplusCents }: Settlement,
    event: Pick<LedgerEvent, 'eventId' | 'kind' | 'at'> & { from: string; to: string },
  ): Promise<void> {
    const { from, to, ...rest } = event;
    const lines = [
      { account: from, amountCents: surplusCents },
      { account: to, amountCents: 0 - surplusCents },
    ];
    await this.#ports.ledger.book(transaction, { ...rest, shard: idpel, lines });
  }
}

async function payoutByKey(transaction: AnyTransaction, requestKey: string) {
  const row = await ujlTables(transaction)
    .selectFrom('ujl_payout')
    .select(['agenda_no', 'requested_by'])
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row ?? null;
}

function record(
  transaction: AnyTransaction,
  { agendaNo, caller, at }: PayoutOrder,
  what: string,
  amountCents: number,
) {
  const detail = { amountCents };
  const act = { actor: caller.label, act: `ujl-cash.${what}`, subject: agendaNo, detail };
  return recordAct(transaction, { ...act, source: caller.source }, at);
}
