import type { Product } from '../partner/model.ts';

/** A sale that stands or was taken back, of any product, without tokens. */
export interface Sale {
  readonly product: Product;
  /** 32 hex digits, as on the receipt. */
  readonly reference: string;
  readonly requestKey: string;
  readonly at: string;
  /** Meter number, IDPEL or registration number. */
  readonly subject: string;
  readonly idpel: string | null;
  readonly name: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly counterId: string | null;
  readonly amountCents: number;
  readonly adminCents: number;
  readonly totalCents: number;
  readonly energyDkwh: number | null;
  /** Refunded or reversed; null: it stands. */
  readonly takenBackAt: string | null;
}

export const mostFound = 50;
