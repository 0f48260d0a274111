import type { SetOff, SettlementOutcome } from './model.ts';

/** A surplus that was wanted as cash, and what became of it. */
export interface Payout {
  readonly payoutId: string;
  readonly amountCents: number;
  readonly state: 'requested' | 'approved' | 'rejected';
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** The bank's reference of what was paid out. */
  readonly bankReference: string | null;
}

/** A settlement on record; money is rupiah x 100. */
export interface Settlement {
  readonly agendaNo: string;
  readonly idpel: string;
  readonly unit: string;
  readonly eventId: string;
  /** The prepaid meter. */
  readonly meterNo: string;
  readonly heldCents: number;
  readonly usageKwh: number;
  readonly pricePerKwhCents: number;
  readonly finalEnergyCents: number;
  readonly finalPpjCents: number;
  readonly finalPpnCents: number;
  /** The month of the final bill, YYYYMM; null when nothing was used. */
  readonly finalMonth: number | null;
  readonly setOffs: readonly SetOff[];
  readonly surplusCents: number;
  readonly shortageCents: number;
  readonly outcome: SettlementOutcome;
  readonly perPurchaseCents: number | null;
  readonly compensationId: string | null;
  readonly instalmentId: string | null;
  readonly settledBy: string;
  readonly settledAt: Date;
  /** The newest first. */
  readonly payouts: readonly Payout[];
}
