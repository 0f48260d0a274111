import type { AdminRule, AmountFlow, AmountRule, EnergyRule, LineRule } from '../rules.ts';

const always = '2000-01-01';

/** [C] inside on slips of 2011 to 2013 and in an article of 2015, on top now; [I] the day between. */
export const defaultAdmin: readonly AdminRule[] = [
  { from: always, until: '2016-01-01', placement: 'inside' },
  { from: '2016-01-01', placement: 'onTop' },
];

/** [I] both, fitted to published slips that they reproduce to the last sen; the day between is "about 2020". */
export const defaultLines: readonly LineRule[] = [
  { from: always, until: '2020-01-01', rounding: 'sen', instalment: 'beforeTax' },
  { from: '2020-01-01', rounding: 'rupiah', instalment: 'beforeTax' },
];

/** [I] fitted: slips from before 2015 round up to a tenth; sample messages of 2017 half-up to a hundredth. */
export const defaultEnergy: readonly EnergyRule[] = [
  { from: always, until: '2015-01-01', rounding: 'up0.1' },
  { from: '2015-01-01', rounding: 'halfUp0.01' },
];

/** [C] the smallest and the largest purchase; the first credit of a new connection was 5,000 to 1,000,000. */
export const defaultAmounts: Readonly<Record<AmountFlow, readonly AmountRule[]>> = {
  purchase: [
    {
      from: always,
      minimumCents: 20_000_00,
      maximumCents: 50_000_000_00,
      denominations: 'anyWholeRupiah',
    },
  ],
  firstCredit: [
    {
      from: always,
      minimumCents: 5_000_00,
      maximumCents: 1_000_000_00,
      denominations: 'anyWholeRupiah',
    },
  ],
};

/** The amounts on offer in published lists, for a deployment that sells no others and for the buttons of a screen. */
export const publishedDenominationsCents: readonly number[] = [
  20_000_00, 50_000_00, 100_000_00, 200_000_00, 250_000_00, 500_000_00, 1_000_000_00, 5_000_000_00,
  10_000_000_00, 50_000_000_00,
];
