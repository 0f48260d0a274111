export { readingColumns, reportColumns } from './columns.ts';
export { keepMonthPartitions } from './partitions.ts';
export {
  type CardVisit,
  type ReportRow,
  reportOn,
  reportParameters,
  reportRow,
} from './report.ts';
export { type LoadProfileMonth, latestReport, monthsOf, type PresentState } from './store.ts';
