import type { Step } from '../parts/place.ts';

/** Why a meter stands on the list, spelled out by the server in both languages. */
export interface Reason {
  readonly code: string;
  /** What it adds to the log-odds; below zero it speaks for the customer. */
  readonly weight: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly id: string;
  readonly en: string;
}

export interface Finding {
  readonly meterNo: string;
  readonly unit: string;
  readonly feeder: string | null;
  readonly transformer: string | null;
  readonly tariff: string;
  readonly powerVa: number;
  /** How likely an inspection finds theft, 0 to 1. */
  readonly score: number;
  readonly since: string | null;
  readonly missingKwh: number;
  readonly reasons: readonly Reason[];
}

/** As GET /api/v1/p2tl tells it. */
export interface P2tlPage {
  readonly examinedAt: string | null;
  readonly untilMonth: string | null;
  readonly inspectFrom: number;
  readonly path: readonly Step[];
  readonly findings: readonly Finding[];
  readonly next: string | null;
}
