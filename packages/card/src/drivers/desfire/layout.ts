import { fromHex } from '../../bytes.ts';
import { IDENTITY, MAILBOX, MAP_BYTES, REPORT_IMAGE_OFFSET } from '../../map.ts';
import { COMM_MAC, FILE_BACKUP, RIGHT_FREE, RIGHT_NEVER } from './chip.ts';
import type { FileSettings } from './files.ts';

/** Our application, as its three bytes are sent. Our own choice: it is registered nowhere. */
export const SETRUM_AID = fromHex('535452');
/** Key 0 changes keys and creates files; what there is may be listed; all of this may be changed under key 0. */
export const KEY_SETTINGS = 0x0b;
export const ISSUER_KEY = 0;

/** A backup data file and the stretch of the map that lies in it. */
export interface MapFile {
  readonly fileNo: number;
  /** Where its first byte lies in the map. */
  readonly offset: number;
  readonly sizeBytes: number;
  /** The key that writes it. */
  readonly keyNo: number;
}

const [identity] = IDENTITY.offsets;
const [mailbox] = MAILBOX.offsets;

/** Bytes 0 to 23 of the map lie in no file: they read as zero. */
export const FILES: readonly MapFile[] = [
  { fileNo: 1, offset: identity, sizeBytes: mailbox - identity, keyNo: ISSUER_KEY },
  { fileNo: 2, offset: mailbox, sizeBytes: REPORT_IMAGE_OFFSET - mailbox, keyNo: 1 },
  { fileNo: 3, offset: REPORT_IMAGE_OFFSET, sizeBytes: MAP_BYTES - REPORT_IMAGE_OFFSET, keyNo: 2 },
];

/** Everybody reads, one key writes, MACed; only the issuer may change that. */
export function settingsOf({ sizeBytes, keyNo }: MapFile): FileSettings {
  const rights = { read: RIGHT_FREE, write: keyNo, readWrite: RIGHT_NEVER, change: ISSUER_KEY };
  return { type: FILE_BACKUP, commMode: COMM_MAC, rights, sizeBytes };
}
