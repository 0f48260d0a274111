import type { CostLine } from '../../records/application/model.ts';

/** A row of GET /api/v1/services. */
export interface ServiceChoice {
  readonly tariff: string;
  readonly powerVa: number;
  readonly phases: number;
  readonly amperes: number;
  readonly products: readonly string[];
}

/** As POST /api/v1/applications/costs tells it. */
export interface Costs {
  readonly lines: readonly CostLine[];
  readonly totalCents: number;
  /** Of the first stroom, tenths of a kWh. */
  readonly energyDkwh: number;
}

/** A unit that applications are entered at. */
export interface Unit {
  readonly unit: string;
  readonly kind: string;
  readonly name: string;
}
