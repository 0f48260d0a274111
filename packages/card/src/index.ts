export { aesCmac, type CmacKey, cmacKey } from './authenticity/cmac.ts';
export { diversify } from './authenticity/diversify.ts';
export {
  type CardKey,
  type CardKeyring,
  type ChipKeyPurpose,
  createCardKey,
  createKeyring,
  deriveChipKey,
  deriveMeterShare,
  type MeterShare,
} from './authenticity/keys.ts';
export { keyVersionOf, type Proof, proofOf } from './authenticity/proof.ts';
export { fromHex, toHex } from './bytes.ts';
export type { CardCondition } from './condition.ts';
export { decodeDirectory, type Extension, encodeDirectory } from './directory.ts';
export { answerChallenge, finishHandshake, type SessionKeys } from './drivers/desfire/handshake.ts';
export { type DesfireIssue, issueDesfire } from './drivers/desfire/issue.ts';
export {
  type DesfireAnswer,
  type DesfireChallenge,
  type DesfireKeys,
  desfireKeysOf,
  KEY_PURPOSES as DESFIRE_KEY_PURPOSES,
  localChipKeys,
  localDesfireKeys,
} from './drivers/desfire/keys.ts';
export {
  createVirtualDesfire,
  DESFIRE_ATR,
  type VirtualDesfireOptions,
} from './drivers/desfire/virtual.ts';
export {
  createVirtualIso7816,
  ISO7816_ATR,
  type VirtualIso7816,
  type VirtualIso7816Options,
} from './drivers/iso7816/virtual.ts';
export type { ChipKeys, LinkNotice, OpenedCard } from './drivers/link.ts';
export { type ClassicKeys, type SectorKeys, sectorKeysOf } from './drivers/mifare-classic/keys.ts';
export { personaliseClassic } from './drivers/mifare-classic/personalise.ts';
export { placesOf as classicPlacesOf } from './drivers/mifare-classic/places.ts';
export {
  createVirtualClassic,
  MIFARE_CLASSIC_ATR,
  type VirtualClassicOptions,
} from './drivers/mifare-classic/virtual.ts';
export {
  createVirtualNtag216,
  NTAG216_ATR,
  type VirtualNtag216,
  type VirtualNtag216Options,
} from './drivers/ntag216/virtual.ts';
export { type OpenOptions, openCard } from './drivers/open.ts';
export type { ReaderProfile, ReaderProfileName } from './drivers/reader-profile/profile.ts';
export {
  profileForReader,
  readerProfile,
  readerProfileNames,
} from './drivers/reader-profile/profiles.ts';
export type { TearMode, TearPlan, VirtualCard } from './drivers/virtual-card.ts';
export { cardFault } from './fault.ts';
export { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
export { isMeterNo } from './identity-number.ts';
export { decodeMailbox, encodeMailbox, type Mailbox, type MailboxEntry } from './mailbox.ts';
export {
  type Area,
  HEADER_BYTES,
  IDENTITY,
  MAC_BYTES,
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
export type { CardMemory, Chip, Transmit } from './memory.ts';
export { type CardContents, contentsOf, readCard } from './read.ts';
export {
  decodeRecord,
  encodeRecord,
  isMonth,
  type LoadProfileRecord,
  type RecordField,
  type RecordReading,
} from './record.ts';
export {
  decodeReportImage,
  type LiveReport,
  liveReport,
  type Report,
  recordBytes,
  reportProof,
  type UnreadableRecord,
} from './report.ts';
export {
  type Acknowledgement,
  type MeterNews,
  namedSlots,
  type PresentState,
} from './report-content.ts';
export type { ReportUpdate } from './report-plan.ts';
export { isNewer, isOwnHead, sequenceOf } from './slot.ts';
export {
  TAMPER_CAUSES,
  type TamperCause,
  type TamperName,
  tamperCause,
  tamperPlaces,
} from './tamper-causes.ts';
export { writeIdentity, writeIdentityImage, writeMailbox } from './write.ts';
export { type ReportWritten, writeReport } from './write-report.ts';
