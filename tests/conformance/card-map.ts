/**
 * A second reading of docs/card.md, made from that page alone and sharing no code with the card library,
 * the meter or the counter, so that these do not merely agree with each other. Bytes become hexadecimal
 * text, and tables of fields are walked over it. Section signs in this folder refer to docs/card.md. Only the tests beside it
 * know the library, to hold both readings against each other.
 */
export { buildIdentity, buildMailbox, buildRecord, buildReportHeader } from './card-map/build.ts';
export {
  readClassic,
  readDesfire,
  readIso7816,
  readNtag216,
  writeClassic,
} from './card-map/chips.ts';
export { type Condition, conditionOf } from './card-map/condition.ts';
export { crc32 } from './card-map/crc32.ts';
export { buildDirectory, type FurtherArea, readDirectory } from './card-map/directory.ts';
export { cardKey, chipKey, cmac, diversified, meterShare } from './card-map/mac.ts';
export { judge } from './card-map/proof.ts';
export { readImage, readReportImage } from './card-map/read.ts';
export { differences, rebuildImage } from './card-map/rebuild.ts';
export type {
  Entry,
  Frame,
  Identity,
  LiveSlot,
  Mailbox,
  Piece,
  ReadImage,
  ReadRecord,
  ReadSlot,
  RecordFields,
  Report,
  ReportFields,
} from './card-map/shapes.ts';
