import { THIEVES, type TruthKind } from '@setrum/field';
import { INSPECT_FROM, rankP2tl } from '@setrum/server';
import type { ScoredField } from './evidence.ts';

/** A meter with its score and what it really is. */
export interface Scored {
  readonly score: number;
  readonly kind: TruthKind;
  readonly isThief: boolean;
}

/** Ranks a field and looks up the truth afterwards; meters that the detector does not name have a score of 0. */
export function scoreField({ evidence, truths }: ScoredField): readonly Scored[] {
  const scores = new Map(
    rankP2tl(evidence, { least: 0.02 }).map(({ meterNo, score }) => [meterNo, score]),
  );
  return [...truths].map(([meterNo, { kind }]) => ({
    score: scores.get(meterNo) ?? 0,
    ...{ kind, isThief: THIEVES.includes(kind) },
  }));
}

export interface Quality {
  readonly thieves: number;
  readonly listed: number;
  /** Of the listed meters, those of thieves. */
  readonly precision: number;
  /** Of the thieves, those that are listed. */
  readonly recall: number;
}

/** Of the list as it is shown: from the score on which an inspection is worth its way. */
export function qualityOf(scored: readonly Scored[], from = INSPECT_FROM): Quality {
  const listed = scored.filter(({ score }) => score >= from);
  const hits = listed.filter(({ isThief }) => isThief).length;
  const thieves = scored.filter(({ isThief }) => isThief).length;
  return {
    ...{ thieves, listed: listed.length },
    precision: listed.length === 0 ? 1 : hits / listed.length,
    recall: thieves === 0 ? 1 : hits / thieves,
  };
}

/** Walking down the ranked list: the best recall that still has this precision, and the precision where this recall is reached. */
export function curveOf(
  scored: readonly Scored[],
  { precision, recall }: Pick<Quality, 'precision' | 'recall'>,
): { readonly recall: number; readonly precision: number } {
  const ranked = scored.toSorted((a, b) => b.score - a.score);
  const thieves = ranked.filter(({ isThief }) => isThief).length;
  let hits = 0;
  const best = { recall: 0, precision: 0 };
  ranked.forEach(({ isThief }, n) => {
    hits += isThief ? 1 : 0;
    if (hits / (n + 1) >= precision) best.recall = hits / thieves;
    if (best.precision === 0 && hits / thieves >= recall) best.precision = hits / (n + 1);
  });
  return best;
}

/** How far the scores are from what they say: of the meters of a tenth of the scale, the share of thieves against the mean score; the mean over all that are listed. */
export function calibrationError(scored: readonly Scored[]): number {
  let away = 0;
  let count = 0;
  for (let tenth = 1; tenth < 10; tenth += 1) {
    const within = scored.filter(({ score }) => score >= tenth / 10 && score < (tenth + 1) / 10);
    const sum = (of: (one: Scored) => number) => within.reduce((all, one) => all + of(one), 0);
    away += Math.abs(sum(({ score }) => score) - sum(({ isThief }) => (isThief ? 1 : 0)));
    count += within.length;
  }
  return count === 0 ? 0 : away / count;
}

/** For each kind, the share of its meters that is listed. */
export function listedByKind(
  scored: readonly Scored[],
  from = INSPECT_FROM,
): Record<string, number> {
  const kinds = new Map<TruthKind, { all: number; listed: number }>();
  for (const { kind, score } of scored) {
    const own = kinds.get(kind) ?? { all: 0, listed: 0 };
    kinds.set(kind, { all: own.all + 1, listed: own.listed + (score >= from ? 1 : 0) });
  }
  return Object.fromEntries(
    [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, { all, listed }]) => [`listedShare ${kind}`, rounded(listed / all)]),
  );
}

export function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
