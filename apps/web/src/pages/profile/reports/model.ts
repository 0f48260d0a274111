import type { Step } from '../parts/place.ts';

export const reportKinds = ['usage', 'voltage', 'condition', 'tamper', 'balance'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Figures by their names in the API; null: not known. Which there are depends on the kind of report. */
export type Figures = Readonly<Record<string, number | null>>;

/** As GET /api/v1/reports/{kind} tells it. */
export interface Report {
  readonly kind: ReportKind;
  readonly month: string | null;
  readonly level: Step['level'];
  readonly path: readonly Step[];
  readonly limits: { readonly lowVoltageV: number; readonly highVoltageV: number };
  readonly total: Figures;
  /** The oldest first. */
  readonly series: readonly ({ readonly month: string } & Readonly<Record<string, unknown>>)[];
  readonly children: readonly (Step & Readonly<Record<string, unknown>>)[];
  readonly meters: readonly MeterRow[];
}

export interface MeterRow {
  readonly meterNo: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly standKwh: number | null;
  readonly remainingKwh: number | null;
  readonly usageKwh: number | null;
  readonly takenKwh: number | null;
  readonly soldDkwh: number | null;
  readonly voltageV: number | null;
  readonly currentDa: number | null;
  readonly tamper: number | null;
  readonly tamperEvents: number | null;
  readonly outages: number | null;
  readonly wentBack: boolean;
  readonly contradicted: boolean;
  readonly verification: string | null;
}

/** A figure of a row by its name; null: not known, or not of this kind of report. */
export function figureOf(row: Readonly<Record<string, unknown>>, name: string): number | null {
  const value = row[name];
  return typeof value === 'number' ? value : null;
}
