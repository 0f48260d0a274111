import type { FinalBill, OpenBill, SetOff } from './model.ts';

/** What is set off, and what of it was covered. */
export interface Offset {
  readonly setOffs: readonly SetOff[];
  /** Of the deposit. */
  readonly usedCents: number;
  /** Of the bills. */
  readonly uncoveredCents: number;
}

/**
 * Sets a deposit off against bills in their order. Of a bill that it does not cover, penalty and tax come first, so that what is left is
 * plain. With `whole` every bill is set off as a whole: what the deposit does not cover becomes another debt.
 */
export function setOff(
  heldCents: number,
  bills: readonly OpenBill[],
  finalBill: FinalBill,
  whole: boolean,
): Offset {
  let left = heldCents;
  let uncoveredCents = 0;
  const last = {
    month: null,
    billCents: finalBill.energyCents + finalBill.ppjCents,
    taxCents: finalBill.ppnCents,
    penaltyCents: 0,
  };
  const setOffs = [...bills.toSorted((a, b) => a.month - b.month), last].map((bill): SetOff => {
    const take = (cents: number): number => {
      const covered = Math.min(left, cents);
      left -= covered;
      uncoveredCents += cents - covered;
      return whole ? cents : covered;
    };
    const penaltyCents = take(bill.penaltyCents);
    const taxCents = take(bill.taxCents);
    return { month: bill.month, billCents: take(bill.billCents), taxCents, penaltyCents };
  });
  const moved = setOffs.filter(
    ({ billCents, taxCents, penaltyCents }) => billCents + taxCents + penaltyCents > 0,
  );
  return { setOffs: moved, usedCents: heldCents - left, uncoveredCents };
}
