/** A line of GET /api/v1/monitoring/two-way. */
export interface TwoWayRow {
  readonly reference: string;
  readonly at: string;
  readonly idpel: string;
  readonly meterNo: string;
  readonly name: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly unit: string;
  readonly energyDkwh: number;
  readonly amountCents: number;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly counterId: string;
  /** Null: no card lay on the reader. */
  readonly cardUid: string | null;
  readonly takenBack: boolean;
  /** docs/card.md section 6; null: not heard of yet. */
  readonly result: number | null;
  readonly lastRead: {
    readonly month: string;
    readonly receivedAt: string;
    readonly tamperMonths: number;
  } | null;
}

export interface TwoWayPage {
  readonly rows: readonly TwoWayRow[];
  readonly next: string | null;
}
