export { type Examination, type Examined, examine } from './examine.ts';
export type { FeatureName, Features, Looks } from './features.ts';
export { learnt } from './learnt.ts';
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
export { reasonCodes } from './model.ts';
export { INSPECT_FROM, type RankOptions, rankP2tl } from './rank.ts';
export { type Learnt, logOdds, type Weights } from './weights.ts';
