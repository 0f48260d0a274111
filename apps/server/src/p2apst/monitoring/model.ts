import type { LastRead } from '../../profile/index.ts';

/** Which two-way purchases are asked for; null: not asked. */
export interface TwoWayQuery {
  /** Service units (ULP) whose customers bought. */
  readonly units: readonly string[];
  readonly meterNo: string | null;
  /** Meters of one customer, those of the past included. */
  readonly meterNos: readonly string[] | null;
  /** From this instant, and before that one. */
  readonly from: Date | null;
  readonly until: Date | null;
  /** Only those that came with a card, or without. */
  readonly card: boolean | null;
}

export interface TwoWayPage {
  /** Purchases before this id, in the order of time. */
  readonly before: string | null;
  readonly limit: number;
}

/** A line of SOP figure 3-2. */
export interface TwoWayRow {
  readonly purchaseId: string;
  /** ISO */
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
  /** The card that the counter had on its reader; null: none. */
  readonly cardUid: string | null;
  readonly takenBack: boolean;
  /** What the meter said of the credit (docs/card.md section 6); null: not heard of yet. */
  readonly result: number | null;
  /** Null: the meter has never told a month. */
  readonly lastRead: LastRead | null;
}
