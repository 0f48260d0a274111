import { SetrumError } from '@setrum/errors';
import { holdsOn, inForce, requireInForce } from './dated.ts';
import type { Day, PpjRule, TariffRules } from './rules.ts';

/** A rate in hundredths of a per cent and the id of the row it came from. */
export interface Rate {
  readonly rateBp: number;
  readonly id: string;
}

/**
 * The local tax's rate for a service unit and contracted power on a day: the longest prefix of the unit's code that
 * has a rule that day. Throws SETRUM_TARIFF_RULE_MISSING when none fits.
 */
export function ppjRateOn(rules: TariffRules, unit: string, powerVa: number, day: Day): Rate {
  const fitting = rules.ppj.filter((row) => unit.startsWith(row.unitPrefix) && holdsOn(row, day));
  const longest = Math.max(0, ...fitting.map((row) => row.unitPrefix.length));
  const row: PpjRule | undefined = inForce(
    fitting.filter((candidate) => candidate.unitPrefix.length === longest),
    day,
  );
  const band = row?.bands.find(({ upToVa }) => upToVa === null || powerVa <= upToVa);
  if (row === undefined || band === undefined) {
    throw new SetrumError('SETRUM_TARIFF_RULE_MISSING', {
      rule: `ppj:${unit}/${powerVa}`,
      date: day,
    });
  }
  return { rateBp: band.rateBp, id: `ppj:${row.unitPrefix}@${row.from}` };
}

/** The VAT rate of a base class and contracted power on a day; zero where no rule names them. */
export function ppnRateOn(
  rules: TariffRules,
  tariffClass: string,
  powerVa: number,
  day: Day,
): Rate {
  const fitting = rules.ppn.filter(
    (row) => row.classes.includes(tariffClass) && powerVa >= row.minVa,
  );
  const row = inForce(fitting, day);
  return row === undefined
    ? { rateBp: 0, id: 'ppn:none' }
    : { rateBp: row.rateBp, id: `ppn@${row.from}` };
}

/** The stamp duty on an amount, in rupiah x 100. Throws SETRUM_TARIFF_RULE_MISSING for a day without a rule. */
export function stampDutyOn(
  rules: TariffRules,
  amountCents: number,
  day: Day,
): { readonly dutyCents: number; readonly id: string } {
  const row = requireInForce('stamp', rules.stamp, day);
  const step = row.steps.findLast(({ aboveCents }) => amountCents > aboveCents);
  return { dutyCents: step?.dutyCents ?? 0, id: `stamp@${row.from}` };
}
