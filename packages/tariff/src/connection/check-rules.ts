import { checked, failed, isCount, isRange, isRate, problemsOf, rising } from '../check-rules.ts';
import type { ConnectionRules, PowerCharge } from './rules.ts';

/** What is wrong with a set of connection rules, as `problemsOf` says it of money rules; those in it are looked at too. */
export function connectionProblemsOf(rules: ConnectionRules): readonly string[] {
  return [
    ...problemsOf(rules.money),
    ...chargeProblems('fees', rules.fees),
    ...chargeProblems('deposits', rules.deposits),
    ...rules.ppn.flatMap((row, r) =>
      checked(`ppn[${r}]`, row, [[isRate(row.rateBp), 'the rate is not between 0 and 100 %']]),
    ),
    ...rules.reinstallation.flatMap(({ steps, ...row }, r) =>
      checked(`reinstallation[${r}]`, row, [
        [steps.every(({ feeBp }) => isRate(feeBp)), 'a share is not between 0 and 100 %'],
        [rising(steps.map(({ upToDays }) => upToDays ?? Infinity)), 'the steps do not rise'],
        [steps.at(-1)?.upToDays === null, 'the last step has an end'],
      ]),
    ),
    ...rules.firstCredit.flatMap((row, r) => checked(`firstCredit[${r}]`, row, [])),
    ...stepProblems(rules),
    ...rules.classRanges.flatMap((row, r) =>
      checked(`classRanges[${r}]`, row, [
        [isRange(row.minVa, row.maxVa), 'the range of power is upside down'],
      ]),
    ),
    ...rules.products.flatMap((row, r) =>
      checked(`products[${r}]`, row, [[isRange(0, row.maxVa), 'the largest power is no power']]),
    ),
  ];
}

function chargeProblems(table: string, rows: readonly PowerCharge[]): readonly string[] {
  return rows.flatMap(({ bands, ...row }, r) =>
    checked(`${table}[${r}]`, row, [
      [bands.length > 0, 'there are no bands'],
      [rising(bands.map(({ upToVa }) => upToVa ?? Infinity)), 'the bands do not rise'],
      [
        bands.every(({ charge }) =>
          isCount('fixedCents' in charge ? charge.fixedCents : charge.perVaCents),
        ),
        'a charge is not whole',
      ],
    ]),
  );
}

function stepProblems({ powerSteps }: ConnectionRules): readonly string[] {
  const powers = new Set(powerSteps.map(({ powerVa }) => powerVa));
  return failed('powerSteps', [
    [powers.size === powerSteps.length, 'a power is there twice'],
    [powerSteps.every(({ powerVa }) => powerVa > 0 && isCount(powerVa)), 'a power is not whole'],
  ]);
}
