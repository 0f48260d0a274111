import type { AnyTransaction, Database } from '../../platform/index.ts';
import type { SecurityModule } from '../security-module/port.ts';

/** Where a meter hangs, and which card is its customer's. */
export interface MeterPlace {
  readonly meterNo: string;
  /** Service unit (ULP), 5 digits. */
  readonly unit: string;
  /** The card that is bound to it, else the one given out last; null: none is registered. */
  readonly cardUid: string | null;
  /** `bound`, `lost`, `blocked` …; null without a card. */
  readonly cardState: string | null;
}

/** What a campaign must know and vending does not: its owners stand above it. */
export interface CampaignPorts {
  /** Meters with a customer in these units (null: everywhere) or with these numbers, by number, the first `limit` behind `after`. */
  places(
    which: { readonly units: readonly string[] | null } | { readonly meterNos: readonly string[] },
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly MeterPlace[]>;
  /** When a report of each meter last came in; a meter of which none ever did is left out. */
  seen(meterNos: readonly string[]): Promise<ReadonlyMap<string, Date>>;
  /** These units and all below them. */
  unitsBelow(units: readonly string[]): Promise<readonly string[]>;
  /** Keeps sales to a meter waiting until the transaction ends. */
  holdSales(transaction: AnyTransaction, meterNo: string, at: Date): Promise<void>;
}

export interface CampaignOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly ports: CampaignPorts;
  readonly now: () => Date;
}

export interface MakeOptions extends CampaignOptions {
  /** When a meter that must wait is looked at again. */
  readonly holdMs: number;
}
