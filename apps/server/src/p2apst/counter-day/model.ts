import type { Product } from '../partner/model.ts';

/** A sale or a payment that a counter took money for. */
export interface DayLine {
  readonly product: Product;
  readonly requestKey: string;
  /** 32 hex digits. */
  readonly reference: string;
  readonly at: string;
  /** Meter number, IDPEL or registration number. */
  readonly subject: string;
  readonly name: string;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  /** Null: no energy was sold. */
  readonly energyDkwh: number | null;
  /** When it was refunded or reversed; null: it stands. */
  readonly takenBackAt: string | null;
}

/** What stands of one product. */
export interface DayTotals {
  readonly product: Product;
  readonly count: number;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
}

export interface CounterDay {
  /** `YYYY-MM-DD`, WIB. */
  readonly day: string;
  readonly partnerId: string;
  readonly counterId: string;
  /** The newest first, also what was taken back. */
  readonly lines: readonly DayLine[];
  readonly products: readonly DayTotals[];
  /** Of what stands. */
  readonly count: number;
  readonly totalCents: number;
}
