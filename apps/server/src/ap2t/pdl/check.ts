import { monthlyLimitDkwh } from '@setrum/tariff';
import { businessDay } from '../../platform/index.ts';
import type { Discrepancy, DiscrepancyCode, PdlField, PdlProposal } from './model.ts';
import { migrates, monthOf, type PdlFacts } from './propose.ts';
import {
  fieldRules,
  onlyInSettlement,
  personalFields,
  requiredFields,
  useFields,
  wishFields,
} from './rules.ts';
import type { PdlInput } from './schema.ts';

type Value = string | number | null;

/** An entry held against what was proposed: what it comes to, and all that is to be said of it. */
export interface CheckedEntry {
  readonly data: PdlProposal;
  readonly discrepancies: readonly Discrepancy[];
}

/** Puts an entry over its proposal and checks it; the errors among the discrepancies refuse it. */
export function checkEntry(proposal: PdlProposal, input: PdlInput, facts: PdlFacts): CheckedEntry {
  const data: PdlProposal = { ...proposal, ...input };
  return {
    data,
    discrepancies: [
      ...differences(proposal, data),
      ...gaps(data, facts),
      ...dayProblems(data, facts),
      ...meterProblems(data, facts),
      ...(migrates(facts) ? useProblems(data) : []),
    ],
  };
}

function differences(proposal: PdlProposal, data: PdlProposal): readonly Discrepancy[] {
  const fields = Object.keys(fieldRules) as readonly PdlField[];
  return fields.flatMap((field) => {
    const [expected, found, rule] = [proposal[field], data[field], fieldRules[field]];
    if (expected === null || expected === found || rule === 'choice') return [];
    return [problem(field, 'differs', rule === 'fixed' ? 'error' : 'warning', expected, found)];
  });
}

function gaps(data: PdlProposal, facts: PdlFacts): readonly Discrepancy[] {
  const settles = migrates(facts);
  const used = settles && facts.customer?.state === 'active';
  const required = [...requiredFields, ...(settles ? wishFields : []), ...(used ? useFields : [])];
  const missing = required
    .filter((field) => data[field] === null)
    .map((field) => problem(field, 'missing', 'error'));
  const astray = onlyInSettlement
    .filter((field) => !settles && data[field] !== null)
    .map((field) => problem(field, 'differs', 'error', null, data[field]));
  // Meters of postpaid customers are read along a route.
  const route =
    data.kddk === null
      ? [problem('kddk', 'missing', data.product === 'postpaid' ? 'error' : 'warning')]
      : [];
  return [...missing, ...astray, ...route];
}

function dayProblems(data: PdlProposal, facts: PdlFacts): readonly Discrepancy[] {
  const { effectiveOn, mutationMonth } = data;
  const today = businessDay(facts.at, null);
  const earliest = facts.lastFrom ?? '0001-01-01';
  if (effectiveOn === null) return [];
  if (!isDay(effectiveOn) || effectiveOn < earliest || effectiveOn > today)
    return [problem('effectiveOn', 'out-of-range', 'error', `${earliest}/${today}`, effectiveOn)];
  const months = [monthOf(effectiveOn), monthOf(today)] as const;
  const inside = mutationMonth !== null && months[0] <= mutationMonth && mutationMonth <= months[1];
  if (inside || mutationMonth === null) return [];
  return [problem('mutationMonth', 'out-of-range', 'error', months.join('/'), mutationMonth)];
}

function meterProblems(data: PdlProposal, facts: PdlFacts): readonly Discrepancy[] {
  const { product, meterKind, meterNo } = data;
  const fitting = { postpaid: 'postpaid', prepaid: 'keypad', 'prepaid-nfc': 'nfc' } as const;
  const wanted = product === null ? null : fitting[product];
  const unknown = facts.application.meterChange && facts.meter === null;
  const wrong =
    meterKind !== null && meterKind !== wanted
      ? // A combo goes as a one-way meter, too: which one is activated for whom, activation decides.
        [
          problem(
            'meterKind',
            'wrong-kind',
            comboAsOneWay(data) ? 'warning' : 'error',
            wanted,
            meterKind,
          ),
        ]
      : [];
  return [
    ...wrong,
    ...(unknown ? [problem('meterNo', 'not-in-stock', 'warning', null, meterNo)] : []),
  ];
}

function comboAsOneWay({ product, meterKind }: PdlProposal): boolean {
  return product === 'prepaid' && meterKind === 'nfc';
}

/** The use since the last bill, which the final one is made from. */
function useProblems(data: PdlProposal): readonly Discrepancy[] {
  const { removedLwbpKwh: lwbp, lastBilledLwbpKwh: lastLwbp, powerVa } = data;
  if (lwbp === null || lastLwbp === null || powerVa === null) return [];
  const [wbp, lastWbp] = [data.removedWbpKwh ?? 0, data.lastBilledWbpKwh ?? 0];
  if (lwbp < lastLwbp) return [problem('removedLwbpKwh', 'went-back', 'error', lastLwbp, lwbp)];
  if (wbp < lastWbp) return [problem('removedWbpKwh', 'went-back', 'error', lastWbp, wbp)];
  const usedKwh = lwbp - lastLwbp + wbp - lastWbp;
  const mostKwh = monthlyLimitDkwh(powerVa) / 10;
  if (usedKwh <= mostKwh) return [];
  return [problem('removedLwbpKwh', 'unlikely', 'warning', mostKwh, usedKwh)];
}

function problem(
  field: PdlField,
  code: DiscrepancyCode,
  severity: Discrepancy['severity'],
  expected: Value = null,
  found: Value = null,
): Discrepancy {
  const told = !personalFields.has(field);
  return { field, code, severity, expected: told ? expected : null, found: told ? found : null };
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
