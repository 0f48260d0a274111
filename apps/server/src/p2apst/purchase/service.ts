import { SetrumError } from '@setrum/errors';
import type { SecurityModule } from '../../vending/index.ts';
import { answerOf } from './answer.ts';
import { type LaneOptions, PurchaseLane } from './lane.ts';
import type { PurchaseRequest, PurchaseRow, SoldPurchase } from './model.ts';

/** The one purchase pipeline: whatever channel a request comes by, it goes through here. */
export class PurchaseService {
  readonly #lanes: readonly PurchaseLane[];
  readonly #options: LaneOptions;

  /** @param lanes one for each shard */
  constructor(options: LaneOptions, lanes = 1) {
    this.#options = options;
    this.#lanes = Array.from({ length: lanes }, () => new PurchaseLane(options));
  }

  /** Sells, or repeats the answer of the purchase under this request key. Throws the SetrumError of a decline. */
  buy(request: PurchaseRequest): Promise<SoldPurchase> {
    const lane = this.#lanes[hash(request.meterNo) % this.#lanes.length];
    if (lane === undefined) throw new RangeError('a purchase service needs at least one lane');
    return lane.buy(request);
  }

  /** The purchase under a partner's request key, told again; SETRUM_PURCHASE_UNKNOWN means that it never happened. */
  async find(partnerId: string, requestKey: string): Promise<SoldPurchase> {
    const { rows } = await this.#options.pool.query<{ purchase: PurchaseRow }>(
      `select p2apst.purchase_json(p) as purchase from p2apst.purchase p
        where p.partner_id = $1 and p.request_key = $2 order by p.at limit 1`,
      [partnerId, requestKey],
    );
    const row = rows[0];
    if (row === undefined) throw new SetrumError('SETRUM_PURCHASE_UNKNOWN');
    const module: SecurityModule = this.#options.securityModule;
    return answerOf(module, row.purchase);
  }

  /** Resolves when every purchase taken in has its outcome: the first thing of an orderly stop. */
  async drained(): Promise<void> {
    await Promise.all(this.#lanes.map((lane) => lane.drained()));
  }
}

/** FNV-1a: spreads meter numbers, whose last digits are a serial number and a check digit, evenly. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
