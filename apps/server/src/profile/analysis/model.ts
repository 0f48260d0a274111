import type { Verification } from '../tables.ts';

/** One month as the meter told it. */
export interface EvidenceMonth {
  /** `YYYYMM`. */
  readonly month: number;
  /** Register at the end of the month, whole kWh, six digits. */
  readonly standKwh: number;
  readonly remainingKwh: number;
  /** 0 normal, 8 tamper. */
  readonly tamper: number;
  /** Number of `TAMPER_CAUSES` on the card (docs/card.md section 5). */
  readonly tamperCause: number;
  readonly tamperEvents: number;
  readonly verification: Verification;
}

/** Energy of the tokens sold for a meter in a month. */
export interface SoldMonth {
  /** `YYYYMM`. */
  readonly month: number;
  readonly energyDkwh: number;
}

/** A meter, where it hangs in the network, and what is known of its months, in ascending order; months may be missing. */
export interface MeterHistory {
  readonly meterNo: string;
  readonly unit: string;
  readonly feeder: string | null;
  readonly transformer: string | null;
  readonly tariff: string;
  readonly powerVa: number;
  /** The months (`YYYYMM`) in which it was hung up and taken down; null: before the evidence begins, and not yet. */
  readonly since: number | null;
  readonly removed: number | null;
  readonly months: readonly EvidenceMonth[];
  /** Ascending; a month without a purchase may be missing. */
  readonly sold: readonly SoldMonth[];
}

/** What the own meter of a transformer or a feeder counted in a month. */
export interface FeedMonth {
  readonly place: string;
  readonly month: number;
  readonly energyKwh: number;
}

/** All that the detector sees. It holds no truth: no field of it says who steals. */
export interface Evidence {
  readonly meters: readonly MeterHistory[];
  readonly feeds: readonly FeedMonth[];
}

/** Why a meter stands on the list. */
export const reasonCodes = [
  'fall',
  'below-peers',
  'balance',
  'tamper',
  'books-over',
  'books-short',
  'jump',
  'forged',
  'restored',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A reason spelled out. */
export interface Reason {
  readonly code: ReasonCode;
  /** What it adds to the log-odds of the score; below zero it speaks for the customer. */
  readonly weight: number;
  /** The figures it rests on. */
  readonly figures: Readonly<Record<string, number>>;
  /** For people, Indonesian. */
  readonly id: string;
  readonly en: string;
}

/** A place of the ranked list. */
export interface Finding {
  readonly meterNo: string;
  readonly unit: string;
  readonly feeder: string | null;
  readonly transformer: string | null;
  readonly tariff: string;
  readonly powerVa: number;
  /** How likely an inspection finds theft, 0 to 1. */
  readonly score: number;
  /** The first month (`YYYYMM`) that looks wrong; null: no month stands out. */
  readonly since: number | null;
  /** Energy that is missing since then, whole kWh. */
  readonly missingKwh: number;
  /** The strongest first. */
  readonly reasons: readonly Reason[];
}
