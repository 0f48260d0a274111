/** A meter of GET /api/v1/meter-stock. */
export interface StockMeter {
  readonly meterNo: string;
  readonly modelId: string;
  readonly brand: string;
  readonly type: string;
  readonly kind: string;
  readonly phases: number;
  readonly factoryNo: string | null;
  readonly state: string;
  readonly unit: string | null;
  readonly idpel: string | null;
  readonly changedAt: string;
}

export interface StockPage {
  readonly meters: readonly StockMeter[];
  readonly next: string | null;
}

/** A message of the catalogue about something that was let pass, or was not. */
export interface Told {
  readonly code: string;
  readonly messages: { readonly id: string; readonly en: string };
  readonly action: { readonly id: string; readonly en: string };
}

export interface MeterModel {
  readonly modelId: string;
  readonly maker: string;
  readonly brand: string;
  readonly type: string;
  readonly kind: string;
  readonly phases: number;
  readonly maxAmperes: number;
  readonly sts: {
    readonly eas: readonly string[];
    readonly dkgas: readonly string[];
    readonly kctCounts: readonly number[];
    readonly baseDates: readonly number[];
  } | null;
}

export interface MeterMaker {
  readonly code: string;
  readonly name: string;
}
