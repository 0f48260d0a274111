import { type Examination, type Examined, examine } from './examine.ts';
import { learnt } from './learnt.ts';
import type { Evidence, Finding } from './model.ts';
import { reasonsOf } from './reasons.ts';
import { logistic } from './statistics.ts';
import { type Learnt, logOdds } from './weights.ts';

export interface RankOptions {
  /** Findings below it are left out; 0 to 1. */
  readonly least?: number;
  /** At most so many. */
  readonly limit?: number;
  readonly weights?: Learnt;
}

/** From this score on an inspection is worth its way: chosen on the fields that the weights were fitted on. */
export const INSPECT_FROM = 0.4;

/**
 * The ranked P2TL list with its reasons: the likeliest theft first. Looks at the evidence as a whole, so hand in whole feeders: peers and balances
 * are taken from it.
 */
export function rankP2tl(evidence: Evidence, options: RankOptions = {}): readonly Finding[] {
  const { least = 0.1, limit = Number.POSITIVE_INFINITY, weights = learnt } = options;
  const examination = examine(evidence, weights.looks);
  return examination.meters
    .map((examined) => ({ examined, score: logistic(logOdds(weights.score, examined.features)) }))
    .filter(({ score }) => score >= least)
    .sort(
      (a, b) =>
        b.score - a.score || (a.examined.history.meterNo < b.examined.history.meterNo ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ examined, score }) => findingOf(examination, examined, score, weights));
}

function findingOf(
  { axis }: Examination,
  examined: Examined,
  score: number,
  weights: Learnt,
): Finding {
  const { meterNo, unit, feeder, transformer, tariff, powerVa } = examined.history;
  const { suspicion } = examined.judged;
  const missingKwh = suspicion?.missingKwh.reduce((sum, kwh) => sum + kwh, 0) ?? 0;
  return {
    ...{ meterNo, unit, feeder, transformer, tariff, powerVa },
    score: Math.round(score * 1000) / 1000,
    since: suspicion === null ? null : (axis[suspicion.from] ?? null),
    missingKwh: Math.round(missingKwh),
    reasons: reasonsOf({ examined, axis }, weights.score),
  };
}
