import { concatBytes } from '../../bytes.ts';
import { COMM_FULL, COMM_MAC, COMM_PLAIN, FILE_STANDARD, INS, MAC_BYTES, STATUS } from './chip.ts';
import {
  changeChipKey,
  createBackup,
  createChipApplication,
  createChipFile,
  formatChip,
  selectChip,
} from './virtual-admin.ts';
import { authenticateChip } from './virtual-authenticate.ts';
import {
  abortFiles,
  commitFiles,
  fileMode,
  readFile,
  STRETCH_BYTES,
  writeFile,
} from './virtual-data.ts';
import {
  applicationIds,
  cardUid,
  fileIds,
  fileSettings,
  freeMemory,
  keyVersion,
  versionBytes,
} from './virtual-info.ts';
import { openCommand, sealAnswer } from './virtual-messaging.ts';
import { done, type Picc, type Result, refuse, reset } from './virtual-picc.ts';

/** How a command is secured in a session, and what it does once its security is off. */
interface Secured {
  readonly mode: (picc: Picc, payload: Uint8Array) => number;
  /** Bytes that CommMode.Full leaves readable. */
  readonly headerBytes: number;
  readonly run: (picc: Picc, parameters: Uint8Array) => Result;
}

const inMac = (run: Secured['run']): Secured => ({ mode: () => COMM_MAC, headerBytes: 0, run });
const inFull = (headerBytes: number, run: Secured['run']): Secured => ({
  mode: () => COMM_FULL,
  headerBytes,
  run,
});
const reading: Secured = {
  mode: (picc, [fileNo]) => fileMode(picc, fileNo, 'read'),
  headerBytes: STRETCH_BYTES,
  run: readFile,
};
const writing: Secured = {
  mode: (picc, [fileNo]) => fileMode(picc, fileNo, 'write'),
  headerBytes: STRETCH_BYTES,
  run: writeFile,
};

const GET_FILE_IDS = 0x6f;
const GET_APPLICATION_IDS = 0x6a;

const commands: Readonly<Record<number, Secured>> = {
  [INS.getVersion]: inMac((picc) => done(concatBytes(versionBytes(picc.store)))),
  [INS.readData]: reading,
  [INS.readDataNative]: reading,
  [INS.writeData]: writing,
  [INS.writeDataNative]: writing,
  [INS.commitTransaction]: inMac(commitFiles),
  [INS.abortTransaction]: inMac(abortFiles),
  [INS.createApplication]: inMac(createChipApplication),
  [INS.createBackupDataFile]: inMac(createBackup),
  [INS.createStandardDataFile]: inMac((picc, data) => createChipFile(picc, FILE_STANDARD, data)),
  [INS.changeKey]: inFull(1, changeChipKey),
  [INS.getFileSettings]: inMac(fileSettings),
  [GET_FILE_IDS]: inMac(fileIds),
  [GET_APPLICATION_IDS]: inMac(applicationIds),
  [INS.getKeyVersion]: inMac(keyVersion),
  [INS.getFreeMemory]: inMac(freeMemory),
  [INS.getCardUid]: inFull(0, cardUid),
  [INS.formatPicc]: inMac(formatChip),
};

/** What a native frame holds besides code or status. */
const NATIVE_FRAME_BYTES = 59;
/** The longest answer of one APDU, its status word not counted. */
const APDU_BYTES = 256;
const GET_VERSION_CUTS = [7, 14];

/** Does a native command or goes on with one; any error ends session and transaction. */
export function execute(picc: Picc, ins: number, data: Uint8Array): Result {
  const result = ins === INS.additionalFrame ? goOn(picc, data) : begin(picc, ins, data);
  if (result === null) return null;
  picc.exchange = result.next ?? null;
  if (result.status !== STATUS.ok && result.status !== STATUS.additionalFrame) {
    reset(picc, picc.selected);
  }
  return result;
}

function goOn(picc: Picc, data: Uint8Array): Result {
  const { exchange } = picc;
  return exchange === null ? refuse(STATUS.illegalCommand) : exchange(data);
}

function begin(picc: Picc, ins: number, data: Uint8Array): Result {
  if (picc.exchange !== null) return refuse(STATUS.commandAborted);
  if (ins === INS.selectApplication) return selectChip(picc, data);
  if (ins === INS.authenticateFirst || ins === INS.authenticateNonFirst) {
    return authenticateChip(picc, ins, data);
  }
  const command = commands[ins];
  if (command === undefined) return refuse(STATUS.illegalCommand);
  if (ins === INS.writeDataNative) return gather(picc, command, data);
  return perform(picc, ins, command, data);
}

/** WriteData in native frames: further ones are asked for until the announced length is there. */
function gather(picc: Picc, command: Secured, data: Uint8Array): Result {
  if (data.length < STRETCH_BYTES) return refuse(STATUS.length);
  const announced = STRETCH_BYTES + securedLength(command.mode(picc, data), data);
  if (data.length > announced) return refuse(STATUS.length);
  if (data.length === announced) return perform(picc, INS.writeDataNative, command, data);
  return {
    status: STATUS.additionalFrame,
    data: new Uint8Array(0),
    next: (more) =>
      more.length === 0 ? refuse(STATUS.length) : gather(picc, command, concatBytes([data, more])),
  };
}

/** What follows the header: the announced bytes, padded and with a MAC as the mode asks for. */
function securedLength(mode: number, header: Uint8Array): number {
  const [low = 0, middle = 0, high = 0] = header.subarray(4);
  const length = low + (middle << 8) + (high << 16);
  if (mode === COMM_PLAIN) return length;
  return MAC_BYTES + (mode === COMM_FULL ? (Math.floor(length / 16) + 1) * 16 : length);
}

function perform(picc: Picc, ins: number, command: Secured, payload: Uint8Array): Result {
  const { session } = picc;
  const mode = command.mode(picc, payload);
  const opened = openCommand(session, mode, ins, payload, command.headerBytes);
  if ('status' in opened) return refuse(opened.status);
  const result = command.run(picc, opened.parameters);
  if (result === null || result.status !== STATUS.ok) return result;
  if (session !== null) session.counter += 1;
  // Whoever changes the key of the session has no session to secure the answer with.
  const answer = picc.session === null ? result.data : sealAnswer(session, mode, result.data);
  if (ins === INS.getVersion) return framed(answer, GET_VERSION_CUTS);
  if (ins === INS.readDataNative) return framed(answer, cutsEvery(answer, NATIVE_FRAME_BYTES));
  return answer.length > APDU_BYTES ? refuse(STATUS.length) : done(answer);
}

const cutsEvery = ({ length }: Uint8Array, bytes: number): number[] =>
  Array.from({ length: Math.ceil(length / bytes) - 1 }, (_, n) => (n + 1) * bytes);

/** An answer in frames, each but the first asked for with AF. */
function framed(answer: Uint8Array, [cut, ...further]: readonly number[]): Result {
  if (cut === undefined) return done(answer);
  return {
    status: STATUS.additionalFrame,
    data: answer.slice(0, cut),
    next: (more) =>
      more.length > 0
        ? refuse(STATUS.length)
        : framed(
            answer.slice(cut),
            further.map((next) => next - cut),
          ),
  };
}
