/** Field 2 of PLN's messages: what is sold. */
export const products = { postpaid: '99501', prepaid: '99502', nonTaglis: '99504' } as const;
export type Product = (typeof products)[keyof typeof products];

/** The channel of a sale at a counter, field 26. */
export const counterChannel = '6021';

/** A bank or another partner as `p2apst.partner_json` gives it. Times of day are WIB, `HH:MM:SS`. */
export interface Partner {
  readonly partner_id: string;
  readonly name: string;
  readonly kind: 'bank' | 'switching' | 'agent';
  readonly state: 'active' | 'blocked' | 'inactive';
  /** The usual fee, rupiah x 100: what the partner charges the customer on top, and keeps. */
  readonly admin_cents: number;
  readonly any_terminal: boolean;
  /** Null: day and night. */
  readonly service_from: string | null;
  readonly service_until: string | null;
  /** Nothing is sold in this window, and the business day ends where it begins; null: at midnight. */
  readonly cut_off_from: string | null;
  readonly cut_off_until: string | null;
  readonly fees: readonly PartnerFee[];
}

export interface PartnerFee {
  readonly product: Product;
  /** Empty: every channel. */
  readonly mcc: string;
  readonly admin_cents: number;
}
