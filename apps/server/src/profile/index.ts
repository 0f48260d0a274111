export { readingColumns, reportColumns } from './columns.ts';
export { imageDigest, type JudgedReport, judge, originalOf, type ReportProof } from './judge.ts';
export { keepMonthPartitions } from './partitions.ts';
export {
  type CardVisit,
  type ReportRow,
  reportParameters,
  reportRow,
} from './report.ts';
export { type LoadProfileMonth, latestReport, monthsOf, type PresentState } from './store.ts';
