import type {
  FinalBill,
  LedgerLine,
  OpenBill,
  OpenBillPolicy,
  SettlementOutcome,
  SettlementPlan,
  SettlementWish,
} from './model.ts';
import { setOff } from './set-off.ts';

/** The dearest purchase, Rp 50 million: no token of a compensation carries more, so a larger surplus is paid out. */
export const mostTokenCents = 5_000_000_000;

/** From at most so many purchases an instalment is taken. */
export const mostInstalments = 36;

/** What a settlement is worked out from. Money is rupiah x 100, whole rupiah. */
export interface SettlementInput {
  readonly ujlHeldCents: number;
  readonly finalBill: FinalBill;
  readonly openBills: readonly OpenBill[];
  readonly policy: OpenBillPolicy;
  readonly wish: SettlementWish;
}

/**
 * Settles a migration from postpaid to prepaid: the deposit is set off against the open bills, the oldest first, and the final bill; what is
 * over becomes a token or cash, what is missing stays a bill or becomes an instalment. Throws RangeError for anything but whole rupiah.
 */
export function settleMigration(input: SettlementInput): SettlementPlan {
  const { ujlHeldCents: heldCents, finalBill, policy, wish } = input;
  const bills = policy === 'remain' ? [] : input.openBills;
  assertWhole([heldCents, finalBill.energyCents, finalBill.ppjCents, finalBill.ppnCents]);
  for (const bill of bills) assertWhole([bill.billCents, bill.taxCents, bill.penaltyCents]);
  const asInstalment = wish.shortage === 'instalment';
  const { setOffs, usedCents, uncoveredCents } = setOff(heldCents, bills, finalBill, asInstalment);
  const surplusCents = heldCents - usedCents;
  const outcome = outcomeOf(surplusCents, uncoveredCents, wish);
  const credits = creditsOf(setOffs, finalBill);
  return {
    heldCents,
    finalBill,
    setOffs,
    ...credits,
    surplusCents,
    shortageCents: uncoveredCents,
    outcome,
    perPurchaseCents:
      outcome === 'instalment' ? perPurchase(uncoveredCents, wish.instalmentCount) : null,
    lines: linesOf({ heldCents, ...credits, surplusCents, shortageCents: uncoveredCents, outcome }),
  };
}

function outcomeOf(
  surplusCents: number,
  shortageCents: number,
  wish: SettlementWish,
): SettlementOutcome {
  if (shortageCents > 0) return wish.shortage;
  if (surplusCents === 0) return 'even';
  return surplusCents > mostTokenCents ? 'cash' : wish.surplus;
}

type Credits = Pick<SettlementPlan, 'revenueCents' | 'ppjCents' | 'ppnCents' | 'penaltyCents'>;

/** Of the final bill's amount the local tax is covered first. */
function creditsOf(setOffs: SettlementPlan['setOffs'], finalBill: FinalBill): Credits {
  const sum = (part: 'billCents' | 'taxCents' | 'penaltyCents'): number =>
    setOffs.reduce((total, one) => total + one[part], 0);
  const ofFinal = setOffs.find(({ month }) => month === null)?.billCents ?? 0;
  const ppjCents = Math.min(finalBill.ppjCents, ofFinal);
  return {
    revenueCents: sum('billCents') - ppjCents,
    ppjCents,
    ppnCents: sum('taxCents'),
    penaltyCents: sum('penaltyCents'),
  };
}

type Figures = Credits &
  Pick<SettlementPlan, 'heldCents' | 'surplusCents' | 'shortageCents' | 'outcome'>;

/** The event in the ledger; `ap2t.ujl_postings` tells the same from the record. */
function linesOf(figures: Figures): readonly LedgerLine[] {
  const { outcome, surplusCents, shortageCents } = figures;
  const lines: readonly LedgerLine[] = [
    { account: 'liability:ujl', amountCents: figures.heldCents },
    {
      account: 'receivable:instalment',
      amountCents: outcome === 'instalment' ? shortageCents : 0,
    },
    { account: 'revenue:postpaid', amountCents: 0 - figures.revenueCents },
    { account: 'tax:ppj', amountCents: 0 - figures.ppjCents },
    { account: 'tax:ppn', amountCents: 0 - figures.ppnCents },
    { account: 'receivable:penalty', amountCents: 0 - figures.penaltyCents },
    {
      account: outcome === 'cash' ? 'payable:customer' : 'liability:compensation',
      amountCents: 0 - surplusCents,
    },
  ];
  return lines.filter(({ amountCents }) => amountCents !== 0);
}

function perPurchase(shortageCents: number, count: number): number {
  if (!Number.isSafeInteger(count) || count < 1 || count > mostInstalments)
    throw new RangeError(`${count} is no number of instalments`);
  return Math.ceil(shortageCents / count / 100) * 100;
}

function assertWhole(amounts: readonly number[]): void {
  for (const cents of amounts)
    if (!Number.isSafeInteger(cents) || cents < 0 || cents % 100 !== 0)
      throw new RangeError(`${cents} is not whole rupiah`);
}
