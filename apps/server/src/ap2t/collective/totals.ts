import type { CostKind } from '@setrum/tariff';
import type { FileLine } from './read-file.ts';

/** What a file asks for altogether, by the rules of the day on which it came. */
export interface FileTotals {
  readonly lines: number;
  readonly refused: number;
  /** Of the lines that were not refused, rupiah x 100. */
  readonly totalCents: number;
  readonly costs: readonly { readonly kind: CostKind; readonly amountCents: number }[];
}

export function totalsOf(lines: readonly FileLine[]): FileTotals {
  const costs = new Map<CostKind, number>();
  for (const line of lines)
    for (const [kind, amountCents] of line.costs)
      costs.set(kind, (costs.get(kind) ?? 0) + amountCents);
  return {
    lines: lines.length,
    refused: lines.filter(({ problems }) => problems.length > 0).length,
    totalCents: [...costs.values()].reduce((sum, cents) => sum + cents, 0),
    costs: [...costs].map(([kind, amountCents]) => ({ kind, amountCents })),
  };
}
