import { SetrumError } from '@setrum/errors';
import { uuidv7 } from '../../platform/index.ts';
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
  async buy(request: PurchaseRequest): Promise<SoldPurchase> {
    assertStorable(request);
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

  /**
   * Tells for good what became of a purchase that its buyer asks about: its answer, or SETRUM_PURCHASE_UNKNOWN, and then nothing is ever
   * sold under its key, even if the request is still on its way through another server.
   */
  async conclude(request: PurchaseRequest): Promise<SoldPurchase> {
    assertStorable(request);
    const at = this.#options.now();
    const { code, params } = new SetrumError('SETRUM_PURCHASE_UNKNOWN');
    await this.#options.pool.query(
      `insert into p2apst.purchase (meter_no, purchase_id, partner_id, counter_id, request_key, amount_cents, status, at, decline,
                                    channel, terminal_id, pln_ref, switcher_ref, buying_option)
       values ($1, $2, $3, $4, $5, $6, 'declined', $7, $8, $9, $10, $11, $12, $13)
       on conflict (partner_id, request_key, meter_no) do nothing`,
      [
        request.meterNo,
        uuidv7(at.getTime()),
        request.partnerId,
        request.counterId,
        request.requestKey,
        request.amountCents,
        at.toISOString(),
        JSON.stringify({ code, params }),
        request.channel,
        request.terminalId,
        request.plnRef,
        request.switcherRef,
        request.buyingOption,
      ],
    );
    return this.find(request.partnerId, request.requestKey);
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

/** What no record can hold is refused before it gets among others: a number that is none, a NUL in a text. */
function assertStorable({ card: _, ...request }: PurchaseRequest): void {
  const { amountCents, adminCents } = request;
  if (!Number.isSafeInteger(amountCents)) {
    throw new SetrumError('SETRUM_AMOUNT_INVALID', { amount: amountCents / 100 });
  }
  if (adminCents !== null && !Number.isSafeInteger(adminCents)) {
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'adminCents' });
  }
  for (const [name, value] of Object.entries(request)) {
    if (typeof value === 'string' && value.includes('\0')) {
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: name });
    }
  }
}
