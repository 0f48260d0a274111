export { fromHex, toHex } from './bytes.ts';
export {
  createVirtualNtag216,
  NTAG216_ATR,
  type VirtualNtag216,
  type VirtualNtag216Options,
} from './drivers/ntag216/virtual.ts';
export type { TearMode, TearPlan } from './drivers/ntag216/virtual-memory.ts';
export { openCard } from './drivers/open.ts';
export { cardFault } from './fault.ts';
export { decodeIdentity, encodeIdentity, type Identity, isMeterNo } from './identity.ts';
export { decodeMailbox, encodeMailbox, type Mailbox, type MailboxEntry } from './mailbox.ts';
export {
  type Area,
  HEADER_BYTES,
  IDENTITY,
  MAILBOX,
  MAILBOX_ENTRIES,
  MAP_BYTES,
  MAX_MONTHS,
  RECORD_BYTES,
  RECORD_SLOTS,
  RECORDS_OFFSET,
  REPORT,
  REPORT_IMAGE_BYTES,
  REPORT_IMAGE_OFFSET,
} from './map.ts';
export type { CardMemory, Transmit } from './memory.ts';
export { type CardContents, readCard } from './read.ts';
export {
  decodeRecord,
  encodeRecord,
  isMonth,
  type LoadProfileRecord,
  type RecordField,
  type RecordReading,
} from './record.ts';
export { decodeReportImage, type Report, type UnreadableRecord } from './report.ts';
export type { Acknowledgement, MeterNews, PresentState } from './report-content.ts';
export type { ReportUpdate } from './report-plan.ts';
export { writeIdentity, writeMailbox } from './write.ts';
export { type ReportWritten, writeReport } from './write-report.ts';
