import { type Database, topUpDeposit } from '@setrum/server';
import { fieldPartner } from './seller.ts';

/** The seller tops its deposit up by so much at a time, rupiah x 100. */
const TOP_UP_CENTS = 1_000_000_000_00;

/** What sets the deposits of a region's field apart from those of others. */
export function tillKeyOf(region: string): string {
  return `field-${region}`;
}

/** The seller's deposit, topped up before it runs dry. */
export class Till {
  readonly #database: Database;
  readonly #at: Date;
  readonly #key: string;
  #balanceCents = 0;
  #topUps = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param at when the deposits are booked: before the first purchase; `key`: what sets their keys apart from other fields' */
  constructor(database: Database, at: Date, key: string) {
    this.#database = database;
    this.#at = at;
    this.#key = key;
  }

  /** Sees to it that so much can be sold for. */
  async provide(cents: number): Promise<void> {
    const provided = this.#last.then(() => this.#take(cents));
    this.#last = provided.catch(() => undefined);
    await provided;
  }

  async #take(cents: number): Promise<void> {
    while (this.#balanceCents < cents) {
      this.#topUps += 1;
      await topUpDeposit(this.#database, {
        partnerId: fieldPartner.partnerId,
        amountCents: TOP_UP_CENTS,
        at: this.#at,
        requestKey: `${this.#key}-${this.#topUps}`,
      });
      this.#balanceCents += TOP_UP_CENTS;
    }
    this.#balanceCents -= cents;
  }
}
