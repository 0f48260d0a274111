/** Postpaid; prepaid with a keypad (one-way); prepaid combo of card and keypad (two-way NFC). */
export const meterKinds = ['postpaid', 'keypad', 'nfc'] as const;
export type MeterKind = (typeof meterKinds)[number];

/** In the central store, with a unit, promised to an application, at a customer's, taken down again, gone. */
export const meterStates = [
  'received',
  'issued',
  'reserved',
  'installed',
  'removed',
  'scrapped',
] as const;
export type MeterState = (typeof meterStates)[number];

export interface MeterMaker {
  /** What meter numbers begin with: 2 digits of 11, 4 of 13. */
  readonly code: string;
  readonly name: string;
}

/** What a prepaid type can do by IEC 62055-41. */
export interface StsCapabilities {
  readonly eas: readonly ('07' | '11')[];
  readonly dkgas: readonly ('02' | '04')[];
  /** Of how many tokens a key change may consist. */
  readonly kctCounts: readonly (2 | 3 | 4)[];
  readonly baseDates: readonly (1993 | 2014 | 2035)[];
}

export interface MeterModel {
  /** Our short name of it, as import files have it: `EM512-710`. */
  readonly modelId: string;
  readonly maker: string;
  /** As on its face: `ITRON`. */
  readonly brand: string;
  readonly type: string;
  readonly kind: MeterKind;
  readonly phases: 1 | 3;
  readonly maxAmperes: number;
  /** Null for postpaid. */
  readonly sts: StsCapabilities | null;
}

/** The key that a maker delivered a prepaid meter with (IEC 62055-41, 6.5); never the key itself. */
export interface StsAttributes {
  readonly sgc: string;
  readonly krn: number;
  readonly ti: string;
  readonly ken: number;
  readonly keyType: 0 | 1 | 2 | 3;
  readonly ea: '07' | '11';
  readonly dkga: '02' | '04';
  readonly kctCount: 2 | 3 | 4;
  readonly baseDate: 1993 | 2014 | 2035;
}

/** A meter as it is received. */
export interface NewMeter {
  /** 11 or 13 digits. */
  readonly meterNo: string;
  readonly modelId: string;
  readonly factoryNo: string | null;
  readonly sts: StsAttributes | null;
}

/** A meter in stock, or out of it. */
export interface StockMeter extends NewMeter {
  readonly brand: string;
  readonly type: string;
  readonly kind: MeterKind;
  readonly phases: 1 | 3;
  readonly maxAmperes: number;
  readonly state: MeterState;
  /** Service unit (ULP) that has it; null in the central store. */
  readonly unit: string | null;
  readonly agendaNo: string | null;
  readonly idpel: string | null;
  /** Number of its last movement, from 1. */
  readonly version: number;
  readonly receivedAt: Date;
  readonly changedAt: Date;
}

export interface MeterMovement {
  readonly version: number;
  readonly action: string;
  readonly fromState: MeterState | null;
  readonly toState: MeterState;
  readonly unit: string | null;
  readonly agendaNo: string | null;
  readonly idpel: string | null;
  readonly reason: string | null;
  /** Register at installation or removal. */
  readonly standKwh: number | null;
  /** Credit left at removal, tenths of a kWh. */
  readonly remainingDkwh: number | null;
  readonly batchId: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}
