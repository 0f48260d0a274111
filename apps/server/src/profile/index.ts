export {
  type Evidence,
  type EvidenceMonth,
  examine,
  type FeatureName,
  type Features,
  type FeedMonth,
  type Finding,
  featureNames,
  fitted,
  INSPECT_FROM,
  logOdds,
  type MeterHistory,
  type Reason,
  type ReasonCode,
  rankP2tl,
  type SoldMonth,
  type Weights,
} from './analysis/index.ts';
export { readingColumns, reportColumns } from './columns.ts';
export { imageDigest, type JudgedReport, judge, originalOf, type ReportProof } from './judge.ts';
export { keepMonthPartitions } from './partitions.ts';
export {
  type ReportRow,
  reportParameters,
  reportRow,
} from './report.ts';
export {
  type KeptReport,
  type LoadProfileMonth,
  latestReport,
  monthsOf,
  type PresentState,
  reportsOf,
} from './store.ts';
export type { Verification } from './tables.ts';
export { reportsAbout, type TracedReport } from './trace.ts';
export type { CardVisit } from './visit.ts';
