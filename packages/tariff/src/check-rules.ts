import type { Dated, TariffRules } from './rules.ts';

const wholeBp = 10_000;

/**
 * What is wrong with a set of rules, as sentences with the place of the row; empty when nothing is. For a deployment
 * that loads its own rules: to be asked once, before the first sale. It finds values that cannot be meant (a rate
 * above 100 %, a price of nothing, a day that does not exist), not values that are merely out of date.
 */
export function problemsOf(rules: TariffRules): readonly string[] {
  return [
    ...rules.prices.flatMap((series, s) => [
      ...series.prices.flatMap((row, r) =>
        checked(`prices[${s}].prices[${r}]`, row, [
          [
            row.pricePerKwhCents > 0 && isCount(row.pricePerKwhCents),
            'the price is not above zero',
          ],
        ]),
      ),
      ...failed(`prices[${s}]`, [
        [isRange(series.minVa, series.maxVa), 'the range of power is upside down'],
      ]),
    ]),
    ...rules.ppj.flatMap((row, r) =>
      checked(`ppj[${r}]`, row, [
        [/^\d*$/.test(row.unitPrefix), 'the unit prefix is not digits'],
        [row.bands.every((band) => isRate(band.rateBp)), 'a rate is not between 0 and 100 %'],
        [rising(row.bands.map((band) => band.upToVa ?? Infinity)), 'the bands do not rise'],
      ]),
    ),
    ...rules.ppn.flatMap((row, r) =>
      checked(`ppn[${r}]`, row, [[isRate(row.rateBp), 'the rate is not between 0 and 100 %']]),
    ),
    ...rules.stamp.flatMap((row, r) =>
      checked(`stamp[${r}]`, row, [
        [
          row.steps.every((step) => isCount(step.aboveCents) && isCount(step.dutyCents)),
          'a step is not whole',
        ],
        [rising(row.steps.map((step) => step.aboveCents)), 'the steps do not rise'],
      ]),
    ),
    ...rules.admin.flatMap((row, r) => checked(`admin[${r}]`, row, [])),
    ...rules.lines.flatMap((row, r) => checked(`lines[${r}]`, row, [])),
    ...rules.energy.flatMap((row, r) => checked(`energy[${r}]`, row, [])),
    ...Object.entries(rules.amounts).flatMap(([flow, rows]) =>
      rows.flatMap((row, r) =>
        checked(`amounts.${flow}[${r}]`, row, [
          [isRange(row.minimumCents, row.maximumCents), 'the smallest amount is above the largest'],
        ]),
      ),
    ),
  ];
}

/** Whether it is as it should be, and what is to be said when it is not. */
export type Check = readonly [good: boolean, problem: string];

export function checked(place: string, row: Dated, checks: readonly Check[]): readonly string[] {
  const { from, until } = row;
  return failed(place, [
    [isDay(from), `${from} is no day`],
    [until === undefined || (isDay(until) && from < until), `${until} is no day after ${from}`],
    ...checks,
  ]);
}

export function failed(place: string, checks: readonly Check[]): readonly string[] {
  return checks.filter(([good]) => !good).map(([, problem]) => `${place}: ${problem}`);
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(text)
  );
}

export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isRate(rateBp: number): boolean {
  return isCount(rateBp) && rateBp <= wholeBp;
}

export function isRange(low: number, high: number | null): boolean {
  return isCount(low) && (high === null || (isCount(high) && low <= high));
}

export function rising(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] ?? value));
}
