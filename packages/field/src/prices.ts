import { carriedAmount } from '@setrum/sts';
import { baseClass, businessDay, defaultRules, priceOn, quote } from '@setrum/tariff';

/** Who buys. */
export interface Buyer {
  readonly tariff: string;
  readonly powerVa: number;
  readonly unit: string;
}

/** What energy costs, by the money rules that ship. */
export interface Prices {
  /** What a token for this amount carries, tenths of a kWh. */
  energyDkwh(buyer: Buyer, amountCents: number, at: Date): number;
  /** A kWh without taxes, rupiah x 100. */
  perKwhCents(buyer: Buyer, at: Date): number;
}

/** The rules change from one business day to the next, and hold for all of it. */
const DAY_MS = 86_400_000;
const WIB_MS = 7 * 3_600_000;

/** A price list that works every case out once. */
export function createPrices(): Prices {
  const energies = new Map<string, number>();
  const prices = new Map<string, number>();
  const keyOf = ({ tariff, powerVa, unit }: Buyer, at: Date): string =>
    `${tariff}/${powerVa}/${unit}/${Math.floor((at.getTime() + WIB_MS) / DAY_MS)}`;
  return {
    energyDkwh: (buyer, amountCents, at) =>
      once(energies, `${keyOf(buyer, at)}/${amountCents}`, () => {
        const { energyDkwh } = quote(defaultRules, { ...buyer, amountCents, at });
        return carriedAmount(energyDkwh).units;
      }),
    perKwhCents: (buyer, at) =>
      once(prices, keyOf(buyer, at), () => {
        const { tariff, powerVa } = buyer;
        return priceOn(defaultRules, baseClass(tariff), powerVa, businessDay(at)).pricePerKwhCents;
      }),
  };
}

function once(known: Map<string, number>, key: string, work: () => number): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = work();
  known.set(key, value);
  return value;
}
