import type { IsoMessage, MessageUse, NetworkAction } from '@setrum/iso8583';
import type { Sale } from '../services.ts';

/** A request as handlers see it: the same whatever the dialect. */
export interface Ask {
  readonly use: MessageUse;
  /** Field 2; empty in network messages. */
  readonly product: string;
  /** Trace number, 12 digits. */
  readonly stan: string;
  /** Field 32; may be empty in network messages, as `central`. */
  readonly bank: string;
  readonly central: string;
  /** Merchant category. */
  readonly channel: string;
  /** Without its leading zeros. */
  readonly terminal: string;
  /** Rupiah x 100, without the fee; null where the message carries none. */
  readonly amountCents: number | null;
  /** Field 48. */
  readonly data: string;
  /** Field 62. */
  readonly supply: string | null;
  /** Field 124: what the card brought. */
  readonly card: string | null;
  /** What a reversal takes back. */
  readonly original: Original | null;
  /** Null in all but network messages, and where the code is not known. */
  readonly action: NetworkAction | null;
  readonly message: IsoMessage;
}

export interface Original {
  readonly isPurchase: boolean;
  /** 12 digits. */
  readonly stan: string;
  readonly bank: string;
}

/** The answer to an ask, as handlers give it. What is left out is told as the request told it. */
export interface Reply {
  /** Four digits. */
  readonly code: string;
  readonly amountCents?: number;
  readonly data?: string;
  readonly supply?: string;
  readonly info?: string;
  /** YYYYMMDD. */
  readonly settlementDay?: string;
  /** YYYYMMDDhhmmss, WIB: for dialects that tell when it was settled. */
  readonly settledAt?: string;
  readonly card?: string;
  readonly told?: Told;
}

/** What an answer tells of a sale. */
export interface Told {
  readonly sale: Sale;
  /** Advice or reversal: the partner asked what had become of it, and has its answer now. */
  readonly isAskedAbout: boolean;
}

export const done = '0000';
