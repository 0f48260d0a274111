import { concatBytes, readUint } from '../../bytes.ts';
import { accepted, type Channel, command, maced, plain } from './channel.ts';
import { INS, littleEndian, STATUS } from './chip.ts';

/** Key numbers, or RIGHT_FREE or RIGHT_NEVER. */
export interface FileRights {
  readonly read: number;
  readonly write: number;
  readonly readWrite: number;
  readonly change: number;
}

export interface FileSettings {
  /** FILE_STANDARD or FILE_BACKUP. */
  readonly type: number;
  readonly commMode: number;
  readonly rights: FileRights;
  readonly sizeBytes: number;
}

/** Communication mode, rights and size, as they stand in commands and answers. */
export function encodeSettings({ commMode, rights, sizeBytes }: FileSettings): Uint8Array {
  const nibbles = [
    (rights.readWrite << 4) | rights.change,
    (rights.read << 4) | rights.write,
  ] as const;
  return Uint8Array.of(commMode, ...nibbles, ...littleEndian(sizeBytes, 3));
}

/** GetFileSettings, outside a session; null when there is no such file. */
export async function getFileSettings(
  channel: Channel,
  fileNo: number,
): Promise<FileSettings | null> {
  const answer = await command(channel, INS.getFileSettings, Uint8Array.of(fileNo));
  if (answer.status === STATUS.fileNotFound) return null;
  const [type = 0, commMode = 0, low = 0, high = 0] = accepted(answer);
  const rights = { read: high >> 4, write: high & 15, readWrite: low >> 4, change: low & 15 };
  const sizeBytes = readUint(answer.data.slice(4, 7).reverse(), 0, 3);
  return { type, commMode, rights, sizeBytes };
}

/** CreateBackupDataFile in the selected application, in a session under its key 0. */
export async function createBackupDataFile(
  channel: Channel,
  fileNo: number,
  settings: FileSettings,
): Promise<void> {
  const data = concatBytes([Uint8Array.of(fileNo), encodeSettings(settings)]);
  await maced(channel, INS.createBackupDataFile, data);
}

/** What CreateApplication sets down. */
export interface ApplicationSettings {
  readonly aid: Uint8Array;
  /** Key settings 1: who changes keys, who creates files. */
  readonly keySettings: number;
  /** AES keys: up to 14. */
  readonly keys: number;
}

const AES_KEYS = 0x80;

/** CreateApplication with AES keys, all zero; with the card itself selected, MACed when there is a session. */
export async function createApplication(
  channel: Channel,
  { aid, keySettings, keys }: ApplicationSettings,
): Promise<void> {
  const data = Uint8Array.of(...aid, keySettings, AES_KEYS | keys);
  await (channel.session === null ? plain : maced)(channel, INS.createApplication, data);
}
