import { type PrepaidReceipt, textLines } from '@setrum/receipt';
import type { Purchase } from './centre.ts';

/** The counter's own print of a sale: the original, also when the centre has told it again after a lost answer. */
export function receiptOf(purchase: Purchase, soldBy: string | null = null): PrepaidReceipt {
  return {
    kind: 'prepaid',
    head: {
      receiptNo: purchase.vendingReceiptNo ?? purchase.reference.slice(-8),
      paidAt: purchase.purchasedAt,
      soldBy,
      reprint: null,
      infoText: null,
    },
    reference: purchase.switcherRef ?? purchase.reference,
    sale: purchase,
  };
}

/** The struk of a purchase for a 40-column printer, line by line. */
export function receiptLines(purchase: Purchase): readonly string[] {
  return textLines(receiptOf(purchase), 40);
}
