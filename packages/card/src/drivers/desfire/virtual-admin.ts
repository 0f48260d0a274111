import { readUint, toHex } from '../../bytes.ts';
import { crc32 } from '../../crc32.ts';
import { AES_BLOCK, FILE_BACKUP, littleEndian, STATUS } from './chip.ts';
import {
  done,
  keyNumbered,
  PICC,
  type Picc,
  type Result,
  refuse,
  reset,
  selectedApplication,
  stored,
} from './virtual-picc.ts';
import { APPLICATION_BYTES, bytesTaken, freeBytes, type StoredKey } from './virtual-store.ts';

const KEY_TYPE_AES = 0x80;
const MOST_KEYS = 14;
const MOST_FILES = 32;
/** Bit of the key settings: whoever has no master key may create files, too. */
const FREE_CREATE = 0x04;
const isMaster = (picc: Picc): boolean => picc.session?.keyNo === 0;

/** SelectApplication; session and transaction are over even when it fails. */
export function selectChip(picc: Picc, data: Uint8Array): Result {
  reset(picc, PICC);
  if (data.length !== 3) return refuse(STATUS.length);
  const aid = toHex(data);
  if (aid !== PICC && !picc.store.applications.has(aid)) return refuse(STATUS.applicationNotFound);
  picc.selected = aid;
  return done();
}

/** CreateApplication, which a card of the factory allows without a key. Applications of AES keys only, without further options. */
export function createChipApplication(picc: Picc, data: Uint8Array): Result {
  if (picc.selected !== PICC) return refuse(STATUS.permissionDenied);
  if (data.length !== 5) return refuse(STATUS.length);
  const [keySettings = 0, keyOptions = 0] = data.subarray(3);
  const aid = toHex(data.subarray(0, 3));
  const keys = keyOptions & 0x0f;
  const sound = (keyOptions & 0xf0) === KEY_TYPE_AES && keys > 0 && keys <= MOST_KEYS;
  if (!sound || aid === PICC) return refuse(STATUS.parameter);
  if (picc.store.applications.has(aid)) return refuse(STATUS.duplicate);
  if (freeBytes(picc.store) < APPLICATION_BYTES) return refuse(STATUS.outOfMemory);
  const blank = (): StoredKey => ({ key: new Uint8Array(AES_BLOCK), version: 0 });
  const application = { keySettings, keys: Array.from({ length: keys }, blank), files: new Map() };
  return stored(picc, () => picc.store.applications.set(aid, application)) ? done() : null;
}

/** CreateStdDataFile and CreateBackupDataFile. */
export function createChipFile(picc: Picc, type: number, data: Uint8Array): Result {
  const application = selectedApplication(picc);
  if (application === null) return refuse(STATUS.permissionDenied);
  if (data.length !== 7) return refuse(STATUS.length);
  if (!isMaster(picc) && (application.keySettings & FREE_CREATE) === 0) {
    return refuse(STATUS.authentication);
  }
  const [fileNo = 0, commMode = 0, low = 0, high = 0] = data;
  const size = readUint(data.slice(4).reverse(), 0, 3);
  if (fileNo >= MOST_FILES || ![0, 1, 3].includes(commMode) || size === 0) {
    return refuse(STATUS.parameter);
  }
  const rights: [number, number, number, number] = [high >> 4, high & 15, low >> 4, low & 15];
  // Numbers above the keys are E and F.
  if (rights.some((right) => right < MOST_KEYS && right >= application.keys.length)) {
    return refuse(STATUS.noSuchKey);
  }
  if (application.files.has(fileNo)) return refuse(STATUS.duplicate);
  if (freeBytes(picc.store) < bytesTaken(type, size)) return refuse(STATUS.outOfMemory);
  const file = { type, commMode, rights, data: new Uint8Array(size) };
  return stored(picc, () => application.files.set(fileNo, file)) ? done() : null;
}

export const createBackup = (picc: Picc, data: Uint8Array): Result =>
  createChipFile(picc, FILE_BACKUP, data);

/** ChangeKey in a session under key 0. The key of the session itself: new key and version; another: mixed with the old one, and a CRC. */
export function changeChipKey(picc: Picc, parameters: Uint8Array): Result {
  const { session } = picc;
  if (session === null || !isMaster(picc)) return refuse(STATUS.authentication);
  const keyNo = parameters[0] ?? 0;
  const place = keyNumbered(picc, keyNo);
  if (place === null) return refuse(STATUS.noSuchKey);
  const isOwn = keyNo === session.keyNo;
  const [data, version, sum] = [parameters.slice(1, 17), parameters[17], parameters.slice(18)];
  if (data.length !== AES_BLOCK || version === undefined || sum.length !== (isOwn ? 0 : 4)) {
    return refuse(STATUS.length);
  }
  const key = isOwn ? data : data.map((byte, index) => byte ^ (place.key[index] ?? 0));
  const wanted = littleEndian(crc32(key) ^ 0xffffffff, 4);
  if (!isOwn && toHex(sum) !== toHex(wanted)) return refuse(STATUS.integrity);
  if (!stored(picc, () => Object.assign(place, { key, version }))) return null;
  if (isOwn) picc.session = null;
  return done();
}

/** FormatPICC: the applications go, the card's own key stays. */
export function formatChip(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 0) return refuse(STATUS.length);
  if (picc.selected !== PICC) return refuse(STATUS.permissionDenied);
  if (!isMaster(picc)) return refuse(STATUS.authentication);
  return stored(picc, () => picc.store.applications.clear()) ? done() : null;
}
