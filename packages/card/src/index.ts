export {
  createVirtualNtag216,
  NTAG216_ATR,
  type TearMode,
  type TearPlan,
  type VirtualNtag216,
  type VirtualNtag216Options,
} from './drivers/ntag216/virtual.ts';
export { openCard } from './drivers/open.ts';
export { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
export { decodeMailbox, encodeMailbox, type Mailbox, type MailboxEntry } from './mailbox.ts';
export { MAILBOX_ENTRIES, MAP_BYTES, MAX_MONTHS, REPORT_IMAGE_BYTES } from './map.ts';
export type { CardMemory, Transmit } from './memory.ts';
export { type CardContents, readCard } from './read.ts';
export {
  decodeRecord,
  encodeRecord,
  type LoadProfileRecord,
  type RecordField,
  type RecordReading,
} from './record.ts';
export { decodeReportImage, type Report, type UnreadableRecord } from './report.ts';
export type { Acknowledgement, MeterNews, PresentState } from './report-content.ts';
export type { ReportUpdate } from './report-plan.ts';
export { writeIdentity, writeMailbox } from './write.ts';
export { type ReportWritten, writeReport } from './write-report.ts';
