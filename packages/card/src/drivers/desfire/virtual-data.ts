import { readUint } from '../../bytes.ts';
import { type TearPlan, tornPiece } from '../virtual-card.ts';
import { COMM_PLAIN, FILE_BACKUP, RIGHT_FREE, RIGHT_NEVER, STATUS } from './chip.ts';
import {
  done,
  fileNumbered,
  PICC,
  type Picc,
  type Result,
  refuse,
  selectedApplication,
  stored,
} from './virtual-picc.ts';
import type { StoredFile } from './virtual-store.ts';

type Access = 'read' | 'write';
/** Number, offset and length. */
export const STRETCH_BYTES = 7;

/** A file's rights that let somebody read or write it. */
function rightsFor({ rights }: StoredFile, access: Access): readonly number[] {
  const [read, write, readWrite] = rights;
  return access === 'read' ? [read, readWrite] : [write, readWrite];
}

/** The file's own mode when the session's key gives the right; plain when the right is free or there is no session. */
export function fileMode(picc: Picc, fileNo: number | undefined, access: Access): number {
  const file = fileNumbered(picc, fileNo);
  if (file === null || picc.session === null) return COMM_PLAIN;
  return rightsFor(file, access).includes(picc.session.keyNo) ? file.commMode : COMM_PLAIN;
}

/** Why this file is not open to whoever asks; null when it is. */
function refusalOf(picc: Picc, fileNo: number | undefined, access: Access): number | null {
  if (picc.selected === PICC) return STATUS.permissionDenied;
  const file = fileNumbered(picc, fileNo);
  if (file === null) return STATUS.fileNotFound;
  const rights = rightsFor(file, access);
  if (rights.every((right) => right === RIGHT_NEVER)) return STATUS.permissionDenied;
  const open = rights.some((right) => right === RIGHT_FREE || right === picc.session?.keyNo);
  return open ? null : STATUS.authentication;
}

const fromLittleEndian = (bytes: Uint8Array): number =>
  readUint(bytes.slice().reverse(), 0, bytes.length);

/** ReadData; length 0 means up to the end of the file. Of a backup file it gives what is committed. */
export function readFile(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== STRETCH_BYTES) return refuse(STATUS.length);
  const refusal = refusalOf(picc, parameters[0], 'read');
  const file = fileNumbered(picc, parameters[0]);
  if (refusal !== null || file === null) return refuse(refusal ?? STATUS.fileNotFound);
  const offset = fromLittleEndian(parameters.subarray(1, 4));
  const length = fromLittleEndian(parameters.subarray(4, 7));
  const end = length === 0 ? file.data.length : offset + length;
  if (offset >= file.data.length || end > file.data.length) return refuse(STATUS.boundary);
  return done(file.data.slice(offset, end));
}

/** WriteData: into a standard file at once, into a backup file's shadow until the commit. */
export function writeFile(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length <= STRETCH_BYTES) return refuse(STATUS.length);
  const refusal = refusalOf(picc, parameters[0], 'write');
  const fileNo = parameters[0] ?? 0;
  const file = fileNumbered(picc, fileNo);
  if (refusal !== null || file === null) return refuse(refusal ?? STATUS.fileNotFound);
  const offset = fromLittleEndian(parameters.subarray(1, 4));
  const bytes = parameters.slice(STRETCH_BYTES);
  if (bytes.length !== fromLittleEndian(parameters.subarray(4, 7))) return refuse(STATUS.length);
  if (offset + bytes.length > file.data.length) return refuse(STATUS.boundary);
  const target = file.type === FILE_BACKUP ? shadowOf(picc, fileNo, file) : file.data;
  const before = target.slice(offset, offset + bytes.length);
  const half = (tear: TearPlan): void => target.set(tornPiece(before, bytes, tear), offset);
  return stored(picc, () => target.set(bytes, offset), half) ? done() : null;
}

function shadowOf(picc: Picc, fileNo: number, file: StoredFile): Uint8Array {
  const shadow = picc.shadows.get(fileNo) ?? file.data.slice();
  picc.shadows.set(fileNo, shadow);
  return shadow;
}

/**
 * CommitTransaction: all shadows become the files, as one store. A card torn in the middle of it undoes or completes it at its next
 * power-up, by whether the mark of the commit was in: with TearPlan.storedBytes above 0 it was.
 */
export function commitFiles(picc: Picc, parameters: Uint8Array): Result {
  // The option byte, where there is one, asks for no transaction MAC.
  if (parameters.length > 1) return refuse(STATUS.length);
  if (picc.selected === PICC || (parameters[0] ?? 0) !== 0) return refuse(STATUS.permissionDenied);
  if (picc.shadows.size === 0) return refuse(STATUS.noChanges);
  const files = selectedApplication(picc)?.files;
  const shadows = [...picc.shadows];
  picc.shadows = new Map();
  const whole = (): void => {
    for (const [fileNo, data] of shadows) {
      const file = files?.get(fileNo);
      if (file !== undefined) file.data = data;
    }
  };
  const half = ({ storedBytes = 0 }: TearPlan): void => (storedBytes > 0 ? whole() : undefined);
  return stored(picc, whole, half) ? done() : null;
}

/** AbortTransaction. */
export function abortFiles(picc: Picc, parameters: Uint8Array): Result {
  if (parameters.length !== 0) return refuse(STATUS.length);
  if (picc.selected === PICC) return refuse(STATUS.permissionDenied);
  if (picc.shadows.size === 0) return refuse(STATUS.noChanges);
  picc.shadows = new Map();
  return done();
}
