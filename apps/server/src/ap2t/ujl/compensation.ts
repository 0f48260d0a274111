import { SetrumError } from '@setrum/errors';
import { quote, type TariffRules } from '@setrum/tariff';

/** An amount owed as energy, and what of it is tax (Kompensasi UJL: RPTL, PPJ, PPN). */
export interface CompensationAmount {
  readonly amountCents: number;
  readonly ppjCents: number;
  readonly ppnCents: number;
}

/**
 * Splits what is over into energy and its taxes by the rules of the day, as a purchase is split, but without stamp duty: nothing is paid. An
 * amount of which the taxes would leave nothing is energy alone. Throws as `quote` does.
 */
export function splitCompensation(
  rules: TariffRules,
  of: {
    readonly amountCents: number;
    readonly tariff: string;
    readonly powerVa: number;
    readonly unit: string;
    readonly at: Date;
  },
): CompensationAmount {
  const { amountCents } = of;
  try {
    const { ppjCents, ppnCents } = quote(
      { ...rules, stamp: [{ from: '0001-01-01', steps: [] }] },
      of,
    );
    return { amountCents, ppjCents, ppnCents };
  } catch (error) {
    if (!(error instanceof SetrumError) || error.code !== 'SETRUM_AMOUNT_INVALID') throw error;
    return { amountCents, ppjCents: 0, ppnCents: 0 };
  }
}
