import type { LoadProfile } from '../../profile/meter/model.ts';

/** As GET /api/v1/meters/{meterNo}/load-profile tells it: with the fate of the tokens sold. */
export interface MeterProfile extends LoadProfile {
  readonly supplyPoint: LoadProfile['supplyPoint'] & {
    readonly saleState: string;
    readonly meterKind: string;
  };
  readonly tokens: readonly TokenFate[];
}

export interface TokenFate {
  readonly reference: string;
  readonly energyDkwh: number;
  readonly issuedAt: string;
  readonly onCard: boolean;
  /** docs/card.md section 6; null: not heard of yet. */
  readonly result: number | null;
  readonly resultAt: string | null;
}

export interface Holder {
  readonly idpel: string;
  readonly name: string;
  readonly from: string;
  readonly until: string | null;
}

export interface StockRecord {
  readonly meter: {
    readonly meterNo: string;
    readonly brand: string;
    readonly type: string;
    readonly kind: string;
    readonly phases: number;
    readonly factoryNo: string | null;
    readonly state: string;
    readonly unit: string | null;
    readonly agendaNo: string | null;
    readonly idpel: string | null;
    readonly sts: { readonly sgc: string; readonly krn: number; readonly ti: string } | null;
    readonly receivedAt: string;
    readonly changedAt: string;
  };
  readonly movements: readonly Movement[];
}

export interface Movement {
  readonly version: number;
  readonly action: string;
  readonly unit: string | null;
  readonly agendaNo: string | null;
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}
