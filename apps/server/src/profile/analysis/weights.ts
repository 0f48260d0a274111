import type { FeatureName, Features, Looks } from './features.ts';
import { logistic } from './statistics.ts';

/** Log-odds of theft: a constant and so much for each feature. */
export interface Weights<Name extends string = FeatureName> {
  readonly constant: number;
  readonly of: Readonly<Record<Name, number>>;
}

/** What the detector has learnt. */
export interface Learnt {
  /** Theft by looks alone: what a suspect is worth before the balance of its place is looked at. */
  readonly looks: Weights<keyof Looks>;
  /** The score. */
  readonly score: Weights;
}

/** What a feature adds to the log-odds. */
export function contribution(weights: Weights, features: Features, name: FeatureName): number {
  return weights.of[name] * features[name];
}

/** Log-odds by all features. */
export function logOdds<Name extends string>(
  { constant, of }: Weights<Name>,
  features: Readonly<Record<Name, number>>,
): number {
  let sum = constant;
  for (const name of Object.keys(of) as Name[]) sum += of[name] * features[name];
  return sum;
}

/** Never quite sure, so that a balance can still say otherwise. */
export function priorOf(weights: Learnt['looks'], looks: Looks): number {
  return Math.min(Math.max(logistic(logOdds(weights, looks)), 0.02), 0.95);
}
