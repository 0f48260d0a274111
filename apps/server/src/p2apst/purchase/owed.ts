import {
  energySoldDkwh,
  type Quote,
  type QuoteInput,
  quote,
  type TariffRules,
} from '@setrum/tariff';
import { carriedEnergy } from '../../vending/index.ts';
import type { CompensationGiven, OwedCompensation, OwedInstalment } from './model.ts';

/** More further tokens than this nobody types. */
const mostCompensations = 4;

/** A compensation with the energy that its token carries. */
export interface PlannedCompensation extends CompensationGiven {
  readonly owed: OwedCompensation;
}

/**
 * The quote of a purchase that also pays its part of the customer's instalment: what was agreed for each purchase, or what is left of it.
 * At least one kWh is left for the token; a purchase too small for that pays less of the instalment, or nothing. Throws as `quote` does.
 */
export function quoteWithInstalment(
  rules: TariffRules,
  input: QuoteInput,
  owed: OwedInstalment | null,
): Quote {
  const whole = quote(rules, input);
  if (owed === null) return whole;
  const due = Math.min(owed.per_purchase_cents, owed.total_cents - owed.paid_cents);
  const spare = whole.tokenCents - whole.pricePerKwhCents;
  // The instalment shrinks the taxes, too, so this leaves the token a little more than it must have.
  const instalmentCents = Math.min(due, spare - (spare % 100));
  return instalmentCents > 0 ? quote(rules, { ...input, instalmentCents }) : whole;
}

/**
 * The compensations that go with a purchase, the oldest first; what has no room waits for the next one.
 *
 * @param room entries left in the card's mailbox; null: everything goes on paper
 * @param pricePerKwhCents what an amount buys energy at: the customer's price of this day
 */
export function planCompensations(
  owed: readonly OwedCompensation[],
  room: number | null,
  pricePerKwhCents: number,
): readonly PlannedCompensation[] {
  return owed.slice(0, room ?? mostCompensations).map((compensation) => {
    const { kind, amount_cents: amountCents, ppj_cents, ppn_cents, energy_dkwh } = compensation;
    const energyDkwh = carriedEnergy(
      energy_dkwh ?? energySoldDkwh(amountCents - ppj_cents - ppn_cents, pricePerKwhCents),
    );
    return { kind, amountCents, energyDkwh, owed: compensation };
  });
}
