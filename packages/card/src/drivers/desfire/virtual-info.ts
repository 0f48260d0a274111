import { fromHex } from '../../bytes.ts';
import { littleEndian, STATUS } from './chip.ts';
import {
  done,
  fileNumbered,
  keyNumbered,
  PICC,
  type Picc,
  type Result,
  refuse,
  selectedApplication,
} from './virtual-picc.ts';
import { freeBytes, type Store } from './virtual-store.ts';

/** Hardware and software version bytes of each generation. */
const versions = {
  'DESFIRE-EV2': { hardware: [0x12, 0x00], software: [0x02, 0x01] },
  'DESFIRE-EV3': { hardware: [0x33, 0x00], software: [0x03, 0x00] },
} as const;
const PRODUCTION = fromHex('CEECD35D602119');

/** The three frames of GetVersion, as bytes of 7, 7 and 14. */
export function versionBytes({ uid, chip, storageBytes }: Store): readonly Uint8Array[] {
  const { hardware, software } = versions[chip === 'DESFIRE-EV2' ? chip : 'DESFIRE-EV3'];
  const size = 2 * Math.log2(storageBytes);
  return [
    Uint8Array.of(0x04, 0x01, 0x01, ...hardware, size, 0x05),
    Uint8Array.of(0x04, 0x01, 0x01, ...software, size, 0x05),
    Uint8Array.of(...fromHex(uid), ...PRODUCTION),
  ];
}

/** GetFileSettings of a data file. */
export function fileSettings(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 1) return refuse(STATUS.length);
  if (picc.selected === PICC) return refuse(STATUS.permissionDenied);
  const file = fileNumbered(picc, parameters[0]);
  if (file === null) return refuse(STATUS.fileNotFound);
  const [read, write, readWrite, change] = file.rights;
  const low = (readWrite << 4) | change;
  const high = (read << 4) | write;
  const size = littleEndian(file.data.length, 3);
  return done(Uint8Array.of(file.type, file.commMode, low, high, ...size));
}

/** GetFileIDs. */
export function fileIds(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 0) return refuse(STATUS.length);
  const application = selectedApplication(picc);
  if (application === null) return refuse(STATUS.permissionDenied);
  return done(Uint8Array.of(...application.files.keys()));
}

/** GetApplicationIDs; with the card itself selected. */
export function applicationIds(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 0) return refuse(STATUS.length);
  if (picc.selected !== PICC) return refuse(STATUS.permissionDenied);
  return done(fromHex([...picc.store.applications.keys()].join('')));
}

/** GetKeyVersion. */
export function keyVersion(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 1) return refuse(STATUS.length);
  const key = keyNumbered(picc, parameters[0] ?? 0);
  return key === null ? refuse(STATUS.noSuchKey) : done(Uint8Array.of(key.version));
}

/** GetFreeMemory. */
export function freeMemory(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 0) return refuse(STATUS.length);
  return done(littleEndian(freeBytes(picc.store), 3));
}

/** GetCardUID; in a session only. */
export function cardUid(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 0) return refuse(STATUS.length);
  return picc.session === null ? refuse(STATUS.authentication) : done(fromHex(picc.store.uid));
}
