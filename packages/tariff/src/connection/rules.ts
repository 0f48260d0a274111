import type { Dated, TariffRules } from '../rules.ts';

/** PB new connection, PD change of tariff or power, PS re-installation, MIGRASI postpaid to prepaid, DUA_ARAH two-way registration. */
export type ConnectionKind = 'PB' | 'PD' | 'PS' | 'MIGRASI' | 'DUA_ARAH';

/** Postpaid, prepaid with a keypad, prepaid with card (two-way NFC). */
export type ServiceProduct = 'postpaid' | 'prepaid' | 'prepaid-nfc';

/** What a line of the costs is for. UJL: security deposit; TUNGGAKAN: arrears; STROOM and PPJ: the first credit and its local tax. */
export type CostKind = 'BP' | 'UJL' | 'MATERAI' | 'PPN' | 'STROOM' | 'PPJ' | 'TUNGGAKAN';

/** A fixed sum, or so much for each VA, up to a contracted power. Null: no upper end. */
export interface PowerBand {
  readonly upToVa: number | null;
  readonly charge: { readonly fixedCents: number } | { readonly perVaCents: number };
}

/** An amount by contracted power: the first band that reaches it counts; bands rise. Beyond the last, nothing is known. */
export interface PowerCharge extends Dated {
  readonly bands: readonly PowerBand[];
}

/** VAT on what is not energy. */
export interface CostPpnRule extends Dated {
  readonly on: readonly ('BP' | 'UJL')[];
  readonly rateBp: number;
}

/** What is left of the connection fee at a re-installation, by the days since the removal. Null: however long. */
export interface ReinstallationRule extends Dated {
  readonly steps: readonly { readonly upToDays: number | null; readonly feeBp: number }[];
}

/** For which requests a prepaid customer must buy a first credit; for the others it may be left out. */
export interface FirstCreditRule extends Dated {
  readonly compulsory: readonly ConnectionKind[];
}

/** A contracted power that a breaker gives. */
export interface PowerStep {
  readonly powerVa: number;
  readonly phases: 1 | 3;
  readonly amperes: number;
}

/** A tariff class and the contracted powers that it is for. */
export interface ClassRange extends Dated {
  readonly tariff: string;
  readonly minVa: number;
  /** Null: no upper end. */
  readonly maxVa: number | null;
}

/** For whom a product is there. */
export interface ProductRule extends Dated {
  readonly product: ServiceProduct;
  readonly classes: readonly string[] | 'all';
  /** Null: no upper end. */
  readonly maxVa: number | null;
}

/** What a connection costs and which services there are: plain data; of rows that hold on a day, the latest counts, as in `TariffRules`. */
export interface ConnectionRules {
  /** Prices, taxes, stamp duty, and the smallest and largest first credit. */
  readonly money: TariffRules;
  readonly fees: readonly PowerCharge[];
  readonly deposits: readonly PowerCharge[];
  readonly ppn: readonly CostPpnRule[];
  /** The lines whose sum the stamp duty is judged by. */
  readonly stampedLines: readonly CostKind[];
  readonly reinstallation: readonly ReinstallationRule[];
  readonly firstCredit: readonly FirstCreditRule[];
  readonly powerSteps: readonly PowerStep[];
  /** From this power on, whole kVA are contracted one by one and there are no steps. */
  readonly freePowerFromVa: number;
  readonly classRanges: readonly ClassRange[];
  readonly products: readonly ProductRule[];
}
