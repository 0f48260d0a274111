import { monthlyLimitDkwh } from '@setrum/tariff';
import { problem } from './discrepancy.ts';
import type { Discrepancy, PdlProposal } from './model.ts';
import type { PdlFacts } from './propose.ts';

/** Whether the meter fits the product, and the stock knows it. */
export function meterProblems(data: PdlProposal, facts: PdlFacts): readonly Discrepancy[] {
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
export function useProblems(data: PdlProposal): readonly Discrepancy[] {
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
