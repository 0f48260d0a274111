import { concatBytes, fromHex, readUint, toHex } from '../../bytes.ts';
import { type TearPlan, tornPiece } from '../virtual-card.ts';
import { INS, SW } from './chip.ts';

export interface IsoFile {
  readonly writable: boolean;
  readonly bytes: Uint8Array;
}

/** What there is in an emulated ISO 7816-4 card, and what changes in it. */
export interface Iso7816Chip {
  readonly uid: Uint8Array;
  /** Hex: its only application. */
  readonly dfName: string;
  readonly files: ReadonlyMap<number, IsoFile>;
  readonly maxLe: number;
  readonly maxLc: number;
  present: boolean;
  /** Whether the application is selected, and which of its files. */
  application: boolean;
  current: IsoFile | null;
  writes: number;
  plan: { readonly tear: TearPlan; readonly atWrite: number } | null;
}

const GONE = new Uint8Array(0);
const BY_NAME = 0x04;
const BY_FILE_ID = 0x00;
/** P2 of SELECT: with file control information, or without an answer. */
const FIRST_OR_ONLY = [0x00, 0x0c];
const SHORT_FILE_ID = 0x80;

/** One APDU, one answer; no bytes when the card is gone. */
export function answerOf(chip: Iso7816Chip, apdu: Uint8Array): Uint8Array {
  if (!chip.present) return GONE;
  const [cla, ins] = apdu;
  if (cla === 0xff && ins === 0xca) return concatBytes([chip.uid, fromHex(SW.ok)]);
  if (cla !== 0x00) return fromHex(SW.unknownCla);
  if (apdu.length < 5) return fromHex(SW.wrongLength);
  switch (ins) {
    case INS.select:
      return fromHex(select(chip, apdu));
    case INS.readBinary:
      return read(chip, apdu);
    case INS.updateBinary:
      return update(chip, apdu);
    default:
      return fromHex(SW.unknownIns);
  }
}

/** The command's data, when its length is as announced; Le may follow where `withLe`. */
function dataOf(apdu: Uint8Array, withLe: boolean): Uint8Array | null {
  const length = apdu[4] ?? 0;
  const end = 5 + length;
  const sound = length > 0 && (apdu.length === end || (withLe && apdu.length === end + 1));
  return sound ? apdu.slice(5, end) : null;
}

function select(chip: Iso7816Chip, apdu: Uint8Array): string {
  const [, , p1, p2 = 0] = apdu;
  if ((p1 !== BY_NAME && p1 !== BY_FILE_ID) || !FIRST_OR_ONLY.includes(p2)) return SW.wrongP1P2;
  const data = dataOf(apdu, true);
  if (data === null) return SW.wrongLength;
  if (p1 === BY_NAME) {
    if (toHex(data) !== chip.dfName) return SW.notFound;
    chip.application = true;
    chip.current = null;
    return SW.ok;
  }
  if (data.length !== 2) return SW.wrongLength;
  const file = chip.application ? chip.files.get(readUint(data, 0, 2)) : undefined;
  if (file === undefined) return SW.notFound;
  chip.current = file;
  return SW.ok;
}

/** Le 00 asks for 256 bytes. More than there are, or than the card gives at a time: it says how many (6C XX). */
function read({ current, maxLe }: Iso7816Chip, apdu: Uint8Array): Uint8Array {
  if (apdu.length !== 5) return fromHex(SW.wrongLength);
  const refusal = refusalAt(current, apdu);
  if (refusal !== null || current === null) return fromHex(refusal ?? SW.noCurrentFile);
  const offset = readUint(apdu, 2, 2);
  const length = apdu[4] === 0 ? 256 : (apdu[4] ?? 0);
  const most = Math.min(current.bytes.length - offset, maxLe);
  if (length > most) return Uint8Array.of(...fromHex(SW.wrongLe), most);
  return concatBytes([current.bytes.slice(offset, offset + length), fromHex(SW.ok)]);
}

function update(chip: Iso7816Chip, apdu: Uint8Array): Uint8Array {
  const { current } = chip;
  const data = dataOf(apdu, false);
  if (data === null || data.length > chip.maxLc) return fromHex(SW.wrongLength);
  const refusal = refusalAt(current, apdu);
  if (refusal !== null || current === null) return fromHex(refusal ?? SW.noCurrentFile);
  if (!current.writable) return fromHex(SW.securityStatus);
  const offset = readUint(apdu, 2, 2);
  if (offset + data.length > current.bytes.length) return fromHex(SW.noRoom);
  chip.writes += 1;
  if (chip.plan?.atWrite !== chip.writes) {
    current.bytes.set(data, offset);
    return fromHex(SW.ok);
  }
  const before = current.bytes.slice(offset, offset + data.length);
  current.bytes.set(tornPiece(before, data, chip.plan.tear), offset);
  Object.assign(chip, { plan: null, present: false, application: false, current: null });
  return GONE;
}

function refusalAt(current: IsoFile | null, [, , p1 = 0, p2 = 0]: Uint8Array): string | null {
  if (p1 >= SHORT_FILE_ID) return SW.wrongP1P2;
  if (current === null) return SW.noCurrentFile;
  return (p1 << 8) + p2 >= current.bytes.length ? SW.wrongOffset : null;
}
