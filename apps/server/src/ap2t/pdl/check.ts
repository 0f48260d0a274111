import { dayProblems } from './check-days.ts';
import { meterProblems, useProblems } from './check-meter.ts';
import { problem } from './discrepancy.ts';
import type { Discrepancy, PdlField, PdlProposal } from './model.ts';
import { migrates, type PdlFacts } from './propose.ts';
import { fieldRules, onlyInSettlement, requiredFields, useFields, wishFields } from './rules.ts';
import type { PdlInput } from './schema.ts';

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
