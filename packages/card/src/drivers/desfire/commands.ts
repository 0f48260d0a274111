import { SetrumError } from '@setrum/errors';
import { concatBytes, readUint, toHex } from '../../bytes.ts';
import { crc32 } from '../../crc32.ts';
import { accepted, type Channel, command, maced, plain, sealed, sealedPayload } from './channel.ts';
import { INS, littleEndian, STATUS, stretch, UID_BYTES } from './chip.ts';

/** What GetVersion tells. */
export interface DesfireVersion {
  /** 01: NXP's DESFire; 81, 91 and others: the same command set on other hardware. */
  readonly hardwareType: number;
  /** 12 hex: EV2, 33 hex: EV3. */
  readonly hardwareMajor: number;
  /** 16 hex: 2 KB, 18 hex: 4 KB, 1A hex: 8 KB. */
  readonly storageCode: number;
  /** Hex; zeros when the card shows a random identifier instead. */
  readonly uid: string;
}

/** GetVersion: three frames. Null when the card does not know the command. */
export async function getVersion(channel: Channel): Promise<DesfireVersion | null> {
  const { data, status } = await command(channel, INS.getVersion);
  // 7 bytes of hardware, 7 of software, then serial number, batch and date.
  if (status !== STATUS.ok || data.length < 14 + UID_BYTES) return null;
  return {
    hardwareType: data[1] ?? 0,
    hardwareMajor: data[3] ?? 0,
    storageCode: data[5] ?? 0,
    uid: toHex(data.subarray(14, 14 + UID_BYTES)),
  };
}

/** SelectApplication: ends session and transaction. False when there is no such application. */
export async function selectApplication(channel: Channel, aid: Uint8Array): Promise<boolean> {
  channel.session = null;
  let answer = await command(channel, INS.selectApplication, aid);
  if (answer.status === STATUS.commandAborted) {
    // Somebody broke off in the middle of a command; saying so was this answer.
    answer = await command(channel, INS.selectApplication, aid);
  }
  if (answer.status === STATUS.applicationNotFound) return false;
  accepted(answer);
  return true;
}

/** ReadData in plain, of a file that everybody reads. SETRUM_CARD_REFUSED when the card gives another length. */
export async function readData(
  channel: Channel,
  fileNo: number,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const data = await plain(channel, INS.readData, stretch(fileNo, offset, length));
  if (data.length !== length) {
    throw new SetrumError('SETRUM_CARD_REFUSED', { status: `9100, ${data.length} bytes` });
  }
  return data;
}

/** WriteData in CommMode.MAC. In a backup file it is not valid before CommitTransaction. */
export async function writeData(
  channel: Channel,
  fileNo: number,
  offset: number,
  bytes: Uint8Array,
): Promise<void> {
  const header = stretch(fileNo, offset, bytes.length);
  await maced(channel, INS.writeData, concatBytes([header, bytes]));
}

/** CommitTransaction: all writes to backup files since the last one become valid at once. */
export async function commitTransaction(channel: Channel): Promise<void> {
  await maced(channel, INS.commitTransaction);
}

/** AbortTransaction: they are forgotten. */
export async function abortTransaction(channel: Channel): Promise<void> {
  await maced(channel, INS.abortTransaction);
}

/** GetCardUID, encrypted: the serial number that the card vouches for. Hex. */
export async function getCardUid(channel: Channel): Promise<string> {
  return toHex(await sealed(channel, INS.getCardUid, new Uint8Array(0), new Uint8Array(0)));
}

/** GetFreeMemory of the card, in bytes; with the card itself or an application selected, outside a session. */
export async function getFreeMemory(channel: Channel): Promise<number> {
  const data = await plain(channel, INS.getFreeMemory);
  return readUint(data.slice().reverse(), 0, data.length);
}

/** FormatPICC: takes every application off the card. In a session under the card's own master key. */
export async function formatPicc(channel: Channel): Promise<void> {
  await maced(channel, INS.formatPicc);
}

/** What ChangeKey needs. */
export interface KeyChange {
  readonly keyNo: number;
  readonly newKey: Uint8Array;
  readonly newVersion: number;
  /** The key that is there now; not needed for the key that the session was opened with. */
  readonly oldKey: Uint8Array | null;
}

/** ChangeKey, encrypted, in a session under key 0. Changing key 0 itself ends the session. */
export async function changeKey(channel: Channel, change: KeyChange): Promise<void> {
  const { keyNo, newKey, newVersion, oldKey } = change;
  const session = channel.session;
  const header = Uint8Array.of(keyNo);
  if (session === null || session.keyNo !== keyNo) {
    if (oldKey === null) throw new RangeError('another key is changed by what it was before');
    const mixed = newKey.map((byte, index) => byte ^ (oldKey[index] ?? 0));
    // The CRC of this command lacks the final complement of IEEE 802.3.
    const checksum = littleEndian(~crc32(newKey), 4);
    const data = concatBytes([mixed, Uint8Array.of(newVersion), checksum]);
    await sealed(channel, INS.changeKey, header, data);
    return;
  }
  const data = concatBytes([newKey, Uint8Array.of(newVersion)]);
  const payload = sealedPayload(session, INS.changeKey, header, data);
  channel.session = null;
  accepted(await command(channel, INS.changeKey, payload));
}
