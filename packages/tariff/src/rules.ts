/** A calendar day in Western Indonesian Time, `YYYY-MM-DD`. */
export type Day = string;

/** In force from the first moment of `from` (WIB) until the first moment of `until`; without `until`, until further notice. */
export interface Dated {
  readonly from: Day;
  readonly until?: Day;
}

/** The price of one or more tariff classes over a range of contracted power, through time. */
export interface PriceSeries {
  /** Base classes, without the T of prepaid: R1, R1M, B2. */
  readonly classes: readonly string[];
  readonly minVa: number;
  /** Null: no upper end. */
  readonly maxVa: number | null;
  readonly prices: readonly (Dated & { readonly pricePerKwhCents: number })[];
}

/** Local tax on power (PPJ, since 2024 PBJT-TL), set by the region. */
export interface PpjRule extends Dated {
  /** The first digits of the service unit's five-digit code; the longest one that fits wins, '' fits all. */
  readonly unitPrefix: string;
  /** In rising order; the first whose `upToVa` is not below the contracted power counts. Null: no upper end. */
  readonly bands: readonly { readonly upToVa: number | null; readonly rateBp: number }[];
}

/** VAT (PPN). A customer that no rule names pays none. */
export interface PpnRule extends Dated {
  readonly classes: readonly string[];
  readonly minVa: number;
  readonly rateBp: number;
}

/** Stamp duty (meterai): the duty of the highest step that the amount is above; none below the first. Steps rise. */
export interface StampRule extends Dated {
  readonly steps: readonly { readonly aboveCents: number; readonly dutyCents: number }[];
}

/** Whether the seller's fee is taken out of the amount asked for, or paid besides it. */
export interface AdminRule extends Dated {
  readonly placement: 'inside' | 'onTop';
}

/**
 * How an amount is split into its lines. `sen`: two decimals, the token half-up, PPJ the remainder. `rupiah`: PPJ up
 * and PPN down to the whole rupiah, the token the remainder. The instalment is taken off before the taxes are
 * worked out, or out of the token's share after them.
 */
export interface LineRule extends Dated {
  readonly rounding: 'sen' | 'rupiah';
  readonly instalment: 'beforeTax' | 'afterTax';
}

/** How published slips round the energy that the formula gives. The energy sold does not follow this. */
export interface EnergyRule extends Dated {
  readonly rounding: 'up0.1' | 'halfUp0.01';
}

/** What amounts may be bought. */
export interface AmountRule extends Dated {
  readonly minimumCents: number;
  readonly maximumCents: number;
  readonly denominations: 'anyWholeRupiah' | readonly number[];
}

/** Where an amount comes from: a purchase at a counter, or the first credit of a new connection. */
export type AmountFlow = 'purchase' | 'firstCredit';

/**
 * All money rules of a deployment: plain data, prices and amounts in rupiah x 100, rates in hundredths of a per cent
 * (240 = 2.4 %). Of two rows that both hold on a day, the later `from` wins; of two with the same `from`, the one
 * further down the list. So a change is a row added at the end.
 */
export interface TariffRules {
  readonly prices: readonly PriceSeries[];
  readonly ppj: readonly PpjRule[];
  readonly ppn: readonly PpnRule[];
  readonly stamp: readonly StampRule[];
  readonly admin: readonly AdminRule[];
  readonly lines: readonly LineRule[];
  readonly energy: readonly EnergyRule[];
  readonly amounts: Readonly<Record<AmountFlow, readonly AmountRule[]>>;
}
