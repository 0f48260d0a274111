export { keepMonthPartitions } from './partitions.ts';
export { type CardVisit, type ReportRow, reportOn, reportRow } from './report.ts';
export { type LoadProfileMonth, latestReport, monthsOf, type PresentState } from './store.ts';
