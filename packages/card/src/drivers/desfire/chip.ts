import { fromHex } from '../../bytes.ts';

/** Command codes of MIFARE DESFire EV2 and EV3, as they travel wrapped in ISO 7816-4 (docs/card.md §10). */
export const INS = {
  getVersion: 0x60,
  selectApplication: 0x5a,
  authenticateFirst: 0x71,
  authenticateNonFirst: 0x77,
  additionalFrame: 0xaf,
  getKeyVersion: 0x64,
  /** Frames of 60 bytes, asked for one by one. */
  readDataNative: 0xbd,
  /** EV2 and later: chained by ISO 14443-4, below the APDU. */
  readData: 0xad,
  writeDataNative: 0x3d,
  writeData: 0x8d,
  commitTransaction: 0xc7,
  abortTransaction: 0xa7,
  createApplication: 0xca,
  createStandardDataFile: 0xcd,
  createBackupDataFile: 0xcb,
  getFileSettings: 0xf5,
  changeKey: 0xc4,
  getFreeMemory: 0x6e,
  getCardUid: 0x51,
  formatPicc: 0xfc,
} as const;

/** Second byte of the status word; the first one is 91. */
export const STATUS = {
  ok: 0x00,
  noChanges: 0x0c,
  outOfMemory: 0x0e,
  illegalCommand: 0x1c,
  integrity: 0x1e,
  noSuchKey: 0x40,
  length: 0x7e,
  permissionDenied: 0x9d,
  parameter: 0x9e,
  applicationNotFound: 0xa0,
  authentication: 0xae,
  additionalFrame: 0xaf,
  boundary: 0xbe,
  commandAborted: 0xca,
  duplicate: 0xde,
  fileNotFound: 0xf0,
} as const;

/** How a command and its answer are secured in a session. */
export const COMM_PLAIN = 0x00;
export const COMM_MAC = 0x01;
export const COMM_FULL = 0x03;

export const FILE_STANDARD = 0x00;
export const FILE_BACKUP = 0x01;

/** Access rights: a key number, or one of these. */
export const RIGHT_FREE = 0xe;
export const RIGHT_NEVER = 0xf;

/** The card itself, as opposed to an application on it. */
export const PICC_AID = fromHex('000000');
export const UID_BYTES = 7;
export const AES_BLOCK = 16;
export const MAC_BYTES = 8;
/** What one WriteData or ReadData carries: with header, MAC and wrapping it stays below 255 bytes. */
export const FRAME_BYTES = 224;

/** A native command in its ISO wrapping: 90 INS 00 00 [Lc data] 00. */
export function wrap(ins: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = data.length === 0 ? data : Uint8Array.of(data.length, ...data);
  return Uint8Array.of(0x90, ins, 0x00, 0x00, ...body, 0x00);
}

/** A number as the chip writes it: least significant byte first. */
export function littleEndian(value: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (value >>> (8 * index)) & 0xff);
}

/** Number, offset and length: how ReadData and WriteData name a stretch of a file. */
export function stretch(fileNo: number, offset: number, length: number): Uint8Array {
  return Uint8Array.of(fileNo, ...littleEndian(offset, 3), ...littleEndian(length, 3));
}
