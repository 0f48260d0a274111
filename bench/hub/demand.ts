import type { PurchaseRequest } from '@setrum/server';
import { type BenchCard, benchCard } from './cards.ts';
import { fleetMeterNo } from './fleet.ts';
import type { HubPlan } from './options.ts';

export const benchPartnerId = '4510017';

/** Rupiah x 100; the first is below what may be bought, and one request in a hundred asks for it. */
const refusedCents = 100_000;
const amountsCents = [2_000_000, 2_000_000, 5_000_000, 10_000_000] as const;

/**
 * What customers ask for, one after the other: random meters of the fleet, the usual amounts, one of a hundred below the
 * minimum (a decline that must be on record), and a share that brings a card. Seeded, so that every run asks the same.
 */
export class Demand {
  readonly #plan: HubPlan;
  readonly #cards: readonly BenchCard[];
  readonly #run: string;
  #state = 0x2545f491;
  #asked = 0;
  #cardsShown = 0;

  /** @param run tells request keys of one run from another's */
  constructor(plan: HubPlan, cards: readonly BenchCard[], run: string) {
    this.#plan = plan;
    this.#cards = cards;
    this.#run = run;
  }

  next(): PurchaseRequest {
    this.#asked += 1;
    const withCard = this.#below(100) < this.#plan.cardsPercent && this.#cards.length > 0;
    const cardAt = withCard ? this.#cardsShown++ % this.#cards.length : -1;
    const refused = !withCard && this.#below(100) === 0;
    return {
      meterNo: fleetMeterNo(withCard ? cardAt : this.#below(this.#plan.meters)),
      partnerId: benchPartnerId,
      counterId: 'LOKET-01',
      requestKey: `${String(this.#asked).padStart(12, '0')}.${this.#run}`,
      amountCents: refused ? refusedCents : (amountsCents[this.#below(4)] ?? refusedCents),
      card: this.#cards[cardAt] ?? null,
      channel: '6021',
      terminalId: '54321',
      plnRef: null,
      switcherRef: null,
      buyingOption: 'new',
      adminCents: null,
    };
  }

  /** Xorshift: the same numbers in every run. */
  #below(limit: number): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x >>> 0;
    return this.#state % limit;
  }
}

/** The cards of the fleet's first meters. */
export async function benchCards(
  plan: HubPlan,
  most: number,
  now: Date,
): Promise<readonly BenchCard[]> {
  const count = plan.cardsPercent === 0 ? 0 : Math.min(plan.meters, most);
  const cards: BenchCard[] = [];
  for (let n = 0; n < count; n++) cards.push(await benchCard(fleetMeterNo(n), n, now));
  return cards;
}
