export {
  type Evidence,
  type EvidenceMonth,
  examine,
  type FeatureName,
  type Features,
  type FeedMonth,
  type Finding,
  INSPECT_FROM,
  type Learnt,
  type Looks,
  learnt,
  logOdds,
  type MeterHistory,
  type Reason,
  type ReasonCode,
  rankP2tl,
  type SoldMonth,
  type Weights,
} from './analysis/index.ts';
export { readingColumns, reportColumns } from './columns.ts';
export {
  importReadings,
  type ReadingImport,
  type ReadingImportOptions,
  type UnitsOfMeters,
} from './ingest/import.ts';
export { readingFileShape, uploadShape } from './ingest/line.ts';
export {
  type Feed,
  type Feeder,
  type Place,
  putFeeds,
  putNetwork,
  putPlaces,
  putSold,
  type Sold,
  type Transformer,
} from './ingest/network.ts';
export { importFeeds, importNetwork } from './ingest/network-file.ts';
export { countMonths, type PastMonth, tellPastMonths } from './ingest/past.ts';
export {
  importBatch,
  type Kept,
  readByPeople,
  type Telling,
  type ToldMonth,
  tellMonths,
} from './ingest/told.ts';
export { imageDigest, type JudgedReport, judge, originalOf, type ReportProof } from './judge.ts';
export { type LastRead, lastReads } from './last-reads.ts';
export { lastSeen } from './last-seen.ts';
export { type Examined, examineAll } from './p2tl/index.ts';
export {
  type Answer,
  type ExportedMonth,
  exportMonths,
  type NamedQuery,
  namedQueries,
  queryMonths,
} from './parquet/index.ts';
export { keepMonthPartitions } from './partitions.ts';
export {
  type ReportRow,
  reportParameters,
  reportRow,
} from './report.ts';
export { metersOf } from './reports/meters.ts';
export { type AskedPlace, askedPlace, type PlaceQuery } from './reports/place.ts';
export { reportOf } from './reports/report.ts';
export { forgetOldProfiles } from './retention.ts';
export { refreshRollups } from './rollups.ts';
export { type ProfileSettings, profileDefaults, profileSettingsOf } from './settings.ts';
export { type SoldMonthly, soldTo } from './sold.ts';
export { standStep, usageBetween } from './stands.ts';
export { startProfile } from './start.ts';
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
export { type ReadingVariant, variantsOf } from './variants.ts';
export { noteView, type View } from './viewed.ts';
export type { CardVisit } from './visit.ts';
