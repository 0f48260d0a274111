export { type Examination, type Examined, examine } from './examine.ts';
export type { FeatureName, Features } from './features.ts';
export type {
  Evidence,
  EvidenceMonth,
  FeedMonth,
  Finding,
  MeterHistory,
  Reason,
  ReasonCode,
  SoldMonth,
} from './model.ts';
export { INSPECT_FROM, type RankOptions, rankP2tl } from './rank.ts';
export { featureNames, fitted, logOdds, type Weights } from './weights.ts';
