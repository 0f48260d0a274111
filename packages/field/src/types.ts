/** What a field is made of. The same options, the same field. */
export interface FieldOptions {
  /** Places with a meter; a meter that is changed in the time is one place and two meters. */
  readonly meters: number;
  /** Months that are lived through, 1 to 120. */
  readonly months: number;
  readonly seed: number;
  /** `YYYYMM`, the last month that is lived through; 202610 when left out. */
  readonly lastMonth?: string;
  /** The two digits of the UPI, 57 when left out: units, feeders, customers and meters are numbered by it. Two fields in one database need different ones. */
  readonly region?: string;
}

/** A unit of the utility, as `identity` registers it. */
export interface UnitPlan {
  /** 2 digits for a UPI, else 5. */
  readonly unit: string;
  readonly kind: 'UPI' | 'UP3' | 'ULP';
  readonly parent: string | null;
  readonly name: string;
}

/** A feeder (penyulang): some 25 transformers. */
export interface FeederPlan {
  readonly feeder: string;
  /** The ULP. */
  readonly unit: string;
  readonly name: string;
  /** Its wires are too thin: voltage is low at its end. */
  readonly isWeak: boolean;
  /** What is lost between its own meter and those of its transformers, as a share of what these count. */
  readonly loss: number;
  readonly transformers: readonly TransformerPlan[];
}

/** A distribution transformer (gardu): some 40 households. */
export interface TransformerPlan {
  readonly transformer: string;
  readonly feeder: string;
  readonly unit: string;
  readonly name: string;
  readonly isWeak: boolean;
  /** What is lost between its meter and those of its households, as a share of what these were given. */
  readonly loss: number;
  /** The number of its first household in the field, and how many it has. */
  readonly first: number;
  readonly households: number;
}

/** The network of a field; its households are worked out one transformer at a time. */
export interface FieldPlan {
  readonly options: Required<FieldOptions>;
  /** `YYYYMM`, ascending. */
  readonly months: readonly number[];
  readonly units: readonly UnitPlan[];
  readonly feeders: readonly FeederPlan[];
}

/**
 * What a meter and its household really are. Thieves: `bypass` (past the meter), `magnet`, `cover` (terminal cover opened, then past the meter).
 * All others are honest, however they look: an empty house, a long holiday, more or less use than before, a register that jumps, the end of a
 * weak feeder, a changed meter, a neighbour who is fed, a dead meter, a token that never reached its meter, a neighbour who
 * buys by the meter's number, a fitter's hand in the cover.
 */
export type TruthKind =
  | 'honest'
  | 'bypass'
  | 'magnet'
  | 'cover'
  | 'vacant'
  | 'holiday'
  | 'growth'
  | 'saving'
  | 'register-jump'
  | 'weak-feeder'
  | 'swapped'
  | 'neighbour'
  | 'dead'
  | 'lost-token'
  | 'errand'
  | 'repaired';

export const THIEVES: readonly TruthKind[] = ['bypass', 'magnet', 'cover'];

/** What a field knows and the centre does not. */
export interface Truth {
  readonly meterNo: string;
  readonly kind: TruthKind;
  /** `YYYYMM`, the first month in which it shows; the field's first month for what was always so. */
  readonly fromMonth: number;
  /** Thieves: the share of the use that is not metered, 0 to 1. */
  readonly share?: number;
  /** Thieves: what was taken past the meter in the field's time, kWh. */
  readonly stolenKwh?: number;
}

/** One month of a meter as the centre has learnt it: profile.reading. */
export interface MonthRecord {
  /** `YYYYMM`. */
  readonly month: number;
  readonly standKwh: number;
  readonly remainingKwh: number;
  /** The lowest of the month. */
  readonly voltageV: number;
  /** 0 normal, 8 tamper. */
  readonly tamper: number;
  /** The month's highest current, A x 10. */
  readonly currentDa: number | null;
  readonly tamperCause: number;
  readonly outages: number;
  readonly lowVoltageEvents: number;
  readonly overloads: number;
  readonly tamperEvents: number;
  /** The meter's clock when it wrote it on the card. */
  readonly readAt: Date;
  /** When the card was at a counter, or the field's reader came by. */
  readonly toldAt: Date;
}

export interface PurchaseRecord {
  readonly at: Date;
  readonly amountCents: number;
  readonly energyDkwh: number;
  /** The meter took the token. */
  readonly taken: boolean;
  /** On the card; else on paper: typed at the meter where it was taken. */
  readonly byCard: boolean;
}

/** A meter and all that the centre knows of it. */
export interface HouseholdRecord {
  readonly meterNo: string;
  /** 14 hex digits, upper case. */
  readonly cardUid: string;
  readonly idpel: string;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly feeder: string;
  readonly transformer: string;
  readonly tariff: string;
  readonly powerVa: number;
  /** The meter hangs there since then; null: since before the field's time. */
  readonly since: Date | null;
  /** It was taken down; null: it hangs there still. */
  readonly removedOn: Date | null;
  /** The last time that the field's reader or the fitter read it; null: never. */
  readonly visitedAt: Date | null;
  /** Ascending. A month that nobody brought is not there. */
  readonly months: readonly MonthRecord[];
  readonly purchases: readonly PurchaseRecord[];
}

/** What a feeder's or transformer's own meter counted in a month. */
export interface FeedRecord {
  readonly place: string;
  /** `YYYYMM`. */
  readonly month: number;
  readonly energyKwh: number;
}

/** A field is told in this order: the meters of a transformer, its feeds, the next transformer; after the last of a feeder, the feeder's. */
export type FieldItem =
  | { readonly kind: 'household'; readonly household: HouseholdRecord; readonly truth: Truth }
  | { readonly kind: 'feeds'; readonly feeds: readonly FeedRecord[] };
