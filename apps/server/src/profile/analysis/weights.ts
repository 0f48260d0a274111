import type { FeatureName, Features } from './features.ts';

/** Log-odds of theft: a constant and so much for each feature. */
export interface Weights {
  readonly constant: number;
  readonly of: Readonly<Record<FeatureName, number>>;
}

/** Fitted on the seeded fields 1 to 5 (`node bench/p2tl/fit.ts`); no field of another seed was looked at. */
export const fitted: Weights = {
  constant: -6,
  of: {
    fall: 1,
    sureness: 1,
    lasting: 1,
    restored: -2,
    standstill: -2,
    below: 0.5,
    balanceFor: 0.8,
    balanceAgainst: -0.4,
    unbalanced: 0,
    tamper: 1,
    tamperAgain: 0.5,
    tamperElsewhere: 0.3,
    booksShort: 0,
    booksOver: 0,
    jumps: -0.5,
    forged: 1,
  },
};

/** What a feature adds to the log-odds. */
export function contribution(weights: Weights, features: Features, name: FeatureName): number {
  return weights.of[name] * features[name];
}

export const featureNames = Object.keys(fitted.of) as readonly FeatureName[];

export function logOdds(weights: Weights, features: Features): number {
  let sum = weights.constant;
  for (const name of featureNames) sum += contribution(weights, features, name);
  return sum;
}
