import type { TariffRules } from '@setrum/tariff';
import type { Pool } from 'pg';
import { businessMonth, compositeArray, uuidv7 } from '../../platform/index.ts';
import {
  acknowledgementColumns,
  firstKeyOf,
  type MeterKeyRegistration,
  makeCredits,
  type SecurityModule,
} from '../../vending/index.ts';
import type { Partner } from '../partner/model.ts';
import { recordDrafts } from './database.ts';
import { decide, type Sale } from './decide.ts';
import { type Draft, saleDraft } from './draft.ts';
import { sealedMailbox } from './mailbox.ts';
import type { PurchaseContext, PurchaseRequest, SupplyPoint } from './model.ts';

/** A purchase of the past. */
export interface PastPurchase {
  readonly request: Omit<PurchaseRequest, 'card'>;
  /** The card that the token was put on; null: on paper. */
  readonly cardUid: string | null;
  readonly at: Date;
  readonly place: SupplyPoint;
  readonly key: MeterKeyRegistration;
}

/** A meter's word that it took the tokens of the last mailbox on a card, and when the centre heard it. */
export interface PastWord {
  readonly meterNo: string;
  readonly cardUid: string;
  readonly at: Date;
}

export interface PastOptions {
  readonly pool: Pool;
  readonly securityModule: SecurityModule;
  readonly rules: TariffRules;
  /** Who sold all of it; its fee and hours hold as they are now. */
  readonly partnerId: string;
}

/** What is remembered of a meter between two of its purchases. */
interface Memory {
  lastTid: number | null;
  mailboxSequence: number;
  month: number;
  soldDkwh: number;
}

/** The result code of a token that was taken (docs/card.md §6). */
const ACCEPTED = 1;

/**
 * Records purchases of the past as they would stand on record had they come in then: worked out, tokens made and sealed, booked, by the same
 * decision and the same durable step as those of today. For meters that nobody else sells to meanwhile, and that were never sold to before.
 */
export class PastPurchases {
  readonly #options: PastOptions;
  readonly #partner: Partner | null;
  readonly #meters = new Map<string, Memory>();

  private constructor(options: PastOptions, partner: Partner | null) {
    this.#options = options;
    this.#partner = partner;
  }

  static async open(options: PastOptions): Promise<PastPurchases> {
    const { rows } = await options.pool.query<{ partner: Partner | null }>(
      'select p2apst.partner_json($1) as partner',
      [options.partnerId],
    );
    return new PastPurchases(options, rows[0]?.partner ?? null);
  }

  /**
   * Records purchases of different meters in one step; those of one meter come in the order of their time. Throws what declines one of them,
   * and has then recorded none. Gives what each token carries, tenths of a kWh.
   */
  async record(purchases: readonly PastPurchase[]): Promise<readonly number[]> {
    const { pool, securityModule } = this.#options;
    const sales = purchases.map((purchase) => this.#decide(purchase));
    const made = await makeCredits(
      securityModule,
      sales.map(({ sale, purchaseId }) => ({
        plan: sale.plan,
        requestId: purchaseId,
        units: sale.energyDkwh,
      })),
      purchases[0]?.at ?? new Date(0),
    );
    const drafts = sales.map(({ sale, request, purchaseId, at }, n): Draft => {
      const tokens = made[n];
      if (tokens === undefined || tokens instanceof Error)
        throw tokens ?? new RangeError('a token is missing');
      const mailbox = sealedMailbox(securityModule, request, sale, tokens);
      return saleDraft({ request, purchaseId, at }, sale, { tokens, mailbox }, null);
    });
    for (const { verdict, draft, decline } of await recordDrafts(pool, drafts)) {
      if (verdict !== 'sold')
        throw new RangeError(`${draft.row['request_key']}: ${verdict} ${decline?.code ?? ''}`);
    }
    for (const { sale, request, at } of sales) this.#remember(request, sale, at);
    return sales.map(({ sale }) => sale.energyDkwh);
  }

  /** What meters have said of the last mailbox on their cards: they took it. */
  async acknowledge(words: readonly PastWord[]): Promise<void> {
    const rows = words.map(({ meterNo, cardUid, at }, n) => ({
      ...{ i: n + 1, meter_no: meterNo, card_uid: cardUid, at: at.toISOString() },
      ack_sequence: this.#memoryOf(meterNo).mailboxSequence,
      ack_results: [ACCEPTED, 0, 0, 0, 0],
    }));
    await this.#options.pool.query({
      name: 'past_words',
      text: 'select vending.acknowledge($1)',
      values: [compositeArray(acknowledgementColumns, rows)],
    });
  }

  /** These meters are done with. */
  forget(meterNos: readonly string[]): void {
    for (const meterNo of meterNos) this.#meters.delete(meterNo);
  }

  #decide({ cardUid, at, place, key, ...purchase }: PastPurchase) {
    const card =
      cardUid === null ? null : { uid: cardUid, mailboxSequence: 0, reportImage: NO_REPORT };
    const request: PurchaseRequest = { ...purchase.request, card };
    const context = this.#contextOf({ place, key, at, onCard: card !== null });
    const sale = decide(this.#options.rules, request, null, context, at);
    if (sale.kind !== 'sale') throw new RangeError('a purchase of the past is a sale');
    return { sale, request, purchaseId: uuidv7(at.getTime()), at };
  }

  #contextOf({
    place,
    key,
    at,
    onCard,
  }: Pick<PastPurchase, 'place' | 'key' | 'at'> & { readonly onCard: boolean }): PurchaseContext {
    const { lastTid, mailboxSequence, month, soldDkwh } = this.#memoryOf(place.meter_no);
    return {
      ...NOTHING_ELSE,
      supply_point: place,
      partner: this.#partner,
      key: firstKeyOf(key),
      energy_dkwh: month === businessMonth(at) ? soldDkwh : 0,
      last_tid: lastTid,
      mailbox_sequence: onCard ? mailboxSequence : null,
    };
  }

  #memoryOf(meterNo: string): Memory {
    const known = this.#meters.get(meterNo);
    if (known !== undefined) return known;
    const memory = { lastTid: null, mailboxSequence: 0, month: 0, soldDkwh: 0 };
    this.#meters.set(meterNo, memory);
    return memory;
  }

  #remember({ meterNo }: PurchaseRequest, sale: Sale, at: Date): void {
    const memory = this.#memoryOf(meterNo);
    const month = businessMonth(at);
    memory.soldDkwh = (memory.month === month ? memory.soldDkwh : 0) + sale.energyDkwh;
    memory.month = month;
    memory.lastTid = sale.plan.tid;
    memory.mailboxSequence = sale.mailbox?.sequence ?? memory.mailboxSequence;
  }
}

const NO_REPORT = new Uint8Array();

/** What a meter of the past has not: anything owed, waiting, planned or doubted. */
const NOTHING_ELSE = {
  ...{ i: 1, purchase: null, key_elsewhere: false, owed: null, unsold: null, revision: 0 },
  ...{ card_state: null, card_meter_no: null, report_counts: false, card_keys: null },
  ...{ copied_from: null, other_uids: null, pending: null, pending_taken: false },
  ...{ pending_last_tid: null, waiting: null },
} as const;
