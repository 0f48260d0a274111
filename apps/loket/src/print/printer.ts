import type { EscPosOptions, Receipt } from '@setrum/receipt';

/** Where a receipt came out. */
export interface Printed {
  /** The printer, or the file for the one who has none. */
  readonly where: string;
}

/**
 * Where receipts come out. Fails with SETRUM_PRINTER_MISSING, _SILENT, _PAPER or _FAILED: no sale depends on it, the receipt can be
 * printed again.
 */
export interface Printer {
  readonly name: string;
  print(receipt: Receipt): Promise<Printed>;
}

/** What every ESC/POS printer is used with. */
export interface PaperSettings {
  readonly columns: EscPosOptions['columns'];
  /** Longest time for a receipt, ms. */
  readonly timeoutMs: number;
}

export const usualPaper: PaperSettings = { columns: 48, timeoutMs: 10_000 };
