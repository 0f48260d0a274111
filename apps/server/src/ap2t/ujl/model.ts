/** Money is rupiah x 100, whole rupiah. */

/** A line of an event in the ledger: debit positive, credit negative. */
export interface LedgerLine {
  readonly account: string;
  readonly amountCents: number;
}

/** What of a postpaid bill is still to be paid. */
export interface OpenBill {
  /** YYYYMM. */
  readonly month: number;
  /** Bill less incentive. */
  readonly billCents: number;
  /** VAT. */
  readonly taxCents: number;
  readonly penaltyCents: number;
}

/** The last postpaid bill of a customer who migrates: from the last stand that was billed to the stand at removal. */
export interface FinalBill {
  readonly usageKwh: number;
  readonly pricePerKwhCents: number;
  readonly energyCents: number;
  /** Local tax; the bill that banks see has it inside its amount, as every postpaid bill. */
  readonly ppjCents: number;
  readonly ppnCents: number;
  /** The sum of the three. */
  readonly totalCents: number;
  /** The rows of the money rules that made it. */
  readonly ruleIds: readonly string[];
}

/** What is set off of one bill, part by part. `month` null: the final bill. */
export interface SetOff {
  readonly month: number | null;
  readonly billCents: number;
  readonly taxCents: number;
  readonly penaltyCents: number;
}

/** Which bills the deposit is set off against besides the final one: the open ones first, or none, so that they stay as they are. */
export type OpenBillPolicy = 'oldest-first' | 'remain';

/** What the customer wants with what is over, and with what is missing. */
export interface SettlementWish {
  readonly surplus: 'token' | 'cash';
  readonly shortage: 'bill' | 'instalment';
  /** From how many purchases an instalment is taken. */
  readonly instalmentCount: number;
}

export type SettlementOutcome = 'even' | 'token' | 'cash' | 'bill' | 'instalment';

/** A migration's settlement, worked out. */
export interface SettlementPlan {
  /** The deposit, which is given up. */
  readonly heldCents: number;
  readonly finalBill: FinalBill;
  readonly setOffs: readonly SetOff[];
  /** What the set-offs are credited to. */
  readonly revenueCents: number;
  readonly ppjCents: number;
  readonly ppnCents: number;
  readonly penaltyCents: number;
  readonly surplusCents: number;
  /** What the deposit does not cover: of the bills that are set off, and never of those that remain. */
  readonly shortageCents: number;
  readonly outcome: SettlementOutcome;
  /** What each purchase pays of the shortage; null unless it is an instalment. */
  readonly perPurchaseCents: number | null;
  /** The event in the ledger; none where no money moves. They sum to zero. */
  readonly lines: readonly LedgerLine[];
}
