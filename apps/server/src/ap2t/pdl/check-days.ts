import { businessDay } from '../../platform/index.ts';
import { problem } from './discrepancy.ts';
import type { Discrepancy, PdlProposal } from './model.ts';
import { monthOf, type PdlFacts } from './propose.ts';

/** The day from which the data hold, and the month of the change. */
export function dayProblems(data: PdlProposal, facts: PdlFacts): readonly Discrepancy[] {
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

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
