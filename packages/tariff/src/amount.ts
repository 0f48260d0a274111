import { SetrumError } from '@setrum/errors';
import { businessDay, requireInForce } from './dated.ts';
import { rupiahText } from './integer.ts';
import type { AmountFlow, TariffRules } from './rules.ts';

/**
 * Checks that an amount (rupiah x 100, without the seller's fee) may be bought at that moment. Throws
 * SETRUM_AMOUNT_TOO_SMALL, SETRUM_AMOUNT_TOO_LARGE, or SETRUM_AMOUNT_INVALID for anything that is not whole rupiah or
 * not among the denominations; SETRUM_TARIFF_RULE_MISSING when the rules say nothing of that day.
 */
export function checkAmount(
  rules: TariffRules,
  amountCents: number,
  at: Date,
  flow: AmountFlow = 'purchase',
): void {
  const rule = requireInForce(`amounts:${flow}`, rules.amounts[flow], businessDay(at));
  if (!Number.isSafeInteger(amountCents)) throw invalidAmount(amountCents);
  if (amountCents < rule.minimumCents) {
    throw new SetrumError('SETRUM_AMOUNT_TOO_SMALL', { minimum: rupiahText(rule.minimumCents) });
  }
  if (amountCents > rule.maximumCents) {
    throw new SetrumError('SETRUM_AMOUNT_TOO_LARGE', { maximum: rupiahText(rule.maximumCents) });
  }
  const offered =
    rule.denominations === 'anyWholeRupiah'
      ? amountCents % 100 === 0
      : rule.denominations.includes(amountCents);
  if (!offered) throw invalidAmount(amountCents);
}

/** The error of an amount that cannot be made into a token. */
export function invalidAmount(amountCents: number): SetrumError {
  return new SetrumError('SETRUM_AMOUNT_INVALID', { amount: rupiahText(amountCents) });
}
