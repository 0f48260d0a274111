/** As GET /api/v1/customers/{idpel} tells it. */
export interface Customer {
  readonly idpel: string;
  readonly unit: string;
  readonly state: string;
  readonly product: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly name: string;
  readonly address: string;
  readonly identityNo: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly rtRw: string | null;
  readonly kddk: string | null;
  readonly substation: string | null;
  readonly pole: string | null;
  readonly purpose: string | null;
  readonly meterNo: string | null;
  readonly meterMake: string | null;
  readonly meterType: string | null;
  readonly meterKind: string | null;
  readonly factoryNo: string | null;
  readonly phases: number | null;
  readonly contractNo: string | null;
  readonly contractOn: string | null;
  readonly connectedOn: string | null;
  readonly removedOn: string | null;
  readonly ujlHeldCents: number;
}

export interface SaleState {
  readonly state: string;
  readonly changes: readonly {
    readonly state: string;
    readonly reason: string;
    readonly madeBy: string;
    readonly madeAt: string;
  }[];
}

export interface CardRecord {
  readonly cardUid: string;
  readonly cardNo: number;
  readonly state: string;
  readonly chip: string;
  readonly issuedAt: string;
  readonly waitingTokens: number;
}

export interface HistoryEntry {
  readonly entry: number;
  readonly effectiveFrom: string;
  readonly effectiveUntil: string | null;
  readonly agendaNo: string | null;
  readonly mutationKind: string;
  readonly meterNo: string | null;
  readonly product: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly name: string;
  readonly postedBy: string;
  readonly postedAt: string;
}
